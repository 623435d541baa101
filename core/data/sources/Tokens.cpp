// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileError.h"
#include "core/data/ClassFiles.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"
#include "core/data/readers/TokenShard.h"
#include "core/data/sources/Sources.h"
#include "core/data/sources/TokenDataset.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"

#include <algorithm>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// The files of a folder that end in .bin, sorted; a file itself.
std::vector<fs::path> shardFiles(const fs::path& place) {
    std::error_code error;
    if (!fs::is_directory(place, error))
        return {place};
    std::vector<fs::path> files;
    for (fs::directory_iterator at(place, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".bin" && !at->path().filename().string().starts_with('.'))
            files.push_back(at->path());
    }
    if (error)
        failFile(place, "read", error.value());
    if (files.empty())
        throw UserError("the data set is missing: found no shard of tokens in " + shownPath(place) +
                        ", expected fineweb_train_000001.bin or the like");
    std::ranges::sort(files);
    return files;
}

/// The split that the name of a shard tells: fineweb_val_000000.bin. What tells none trains.
std::vector<TokenPiece>& piecesFor(TokenSplits& splits, const fs::path& file) {
    const std::string name = file.stem().string();
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_of("_-. ", at), name.size());
        const std::optional<Split> split = splitCalled(name.substr(at, end - at));
        if (split)
            return *split == Split::Test         ? splits.test
                   : *split == Split::Validation ? splits.validation
                                                 : splits.train;
        at = end + 1;
    }
    return splits.train;
}

/// Where shards validate and none test, the second half of those does.
void completeSplits(TokenSplits& splits, const Options& options) {
    if (splits.validation.empty() && splits.test.empty()) {
        splitOffEnds(splits, options);
    } else if (splits.test.empty()) {
        const Index half = countTokens(splits.validation) / 2;
        std::vector<TokenPiece> all = std::move(splits.validation);
        splits.validation = takeTokens(all, half);
        splits.test = std::move(all);
    }
}

TokenSplits openShards(const Options& options, const Loading& loading) {
    const fs::path place = std::get<std::string>(options.at("folder"));
    if (place.empty())
        throw UserError(
            "dataset.folder: the data set needs the folder that holds shards of "
            "tokens, fineweb_train_000001.bin and the like");
    TokenSplits splits;
    for (const fs::path& file : shardFiles(place)) {
        checkStop(loading.stop);
        auto shard = std::make_shared<const TokenShard>(file);
        const Index count = shard->count();
        piecesFor(splits, file).push_back({std::move(shard), 0, count});
    }
    completeSplits(splits, options);
    return splits;
}

DatasetFacts surveyTokens(const Options& options, const Loading& loading) {
    return tokenFacts(openShards(options, loading), std::get<Index>(options.at("vocabulary")),
                      options);
}

std::shared_ptr<const Dataset> loadTokens(const Options& options, const Loading& loading) {
    return makeTokenDataset(openShards(options, loading), std::get<Index>(options.at("vocabulary")),
                            options);
}

/// All but the sizes.
std::optional<DatasetFacts> knownOfTokens(const Options& options) {
    return DatasetFacts{.sample = {std::get<Index>(options.at("context"))},
                        .target = {.kind = TargetKind::NextToken,
                                   .size = std::get<Index>(options.at("vocabulary"))}};
}

std::vector<OptionInfo> tokensOptions() {
    constexpr Index kGpt2 = 50257;
    std::vector<OptionInfo> options = {
        {.name = "folder",
         .title = "Folder",
         .help =
             "Where shards of tokens lie as modded-nanogpt writes them (.bin, of 16 bits each): "
             "those with val in their names validate, the second half of them tests unless "
             "others have test in theirs, and all others train. Or one such file.",
         .initial = std::string(),
         .path = PathKind::Folder},
        numberOption("vocabulary", "Vocabulary",
                     "Tokens are 0 to one less. GPT-2's tokenizer has 50\u202f257 of them.", kGpt2,
                     2, static_cast<double>(kLargestVocabulary))};
    return joinedOptions({options, tokenOptions()});
}

}  // namespace

DatasetInfo tokensSource() {
    return {.id = "tokens",
            .title = "Token shards",
            .description =
                "Text that is tokens already, in shards of modded-nanogpt (FineWeb): read "
                "from disk, however much there is.",
            .options = tokensOptions(),
            .needsPlace = true,
            .recognise =
                [](const std::filesystem::path& path) {
                    return placedAt(path, "folder",
                                    isFileWith(path, {".bin"}) || holdsName(path, "_train_"));
                },
            .known = knownOfTokens,
            .survey = surveyTokens,
            .load = loadTokens};
}

}  // namespace obscura
