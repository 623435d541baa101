// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Recognition.h"

#include <algorithm>
#include <cctype>

namespace obscura {

namespace {

namespace fs = std::filesystem;

bool endsLike(const fs::path& path, const std::vector<std::string>& endings) {
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::find(endings, ending) != endings.end();
}

}  // namespace

bool isFileWith(const fs::path& path, const std::vector<std::string>& endings) {
    std::error_code error;
    return fs::is_regular_file(path, error) && endsLike(path, endings);
}

bool holdsName(const fs::path& folder, const std::string& part) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().filename().string().find(part) != std::string::npos)
            return true;
    }
    return false;
}

bool holdsFilesInFolders(const fs::path& folder, const std::vector<std::string>& endings) {
    constexpr int kDeepest = 3;
    constexpr int kMostEntries = 1000;
    constexpr auto kLenient = fs::directory_options::skip_permission_denied;
    std::error_code error;
    int entries = 0;
    for (fs::recursive_directory_iterator at(folder, kLenient, error), end;
         !error && at != end && entries < kMostEntries; at.increment(error), ++entries) {
        if (at.depth() >= kDeepest)
            at.disable_recursion_pending();
        if (at.depth() > 0 && endsLike(at->path(), endings))
            return true;
    }
    return false;
}

std::optional<Options> placedAt(const fs::path& path, const char* name, bool isOne) {
    return isOne ? std::optional(Options{{name, path.string()}}) : std::nullopt;
}

}  // namespace obscura
