// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Targets.h"

#include "app/CliCommands.h"
#include "core/data/Idx.h"
#include "core/data/readers/SoundFile.h"
#include "core/experiment/Difference.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Unrolling.h"
#include "core/network/Inspection.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <stdexcept>

namespace obscura::fuzz {

namespace {

/// A file that is nowhere but in memory.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : m_fd(::memfd_create("fuzz", 0)) {
        if (m_fd < 0 || ::write(m_fd, bytes.data(), bytes.size()) != ssize_t(bytes.size()))
            throw std::runtime_error("can't make a file in memory");
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

private:
    int m_fd;
};

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
    std::vector<std::int64_t> shape;
    try {
        shape = readIdxShape(file.path());
    } catch (const UserError&) {
        shape.clear();
    }
    const IdxArray array = readIdx(file.path());
    require(array.shape == shape, "the header alone tells another shape");
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

void readSafetensors(std::string_view bytes) {
    const MemoryFile file(bytes);
    const auto shapes = readCheckpoint(file.path(), CheckpointPart::Shapes);
    const auto tensors = readCheckpoint(file.path());
    require(shapes.size() == tensors.size(), "the header alone tells other tensors");
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
    static const std::vector<Target> all = {
        {"experiment", Form::Json, readExperiment, templateTexts()},
        {"device", Form::Json, readDevice},
        {"idx", Form::Idx, readIdxFile},
        {"safetensors", Form::Safetensors, readSafetensors},
        {"sound", Form::Bytes, readSoundFile}};
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
