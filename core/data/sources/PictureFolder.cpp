// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/PictureFolder.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/ClassFiles.h"
#include "core/data/readers/Picture.h"
#include "devices/ShownText.h"
#include "devices/Stop.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr const char* kAnnotations = "val_annotations.txt";
constexpr const char* kUnsorted = "images";  ///< where pictures lie that no folder gives a class

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

/// What lies in `folder` itself, sorted, so that the order is the same everywhere.
std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!isHidden(at->path()))
            entries.push_back(at->path());
    }
    if (error)
        failFile(folder, "read", error.value());
    std::ranges::sort(entries);
    return entries;
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::vector<fs::path> folders = entriesOf(folder);
    std::erase_if(folders, [](const fs::path& path) {
        std::error_code error;
        return !fs::is_directory(path, error);
    });
    return folders;
}

/// All pictures in `folder` and those within it, as deep as nobody sorts by hand.
void collectPictures(const fs::path& folder, const std::stop_token& stop,
                     std::vector<fs::path>& pictures, int depth = 0) {
    constexpr int kDeepest = 8;  // a link may lead back to where it lies
    checkStop(stop);
    for (const fs::path& entry : entriesOf(folder)) {
        std::error_code error;
        if (isPictureName(entry) && fs::is_regular_file(entry, error))
            pictures.push_back(entry);
        else if (depth < kDeepest && fs::is_directory(entry, error))
            collectPictures(entry, stop, pictures, depth + 1);
    }
}

/// Names of classes and which number each has.
class ClassNumbers {
public:
    explicit ClassNumbers(const std::vector<std::string>& classes) : m_classes(classes) {
        for (const std::string& name : classes)
            m_numbers.emplace(name, static_cast<std::int32_t>(m_numbers.size()));
    }

    /// `where` says what names the class.
    std::int32_t of(const std::string& name, const fs::path& where) const {
        const auto found = m_numbers.find(name);
        if (found == m_numbers.end())
            throw UserError(shownPath(where) + ": found the class " + inQuotes(name) +
                            ", which no training picture has" + nearHint(name, m_classes));
        return found->second;
    }

private:
    const std::vector<std::string>& m_classes;
    std::map<std::string, std::int32_t> m_numbers;
};

/// The pictures of each folder in `folder` that holds any, by its name.
using PicturesByClass = std::map<std::string, std::vector<fs::path>>;

PicturesByClass picturesByClass(const fs::path& folder, const std::stop_token& stop) {
    PicturesByClass result;
    for (const fs::path& one : foldersIn(folder)) {
        std::vector<fs::path> pictures;
        collectPictures(one, stop, pictures);
        if (!pictures.empty())
            result.emplace(one.filename().string(), std::move(pictures));
    }
    return result;
}

std::vector<ListedPicture> labelled(PicturesByClass pictures, const fs::path& folder,
                                    const ClassNumbers& classes) {
    std::vector<ListedPicture> result;
    for (auto& [name, files] : pictures) {
        const std::int32_t label = classes.of(name, folder);
        for (fs::path& file : files)
            result.push_back({std::move(file), label});
    }
    return result;
}

/// Lines of name, tab, class, and more that is of no interest here.
std::vector<ListedPicture> listAnnotations(const fs::path& folder, const ClassNumbers& classes) {
    const fs::path list = folder / kAnnotations;
    const std::string text = readFile(list);
    std::error_code error;
    const fs::path place =
        fs::is_directory(folder / kUnsorted, error) ? folder / kUnsorted : folder;
    std::vector<ListedPicture> result;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string words = text.substr(at, end - at);
        at = end + 1;
        const std::size_t tab = words.find('\t');
        if (words.empty())
            continue;
        if (tab == std::string::npos)
            throw UserError(shownPath(list) + ": line " + std::to_string(line) + ": found '" +
                            shownText(words) + "', expected name, tab and class");
        const std::string name =
            words.substr(tab + 1, words.find_first_of("\t\r", tab + 1) - tab - 1);
        result.push_back({place / words.substr(0, tab), classes.of(name, list)});
    }
    return result;
}

/// Whether nothing says of which classes the pictures are.
bool isUnsorted(const fs::path& folder) {
    const std::vector<fs::path> folders = foldersIn(folder);
    return folders.empty() || (folders.size() == 1 && folders[0].filename() == kUnsorted);
}

/// The first folder in `folder` whose name tells that split; empty: none does.
fs::path splitFolder(const fs::path& folder, Split split) {
    const std::vector<fs::path> folders = foldersIn(folder);
    const auto found = std::ranges::find_if(folders, [&](const fs::path& each) {
        return splitCalled(each.filename().string()) == split;
    });
    return found == folders.end() ? fs::path() : *found;
}

std::vector<ListedPicture> listSplit(const fs::path& folder, const ClassNumbers& classes,
                                     const std::stop_token& stop) {
    std::error_code error;
    if (folder.empty())
        return {};
    if (fs::exists(folder / kAnnotations, error))
        return listAnnotations(folder, classes);
    if (isUnsorted(folder))
        return {};
    return labelled(picturesByClass(folder, stop), folder, classes);
}

}  // namespace

PictureFolder listPictures(const fs::path& folder, const Loading& loading) {
    if (folder.empty())
        throw UserError(
            "dataset.folder: the data set needs a folder that holds a folder of "
            "pictures for each class");
    if (loading.progress)
        loading.progress("lists pictures", 0);
    const fs::path train = splitFolder(folder, Split::Train);
    const fs::path& root = train.empty() ? folder : train;
    PicturesByClass pictures = picturesByClass(root, loading.stop);
    if (pictures.empty())
        throw UserError(shownPath(root) +
                        ": found no folder with pictures (.png, .jpg, .jpeg), expected one for "
                        "each class");
    if (pictures.size() == 1)
        throw UserError(shownPath(root) + ": found pictures of one class, '" +
                        shownText(pictures.begin()->first) + "', expected two or more");
    PictureFolder result;
    std::ranges::copy(std::views::keys(pictures), std::back_inserter(result.classes));
    const ClassNumbers classes(result.classes);
    result.train = labelled(std::move(pictures), root, classes);
    if (train.empty())
        return result;
    result.validation = listSplit(splitFolder(folder, Split::Validation), classes, loading.stop);
    result.test = listSplit(splitFolder(folder, Split::Test), classes, loading.stop);
    if (result.test.empty())
        result.test.swap(result.validation);
    return result;
}

}  // namespace obscura
