// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <map>
#include <optional>

namespace obscura {

/// Which runs are drawn over each other. Each has a slot of its own, for its colour and dashes,
/// from when it is taken in until it is let go.
class OverlaySet : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void set(const std::filesystem::path& run, bool isIn);
    /// Nothing where it is not in.
    std::optional<int> slotOf(const std::filesystem::path& run) const;
    /// With their slots.
    const std::map<std::filesystem::path, int>& runs() const { return m_runs; }

Q_SIGNALS:
    void changed();

private:
    std::map<std::filesystem::path, int> m_runs;
};

}  // namespace obscura
