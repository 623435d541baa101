// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/IdxFiles.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// What the name of an IDX file tells.
struct IdxName {
    std::string set = {};
    bool isTraining = false;
    bool isLabels = false;
};

/// The parts of a file's name between hyphens and dots, in small letters, without ".gz".
std::vector<std::string> nameParts(const std::string& name) {
    std::vector<std::string> parts(1);
    for (const char c : name) {
        if (c == '-' || c == '.')
            parts.emplace_back();
        else
            parts.back() += static_cast<char>('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (parts.back() == "gz")
        parts.pop_back();
    return parts;
}

/// Nothing where it isn't the name of an IDX file.
std::optional<IdxName> parsedIdxName(const std::string& name) {
    const std::vector<std::string> parts = nameParts(name);
    const auto has = [&](const char* word) { return std::ranges::count(parts, word) > 0; };
    const auto split = std::ranges::find_if(parts, [](const std::string& part) {
        return part == "train" || part == "test" || part == "t10k";
    });
    const bool isIdx =
        std::ranges::any_of(parts, [](const std::string& part) { return part.starts_with("idx"); });
    if (split == parts.end() || !isIdx || has("images") == has("labels"))
        return std::nullopt;
    IdxName result{.isTraining = *split == "train", .isLabels = has("labels")};
    for (auto part = parts.begin(); part != split; ++part)
        result.set += (result.set.empty() ? "" : "-") + *part;
    return result;
}

constexpr const char* kTrainImages = "train-images-idx3-ubyte.gz";

[[noreturn]] void failMissing(const std::string& what, const std::string& advice) {
    throw UserError("the data set is missing: " + what + advice);
}

/// Sets by name, with paths that stay empty where there is no such file.
std::map<std::string, IdxFiles> idxSets(const fs::path& folder, const std::string& advice) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        files.push_back(at->path());
    if (error)
        failMissing("can't read " + shownPath(folder / kTrainImages) + ": " + error.message(),
                    advice);
    std::ranges::sort(files);
    std::map<std::string, IdxFiles> sets;
    for (const fs::path& file : files) {
        const std::optional<IdxName> name = parsedIdxName(file.filename().string());
        if (!name)
            continue;
        IdxFiles& found = sets[name->set];
        IdxFilePair& pair = name->isTraining ? found.train : found.test;
        fs::path& place = name->isLabels ? pair.labels : pair.images;
        if (place.empty() || file == place.string() + ".gz")
            place = file;
    }
    return sets;
}

std::vector<std::string> setNames(const std::map<std::string, IdxFiles>& sets) {
    std::vector<std::string> names;
    for (const auto& [name, files] : sets)
        names.push_back(name);
    return names;
}

const std::string& chosenSet(const fs::path& folder, const std::map<std::string, IdxFiles>& sets,
                             const std::string& wanted, const std::string& advice) {
    const auto found = sets.find(wanted);
    if (found != sets.end())
        return found->first;
    if (sets.empty())
        failMissing("found no IDX file in " + shownPath(folder) + ", expected " + kTrainImages +
                        " and its companions",
                    advice);
    if (!wanted.empty())
        throw UserError("dataset.set: there is no set " + inQuotes(wanted) + " in " +
                        shownPath(folder) + nearHint(wanted, setNames(sets)));
    if (sets.size() == 1)
        return sets.begin()->first;
    std::string list;
    for (const std::string& name : setNames(sets))
        list += (list.empty() ? "" : ", ") + inQuotes(name);
    throw UserError("dataset.set: found several sets in " + shownPath(folder) + ": " + list +
                    "; name one of them");
}

}  // namespace

IdxFiles findIdxFiles(const fs::path& folder, const std::string& set, const std::string& advice) {
    const std::map<std::string, IdxFiles> sets = idxSets(folder, advice);
    const std::string& name = chosenSet(folder, sets, set, advice);
    const IdxFiles& files = sets.at(name);
    const auto require = [&](const fs::path& file, const char* companion) {
        if (file.empty())
            failMissing(
                "there is no " + shownPath(folder / ((name.empty() ? "" : name + "-") + companion)),
                advice);
    };
    require(files.train.images, kTrainImages);
    require(files.train.labels, "train-labels-idx1-ubyte.gz");
    require(files.test.images, "t10k-images-idx3-ubyte.gz");
    require(files.test.labels, "t10k-labels-idx1-ubyte.gz");
    return files;
}

}  // namespace obscura
