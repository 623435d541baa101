// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassFiles.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "devices/Stop.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

std::string inLowerCase(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// Entries of a folder that aren't hidden, by name: a folder is in no order of its own.
std::vector<fs::directory_entry> visibleEntriesOf(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator each(folder, error), end; !error && each != end;
         each.increment(error)) {
        if (!each->path().filename().string().starts_with('.'))
            entries.push_back(*each);
    }
    if (error)
        failFile(folder, "list the folder", error.value());
    std::ranges::sort(entries);
    return entries;
}

bool isClassFolder(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_directory(error);
}

/// Goes through folders of classes.
class ClassFolderSearch {
public:
    ClassFolderSearch(const std::vector<std::string>& endings, const std::stop_token& stop)
        : m_endings(endings), m_stop(stop) {}

    void addClasses(const fs::path& folder, Split split) {
        for (const fs::directory_entry& entry : visibleEntriesOf(folder)) {
            if (isClassFolder(entry))
                addFiles(entry.path(), split);
        }
    }

    ClassFiles take() { return std::move(m_found); }

private:
    void addFiles(const fs::path& folder, Split split) {
        checkStop(m_stop);
        const std::string name = folder.filename().string();
        Index label = -1;
        for (const fs::directory_entry& entry : visibleEntriesOf(folder)) {
            const std::string ending = inLowerCase(entry.path().extension().string());
            if (isClassFolder(entry) || std::ranges::find(m_endings, ending) == m_endings.end())
                continue;
            if (label < 0)
                label = labelOf(name, split, folder);
            m_found.files.push_back({.file = entry.path(), .label = label, .split = split});
        }
    }

    /// Training, which comes first, makes the classes.
    Index labelOf(const std::string& name, Split split, const fs::path& folder) {
        const auto found = std::ranges::find(m_found.classes, name);
        if (found == m_found.classes.end() && split != Split::Train)
            throw UserError(shownPath(folder) + ": nothing of the class " + inQuotes(name) +
                            " trains" + nearHint(name, m_found.classes));
        const Index label = found - m_found.classes.begin();
        if (found == m_found.classes.end())
            m_found.classes.push_back(name);
        return label;
    }

    const std::vector<std::string>& m_endings;
    std::stop_token m_stop;
    ClassFiles m_found;
};

struct SplitFolder {
    fs::path folder;
    Split split;
};

/// Those that are called like splits, training first; none where nothing is called "train".
std::vector<SplitFolder> splitFoldersIn(const fs::path& folder) {
    std::vector<SplitFolder> found;
    for (const fs::directory_entry& entry : visibleEntriesOf(folder)) {
        const auto split = splitCalled(entry.path().filename().string());
        if (split && isClassFolder(entry))
            found.push_back({.folder = entry.path(), .split = *split});
    }
    std::ranges::stable_sort(found, {}, &SplitFolder::split);
    if (found.empty() || found.front().split != Split::Train)
        return {};
    return found;
}

std::string listedEndings(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list;
}

}  // namespace

ClassFiles findClassFolders(const fs::path& folder, const std::vector<std::string>& endings,
                            const std::string& what, const Loading& loading) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw UserError(shownPath(folder) + ": there is no such folder");
    ClassFolderSearch search(endings, loading.stop);
    const std::vector<SplitFolder> splits = splitFoldersIn(folder);
    for (const SplitFolder& each : splits)
        search.addClasses(each.folder, each.split);
    if (splits.empty())
        search.addClasses(folder, Split::Train);
    ClassFiles found = search.take();
    if (found.classes.size() < 2)
        throw UserError(shownPath(folder) + ": found " + std::to_string(found.classes.size()) +
                        " folders that hold " + what + " (" + listedEndings(endings) +
                        "), expected one for each of at least two classes");
    return found;
}

void fillSplits(ClassFiles& found, const SplitShares& shares) {
    const Splitting dealt(sizesOf(found), shares);
    std::vector<ClassFile*> files;
    for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
        for (ClassFile& file : found.files) {
            if (file.split == split)
                files.push_back(&file);
        }
    }
    for (const Split split : {Split::Validation, Split::Test}) {
        for (Index i = 0; i < dealt.sizes().of(split); ++i)
            files[static_cast<std::size_t>(dealt.row(split, i))]->split = split;
    }
}

std::optional<Split> splitCalled(std::string_view name) {
    struct Call {
        std::string_view name;
        Split split;
    };
    static constexpr std::array kCalls = {Call{"train", Split::Train},
                                          Call{"training", Split::Train},
                                          Call{"validation", Split::Validation},
                                          Call{"valid", Split::Validation},
                                          Call{"val", Split::Validation},
                                          Call{"dev", Split::Validation},
                                          Call{"test", Split::Test},
                                          Call{"testing", Split::Test}};
    const std::string wanted = inLowerCase(std::string(name));
    const auto found = std::ranges::find(kCalls, wanted, &Call::name);
    return found == kCalls.end() ? std::nullopt : std::optional(found->split);
}

DatasetSizes sizesOf(const ClassFiles& found) {
    DatasetSizes sizes;
    for (const ClassFile& file : found.files)
        ++(file.split == Split::Train        ? sizes.train
           : file.split == Split::Validation ? sizes.validation
                                             : sizes.test);
    return sizes;
}

}  // namespace obscura
