// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Descriptor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace obscura {

/// Bytes that are read here and there, wherever they lie. From any thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `out` with the bytes from `offset` on; they have to be there. Throws UserError where
    /// they can't be read.
    virtual void read(std::uint64_t offset, std::span<std::byte> out) const = 0;
};

/// A file on disk. It isn't mapped: what is read once takes no memory of ours, and where somebody
/// cuts the file meanwhile that is an error, not the end.
class FileBytes final : public ByteSource {
public:
    /// Throws UserError where there is no such file, or something else.
    explicit FileBytes(std::filesystem::path file);
    const std::filesystem::path& path() const { return m_path; }
    std::uint64_t size() const override { return m_size; }
    void read(std::uint64_t offset, std::span<std::byte> out) const override;
    /// The first bytes, `count` or fewer where the file has no more.
    std::string start(std::size_t count) const;

private:
    std::filesystem::path m_path;
    Descriptor m_file;
    std::uint64_t m_size = 0;
};

/// Bytes that are got all together when they are first needed, and kept in memory.
class KeptBytes final : public ByteSource {
public:
    using Load = std::function<void(std::span<std::byte> all)>;
    KeptBytes(std::uint64_t size, Load load) : m_size(size), m_load(std::move(load)) {}
    std::uint64_t size() const override { return m_size; }
    void read(std::uint64_t offset, std::span<std::byte> out) const override;

private:
    std::uint64_t m_size;
    Load m_load;
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const std::vector<std::byte>> m_bytes;
};

}  // namespace obscura
