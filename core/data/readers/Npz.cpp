// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Npz.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/readers/Npy.h"
#include "core/data/readers/StoredArray.h"

#include <zip.h>

namespace obscura {

namespace {

constexpr std::uint64_t kBestDeflate = 1032;  ///< deflate packs at most so many bytes into one
constexpr std::uint64_t kMostOfPacked = std::uint64_t{4} << 30;  ///< of one array, in bytes
constexpr zip_int64_t kMostMembers = 1 << 16;

struct DiscardZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using ZipMember = std::unique_ptr<zip_file_t, CloseMember>;

std::string memberName(const zip_stat_t& status) {
    return status.name ? status.name : "";
}

/// An archive that is held open. libzip asks that its calls come one after another.
class ZipArchive {
public:
    explicit ZipArchive(std::filesystem::path file) : m_path(std::move(file)) {
        int code = 0;
        m_archive.reset(zip_open(m_path.c_str(), ZIP_RDONLY, &code));
        if (m_archive)
            return;
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throw UserError(shownPath(m_path) + ": can't be read as a ZIP archive: " + reason +
                        "; found one that is truncated or damaged, expected a whole one");
    }

    const std::filesystem::path& path() const { return m_path; }
    std::mutex& mutex() { return m_mutex; }

    zip_int64_t members() const { return zip_get_num_entries(m_archive.get(), 0); }

    zip_stat_t status(zip_int64_t index) const {
        zip_stat_t status;
        zip_stat_init(&status);
        constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
        if (zip_stat_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0, &status) != 0 ||
            (status.valid & kNeeded) != kNeeded)
            throw UserError(shownPath(m_path) + ": the list of the ZIP archive is damaged");
        return status;
    }

    ZipMember open(zip_int64_t index, const std::string& name) const {
        ZipMember member(zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0));
        if (!member)
            fail(name, zip_strerror(m_archive.get()));
        return member;
    }

    [[noreturn]] void fail(const std::string& name, const std::string& reason) const {
        throw UserError(shownPath(m_path) + ": can't read " + inQuotes(name) +
                        " in the archive: " + reason);
    }

    /// Fills `out` with what comes next, at most; how much that was.
    std::size_t readSome(const ZipMember& member, const std::string& name,
                         std::span<std::byte> out) const {
        std::size_t done = 0;
        while (done < out.size()) {
            const zip_int64_t got = zip_fread(member.get(), out.data() + done, out.size() - done);
            if (got < 0)
                fail(name, zip_file_strerror(member.get()));
            if (got == 0)
                break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

    void readAll(const ZipMember& member, const std::string& name, std::span<std::byte> out) const {
        const std::size_t got = readSome(member, name, out);
        if (got < out.size())
            fail(name, "truncated: found " + std::to_string(got) + " bytes, expected " +
                           std::to_string(out.size()));
    }

private:
    std::filesystem::path m_path;
    std::unique_ptr<zip_t, DiscardZip> m_archive;
    std::mutex m_mutex;
};

/// A member that is not compressed.
class StoredMember final : public ByteSource {
public:
    StoredMember(std::shared_ptr<ZipArchive> archive, zip_int64_t index, const zip_stat_t& status)
        : m_archive(std::move(archive)),
          m_name(memberName(status)),
          m_size(status.size),
          m_member(m_archive->open(index, m_name)) {}
    ~StoredMember() override {
        const std::scoped_lock lock(m_archive->mutex());
        m_member.reset();
    }

    std::uint64_t size() const override { return m_size; }
    void read(std::uint64_t offset, std::span<std::byte> out) const override {
        const std::scoped_lock lock(m_archive->mutex());
        if (zip_fseek(m_member.get(), static_cast<zip_int64_t>(offset), SEEK_SET) != 0)
            m_archive->fail(m_name, zip_file_strerror(m_member.get()));
        m_archive->readAll(m_member, m_name, out);
    }

private:
    std::shared_ptr<ZipArchive> m_archive;
    std::string m_name;
    std::uint64_t m_size;
    ZipMember m_member;
};

std::shared_ptr<const ByteSource> bytesOfMember(const std::shared_ptr<ZipArchive>& archive,
                                                zip_int64_t index, const zip_stat_t& status) {
    if (status.comp_method == ZIP_CM_STORE)
        return std::make_shared<StoredMember>(archive, index, status);
    const auto unpack = [archive, index, name = memberName(status)](std::span<std::byte> all) {
        const std::scoped_lock lock(archive->mutex());
        const ZipMember member = archive->open(index, name);
        archive->readAll(member, name, all);
        // The checksum is looked at where the end is seen.
        std::byte behind{};
        archive->readSome(member, name, {&behind, 1});
    };
    return std::make_shared<KeptBytes>(status.size, unpack);
}

/// Why the member can't hold the array of that header, or be unpacked into memory; or empty.
std::string problemOfSize(const NpyHeader& header, const zip_stat_t& status) {
    const std::uint64_t found = status.size - header.bytes;
    const std::uint64_t expected = bytesOf(header.info.shape, header.type).value();
    if (found != expected)
        return "has " + std::to_string(found) + " bytes of data, expected " +
               std::to_string(expected) + " for the shape " + formatShape(header.info.shape);
    if (status.comp_method != ZIP_CM_STORE && expected > kMostOfPacked)
        return "unpacks to " + std::to_string(expected) + " bytes, expected at most " +
               std::to_string(kMostOfPacked) +
               ": numpy.savez stores it without packing, to be read from disk";
    return {};
}

class NpzFile final : public ArrayFile {
public:
    explicit NpzFile(const std::filesystem::path& file) : ArrayFile(file) {
        const auto archive = std::make_shared<ZipArchive>(file);
        const zip_int64_t members = archive->members();
        if (members > kMostMembers)
            throw UserError(shownPath(file) + ": found " + std::to_string(members) +
                            " files in the archive, expected at most " +
                            std::to_string(kMostMembers));
        for (zip_int64_t index = 0; index < members; ++index)
            add(archive, index);
        if (m_arrays.empty())
            throw UserError(shownPath(file) +
                            ": found a ZIP archive without NPY files, expected an NPZ file");
    }

private:
    void add(const std::shared_ptr<ZipArchive>& archive, zip_int64_t index) {
        constexpr std::string_view kEnding = ".npy";
        const zip_stat_t status = archive->status(index);
        const std::string name = memberName(status);
        if (!name.ends_with(kEnding))
            return;
        if (status.size > status.comp_size * kBestDeflate + kBestDeflate)
            archive->fail(name, "it says that it has " + std::to_string(status.size) +
                                    " bytes, more than its " + std::to_string(status.comp_size) +
                                    " packed ones can hold");
        std::string start(std::min<std::uint64_t>(status.size, kNpyHeaderBytes), '\0');
        archive->readAll(archive->open(index, name), name,
                         std::as_writable_bytes(std::span(start)));
        NpyHeader header = parsedNpyHeader(start, status.size, shownPath(archive->path() / name));
        header.info.name = name.substr(0, name.size() - kEnding.size());
        std::optional<StoredArray> stored;
        if (header.info.problem.empty())
            header.info.problem = problemOfSize(header, status);
        if (header.info.problem.empty())
            stored.emplace(header.info.shape,
                           ElementPlace{.bytes = bytesOfMember(archive, index, status),
                                        .offset = header.bytes,
                                        .type = header.type,
                                        .isFortran = header.isFortran});
        m_stored.push_back(std::move(stored));
        m_arrays.push_back(std::move(header.info));
    }

    void readNumbers(std::size_t array, Index first, Index count, double* out) const override {
        m_stored[array].value().read(first, count, out);
    }

    std::vector<std::optional<StoredArray>> m_stored;
};

}  // namespace

bool isZip(std::string_view start) {
    return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06");
}

std::shared_ptr<const ArrayFile> openNpz(const std::filesystem::path& file) {
    return std::make_shared<NpzFile>(file);
}

}  // namespace obscura
