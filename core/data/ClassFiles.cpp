// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassFiles.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "devices/Stop.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
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

bool isFolder(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_directory(error);
}

constexpr const char* kAnnotations = "val_annotations.txt";
constexpr const char* kUnsorted = "images";  ///< where files lie that no folder gives a class

/// Goes through folders of classes.
class ClassFolderSearch {
public:
    ClassFolderSearch(const std::vector<std::string>& endings, const std::stop_token& stop)
        : m_endings(endings), m_stop(stop) {}

    void addSplit(const fs::path& folder, Split split) {
        std::error_code error;
        if (split != Split::Train && fs::exists(folder / kAnnotations, error))
            return addAnnotated(folder, split);
        std::vector<fs::directory_entry> classes = visibleEntriesOf(folder);
        std::erase_if(classes, [](const auto& entry) { return !isFolder(entry); });
        if (split != Split::Train && classes.size() == 1 &&
            classes.front().path().filename() == kUnsorted)
            return;
        for (const fs::directory_entry& each : classes) {
            std::vector<fs::path> files;
            collect(each.path(), files);
            if (files.empty())
                continue;
            const Index label = labelOf(each.path().filename().string(), split, each.path());
            for (fs::path& file : files)
                m_found.files.push_back({.file = std::move(file), .label = label, .split = split});
        }
    }

    ClassFiles take() { return std::move(m_found); }

private:
    /// As deep as nobody sorts by hand.
    void collect(const fs::path& folder, std::vector<fs::path>& files, int depth = 0) const {
        constexpr int kDeepest = 8;  // a link may lead back to where it lies
        checkStop(m_stop);
        for (const fs::directory_entry& entry : visibleEntriesOf(folder)) {
            const std::string ending = inLowerCase(entry.path().extension().string());
            if (isFolder(entry) && depth < kDeepest)
                collect(entry.path(), files, depth + 1);
            else if (!isFolder(entry) && std::ranges::count(m_endings, ending) > 0)
                files.push_back(entry.path());
        }
    }

    /// Lines of name, tab, class, and more that is of no interest here.
    void addAnnotated(const fs::path& folder, Split split) {
        const fs::path list = folder / kAnnotations;
        std::error_code error;
        const fs::path place =
            fs::is_directory(folder / kUnsorted, error) ? folder / kUnsorted : folder;
        std::istringstream text(readFile(list));
        Index number = 1;
        for (std::string line; std::getline(text, line); ++number) {
            const std::size_t tab = line.find('\t');
            if (line.empty())
                continue;
            if (tab == std::string::npos)
                throw UserError(shownPath(list) + ": line " + std::to_string(number) + ": found " +
                                inQuotes(line) + ", expected name, tab and class");
            const std::string name =
                line.substr(tab + 1, line.find_first_of("\t\r", tab + 1) - tab - 1);
            m_found.files.push_back({.file = place / line.substr(0, tab),
                                     .label = labelOf(name, split, list),
                                     .split = split});
        }
    }

    /// Training, which comes first, makes the classes. `where` says what names this one.
    Index labelOf(const std::string& name, Split split, const fs::path& where) {
        if (const auto known = m_labels.find(name); known != m_labels.end())
            return known->second;
        if (split != Split::Train)
            throw UserError(shownPath(where) + ": nothing of the class " + inQuotes(name) +
                            " trains" + nearHint(name, m_found.classes));
        const Index label = std::ssize(m_found.classes);
        m_found.classes.push_back(name);
        m_labels[name] = label;
        return label;
    }

    const std::vector<std::string>& m_endings;
    std::stop_token m_stop;
    ClassFiles m_found;
    std::map<std::string, Index> m_labels;  ///< of its classes
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
        if (split && isFolder(entry))
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
    if (loading.progress)
        loading.progress("lists " + what, 0);
    ClassFolderSearch search(endings, loading.stop);
    const std::vector<SplitFolder> splits = splitFoldersIn(folder);
    for (const SplitFolder& each : splits)
        search.addSplit(each.folder, each.split);
    if (splits.empty())
        search.addSplit(folder, Split::Train);
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
