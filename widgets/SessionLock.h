// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>
#include <memory>

namespace obscura {

/// A lock that is held as long as the program runs; that of one that was killed is stale at once,
/// however old.
inline std::unique_ptr<QLockFile> sessionLock(const QString& file) {
    auto lock = std::make_unique<QLockFile>(file);
    lock->setStaleLockTime(0);
    return lock;
}

}  // namespace obscura
