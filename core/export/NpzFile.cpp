// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/NpzFile.h"

#include "core/base/AtomicFile.h"
#include "devices/Error.h"

#include <zip.h>

#include <memory>
#include <string_view>

namespace obscura {

namespace {

/// NumPy's format of one array (numpy.lib.format), version 1: the header ends where elements may
/// lie aligned. `type`: "<f4", `shape`: "(3, 4)".
std::string npyOf(const std::string& type, const std::string& shape, std::string_view elements) {
    constexpr std::string_view kMagic("\x93NUMPY\x01\x00", 8);
    constexpr std::size_t kLengthBytes = 2;
    constexpr std::size_t kAlignment = 64;
    std::string header =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    while ((kMagic.size() + kLengthBytes + header.size() + 1) % kAlignment != 0)
        header += ' ';
    header += '\n';
    std::string file(kMagic);
    file += static_cast<char>(header.size() & 0xff);
    file += static_cast<char>(header.size() >> 8);
    file += header;
    file += elements;
    return file;
}

template <class Values>
std::string_view elementsOf(const Values& values) {
    return {reinterpret_cast<const char*>(values.data()),
            static_cast<std::size_t>(values.size()) * sizeof(*values.data())};
}

std::string shapeOf(Index size) {
    return "(" + std::to_string(size) + ",)";
}

/// Takes what libzip says of its failure.
class ZipFault {
public:
    ZipFault() { zip_error_init(&m_error); }
    ~ZipFault() { zip_error_fini(&m_error); }
    ZipFault(const ZipFault&) = delete;
    ZipFault& operator=(const ZipFault&) = delete;

    zip_error_t* get() { return &m_error; }
    [[noreturn]] void fail() { fail(&m_error); }
    [[noreturn]] static void fail(zip_error_t* error) {
        throw UserError(std::string("can't make an NPZ file: ") + zip_error_strerror(error));
    }

private:
    zip_error_t m_error{};
};

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

void addMember(zip_t* archive, const std::string& name, const std::string& bytes) {
    zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index =
        source ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        ZipFault::fail(zip_get_error(archive));
    }
    const auto which = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, which, ZIP_CM_STORE, 0);
    // The same arrays are the same bytes.
    constexpr zip_uint16_t kFirstDay = 0x21;  // 1980-01-01
    zip_file_set_dostime(archive, which, 0, kFirstDay, 0);
}

std::string bytesOfSource(zip_source_t* source) {
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
        ZipFault::fail(zip_source_error(source));
    std::string bytes(status.size, '\0');
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(bytes.size()))
        ZipFault::fail(zip_source_error(source));
    return bytes;
}

/// A ZIP archive of these files, in memory.
std::string zipped(const std::map<std::string, std::string>& members) {
    ZipFault fault;
    const std::unique_ptr<zip_source_t, FreeSource> source(
        zip_source_buffer_create(nullptr, 0, 0, fault.get()));
    if (!source)
        fault.fail();
    zip_t* const archive = zip_open_from_source(source.get(), ZIP_TRUNCATE, fault.get());
    if (!archive)
        fault.fail();
    zip_source_keep(source.get());  // the archive gives its own away
    try {
        for (const auto& [name, bytes] : members)
            addMember(archive, name, bytes);
        if (zip_close(archive) != 0)
            ZipFault::fail(zip_get_error(archive));
    } catch (...) {
        zip_discard(archive);
        throw;
    }
    return bytesOfSource(source.get());
}

}  // namespace

void NpzFile::add(const std::string& name, const Matrix& values) {
    m_members[name + ".npy"] = npyOf(
        "<f4", "(" + std::to_string(values.rows()) + ", " + std::to_string(values.cols()) + ")",
        elementsOf(values));
}

void NpzFile::add(const std::string& name, const Vector& values) {
    m_members[name + ".npy"] = npyOf("<f4", shapeOf(values.size()), elementsOf(values));
}

void NpzFile::add(const std::string& name, const Eigen::VectorXd& values) {
    m_members[name + ".npy"] = npyOf("<f8", shapeOf(values.size()), elementsOf(values));
}

void NpzFile::write(const std::filesystem::path& file) const {
    writeFileAtomically(file, zipped(m_members));
}

}  // namespace obscura
