// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Targets.h"

#include "app/CliCommands.h"
#include "core/data/readers/Cifar.h"
#include "core/data/readers/Idx.h"
#include "core/data/readers/Picture.h"
#include "core/data/readers/SoundFile.h"
#include "core/data/readers/TokenShard.h"
#include "core/experiment/Difference.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Unrolling.h"
#include "core/network/Inspection.h"
#include "core/runs/RecordText.h"
#include "core/runs/SummaryFile.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"
#include "fuzz/MemoryFile.h"
#include "fuzz/NumberTargets.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <stdexcept>

namespace obscura::fuzz {

namespace {

void require(bool holds, const char* what) {
    if (!holds)
        throw std::logic_error(what);
}

void readExperiment(std::string_view bytes) {
    const Experiment e = parseExperiment(bytes, "fuzz");
    const std::string text = formatExperiment(e);
    require(parseExperiment(text, "again") == e, "what was written is read as something else");
    require(formatExperiment(parseExperiment(text, "again")) == text, "writing is not stable");
    require(compareExperiments(e, e).empty(), "an experiment differs from itself");
    const InspectionReport report = inspectExperiment(e);
    (void)report.message(e.graph);
    constexpr Index kMostCopies = 5000;
    Index copies = 0;
    for (const Block& block : e.graph.blocks)
        copies += e.graph.repetitionsOf(block);
    if (report.isNetworkSound() && copies < kMostCopies) {
        const Experiment chain = unrolled(e).experiment;
        require(inspectExperiment(chain).isNetworkSound(), "what is written out can't run");
    }
}

void readIdxFile(std::string_view bytes) {
    const MemoryFile file(bytes);
    IdxHeader header;
    try {
        header = readIdxHeader(file.path());
    } catch (const UserError&) {
        header.shape.clear();
    }
    const IdxNumbers numbers = readIdxNumbers(file.path());
    require(numbers.shape == header.shape, "the header alone tells another shape");
    if (header.type != IdxType::UnsignedByte)
        return;
    const IdxArray array = readIdx(file.path());
    require(std::ranges::equal(array.bytes, numbers.values), "bytes are read as other numbers");
}

void readPictureFile(std::string_view bytes) {
    constexpr Index kMostFuzzed = Index{1} << 20;  // larger ones take long, and show nothing new
    const MemoryFile file(bytes);
    const PictureInfo info = readPictureInfo(file.path());
    if (info.height * info.width > kMostFuzzed)
        return;
    for (const PictureColours colours : {PictureColours::Grey, PictureColours::Rgb}) {
        const Picture picture = readPicture(file.path(), colours);
        require(picture.size.height == info.height && picture.size.width == info.width,
                "the header alone tells another size");
        require(std::ssize(picture.pixels) == info.height * info.width * picture.size.channels,
                "the pixels do not fill the picture");
    }
}

void readCifarFile(std::string_view bytes) {
    const MemoryFile file(bytes);
    // The first byte decides, so that both sets are tried.
    const CifarKind kind = !bytes.empty() && bytes[0] & 1 ? CifarKind::Hundred : CifarKind::Ten;
    const Index count = countCifarRecords(file.path(), kind);
    CifarRecords records;
    readCifarRecords(file.path(), kind, records);
    require(std::ssize(records.labels) == count, "the size alone tells another number of records");
}

void readSoundFile(std::string_view bytes) {
    constexpr Index kMostFuzzed = Index{1} << 18;  // silence packs to nothing
    const MemoryFile file(bytes);
    SoundFile sound(file.path());
    const Index count = std::min(sound.info().frames, kMostFuzzed);
    require(std::ssize(sound.read({.first = 0, .count = count})) == count,
            "the samples are not as many as asked for");
    const Index end = sound.info().frames;
    require(std::ssize(sound.read({.first = end - 1, .count = 2})) == 1,
            "the end of a sound is not its last sample");
}

void readShard(std::string_view bytes) {
    const MemoryFile file(bytes);
    const TokenShard shard(file.path());
    std::vector<Token> tokens(static_cast<std::size_t>(shard.count()));
    shard.read(0, tokens);
}

void readSafetensors(std::string_view bytes) {
    const MemoryFile file(bytes);
    const auto shapes = readCheckpoint(file.path(), CheckpointPart::Shapes);
    const auto tensors = readCheckpoint(file.path());
    require(shapes.size() == tensors.size(), "the header alone tells other tensors");
}

void readSummary(std::string_view bytes) {
    const std::string text = formatSummary(parseSummary(bytes, "fuzz"));
    require(formatSummary(parseSummary(text, "again")) == text,
            "what was written is read as something else");
}

void readRecord(std::string_view bytes) {
    constexpr std::size_t kMost = 3;
    const MemoryFile file(bytes);
    const std::string whole = wholeRecord(file.path());
    for (const std::string& part : {thinnedRecord(file.path(), kMost), endOfRecord(file.path())}) {
        const std::size_t head = std::min(whole.find('\n'), whole.size());
        require(part.substr(0, head) == whole.substr(0, head), "a part has another head");
    }
    require(std::ranges::count(thinnedRecord(file.path(), kMost), '\n') <=
                static_cast<std::ptrdiff_t>(kMost + 1),
            "there are more lines than asked for");
}

void readDevice(std::string_view bytes) {
    const MemoryFile file(bytes);
    queryDevice(file.path());
}

std::vector<std::string> templateTexts() {
    std::vector<std::string> texts;
    for (const TemplateInfo& info : experimentTemplates())
        texts.push_back(formatExperiment(templateExperiment(info.name)));
    return texts;
}

}  // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all = [] {
        std::vector<Target> list = {{"experiment", Form::Json, readExperiment, templateTexts()},
                                    {"device", Form::Json, readDevice},
                                    {"summary", Form::Json, readSummary},
                                    {"record", Form::Bytes, readRecord},
                                    {"idx", Form::Idx, readIdxFile},
                                    {"picture", Form::Bytes, readPictureFile},
                                    {"cifar", Form::Bytes, readCifarFile},
                                    {"shard", Form::Bytes, readShard},
                                    {"sound", Form::Bytes, readSoundFile},
                                    {"safetensors", Form::Safetensors, readSafetensors}};
        std::ranges::move(numberTargets(), std::back_inserter(list));
        return list;
    }();
    return all;
}

void feed(const Target& target, std::string_view bytes) {
    try {
        target.read(bytes);
    } catch (const UserError&) {
    } catch (const std::bad_alloc&) {
    }
}

}  // namespace obscura::fuzz
