// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Folder.h"

#include <filesystem>

namespace obscura {

/// A folder that is there as a whole or not at all. It is filled under a temporary name beside its
/// own, ".<name>.obscura-XXXXXX", which commit() syncs and renames; without that it is removed. The
/// temporary is locked (flock) while its writer lives, so that what a killed one left is known and
/// removed by the next. Each function throws UserError with the system's reason.
class AtomicFolder {
public:
    /// Makes the folders above it that aren't there.
    explicit AtomicFolder(std::filesystem::path folder);
    ~AtomicFolder();
    AtomicFolder(const AtomicFolder&) = delete;
    AtomicFolder& operator=(const AtomicFolder&) = delete;

    /// Where it is filled.
    const std::filesystem::path& temporary() const { return m_temporary; }
    /// Where somebody else was faster theirs stays, and ours is removed.
    void commit();

private:
    void sweep() const;
    void make();

    std::filesystem::path m_folder;
    std::filesystem::path m_temporary;
    Descriptor m_lock;
};

}  // namespace obscura
