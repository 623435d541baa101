// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Npy.h"

#include "core/base/FileError.h"
#include "core/data/readers/StoredArray.h"

#include <algorithm>

namespace obscura {

namespace {

class NpyFiles final : public ArrayFile {
public:
    explicit NpyFiles(std::filesystem::path path) : ArrayFile(std::move(path)) {}

    void add(const std::filesystem::path& file) {
        auto bytes = std::make_shared<FileBytes>(file);
        NpyHeader header =
            parsedNpyHeader(bytes->start(kNpyHeaderBytes), bytes->size(), shownPath(file));
        header.info.name = file.stem().string();
        m_stored.push_back(
            header.info.problem.empty()
                ? std::optional<StoredArray>(std::in_place, header.info.shape,
                                             ElementPlace{.bytes = std::move(bytes),
                                                          .offset = header.bytes,
                                                          .type = header.type,
                                                          .isFortran = header.isFortran})
                : std::nullopt);
        m_arrays.push_back(std::move(header.info));
    }

private:
    void readNumbers(std::size_t array, Index first, Index count, double* out) const override {
        m_stored[array].value().read(first, count, out);
    }

    std::vector<std::optional<StoredArray>> m_stored;
};

}  // namespace

std::shared_ptr<const ArrayFile> openNpy(const std::filesystem::path& file) {
    auto arrays = std::make_shared<NpyFiles>(file);
    arrays->add(file);
    arrays->require(arrays->arrays().front().name);
    return arrays;
}

std::shared_ptr<const ArrayFile> openNpyFolder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".npy")
            files.push_back(entry->path());
    }
    if (error)
        failFile(folder, "read", error.value());
    if (files.empty())
        throw UserError(shownPath(folder) + ": found no NPY file in that folder, expected some");
    std::ranges::sort(files);
    auto arrays = std::make_shared<NpyFiles>(folder);
    for (const std::filesystem::path& file : files)
        arrays->add(file);
    return arrays;
}

}  // namespace obscura
