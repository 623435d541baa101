// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Descriptor.h"

#include <filesystem>

namespace obscura {

/// A folder that is held open: what is opened in it by its descriptor goes there, wherever it is
/// moved meanwhile.
class Folder {
public:
    /// Throws UserError with the system's reason.
    explicit Folder(std::filesystem::path path);
    /// The folder `name` in `parent`; made, unless it is there.
    Folder(const Folder& parent, const std::filesystem::path& name);

    /// Where it was when it was opened.
    const std::filesystem::path& path() const { return m_path; }
    /// Where it is by now: path(), as long as that leads to it; empty where it was deleted.
    std::filesystem::path place() const;
    int descriptor() const { return m_descriptor.get(); }
    /// So that what was made and renamed in it survives a power cut; a file system that can't is no
    /// error.
    void sync() const;

private:
    std::filesystem::path m_path;
    Descriptor m_descriptor;
};

/// Makes `folder` and those above it that aren't there, and syncs each into the one above it.
/// Throws UserError with the system's reason.
void makeFolders(const std::filesystem::path& folder);

}  // namespace obscura
