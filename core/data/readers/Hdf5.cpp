// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Hdf5.h"

#include "core/base/FileError.h"
#include "core/data/readers/StoredArray.h"

#include <hdf5.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace obscura {

namespace {

constexpr std::string_view kHdf5Signature = "\x89HDF\r\n\x1a\n";
constexpr std::string_view kMatlabBegins = "MATLAB 7.3 MAT-file";
constexpr std::size_t kMostUnpacked = std::size_t{256} << 20;  ///< of one array, in bytes
constexpr std::size_t kMostHdf5Arrays = 1 << 16;

/// The library has one state for all threads.
std::recursive_mutex& hdf5Mutex() {
    static std::recursive_mutex mutex;
    return mutex;
}

/// Owns an identifier of the library's, whatever it stands for.
class Hdf5Id {
public:
    Hdf5Id() = default;
    explicit Hdf5Id(hid_t id) : m_id(id) {}
    Hdf5Id(Hdf5Id&& other) noexcept : m_id(std::exchange(other.m_id, H5I_INVALID_HID)) {}
    Hdf5Id& operator=(Hdf5Id&& other) noexcept {
        std::swap(m_id, other.m_id);
        return *this;
    }
    ~Hdf5Id() {
        const std::scoped_lock lock(hdf5Mutex());
        if (isValid())
            H5Idec_ref(m_id);
    }

    bool isValid() const { return m_id >= 0; }
    hid_t get() const { return m_id; }

private:
    hid_t m_id = H5I_INVALID_HID;
};

extern "C" herr_t keepHdf5Reason(unsigned depth, const H5E_error2_t* error, void* reason) {
    if (depth == 0 && error->desc)
        *static_cast<std::string*>(reason) = error->desc;
    return 0;
}

/// What the library says of its last mistake, where that began.
std::string hdf5Reason() {
    std::string reason = "unknown";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keepHdf5Reason, &reason);
    return reason;
}

/// The element types that are read without the library.
std::optional<ElementType> plainType(hid_t type) {
    using Kind = ElementType::Kind;
    static constexpr std::array kFloats = {std::size_t{4}, std::size_t{8}};
    static constexpr std::array kWhole = {std::size_t{1}, std::size_t{2}, std::size_t{4},
                                          std::size_t{8}};
    const std::size_t bytes = H5Tget_size(type);
    const H5T_order_t order = H5Tget_order(type);
    if (order != H5T_ORDER_LE && order != H5T_ORDER_BE)
        return std::nullopt;
    ElementType result{.kind = Kind::Float,
                       .bytes = bytes,
                       .order = order == H5T_ORDER_LE ? std::endian::little : std::endian::big};
    const bool isLittle = order == H5T_ORDER_LE;
    if (H5Tget_class(type) == H5T_FLOAT) {
        const hid_t standard = bytes == 4 ? (isLittle ? H5T_IEEE_F32LE : H5T_IEEE_F32BE)
                                          : (isLittle ? H5T_IEEE_F64LE : H5T_IEEE_F64BE);
        const bool isPlain = std::ranges::count(kFloats, bytes) > 0 && H5Tequal(type, standard) > 0;
        return isPlain ? std::optional(result) : std::nullopt;
    }
    const bool isPlain = H5Tget_class(type) == H5T_INTEGER &&
                         std::ranges::count(kWhole, bytes) > 0 &&
                         H5Tget_precision(type) == 8 * bytes && H5Tget_offset(type) == 0;
    if (!isPlain)
        return std::nullopt;
    result.kind = H5Tget_sign(type) == H5T_SGN_NONE ? Kind::Unsigned : Kind::Signed;
    return result;
}

std::string hdf5Problem(H5T_class_t kind) {
    switch (kind) {
        case H5T_INTEGER:
        case H5T_FLOAT:
        case H5T_ENUM:
            return {};
        case H5T_STRING:
            return "holds text, expected numbers";
        case H5T_COMPOUND:
            return "holds records or complex numbers, expected real ones: store real and imaginary "
                   "parts";
        default:
            return "holds references, sequences or the like, expected numbers";
    }
}

std::string hdf5TypeWords(hid_t type) {
    if (const std::optional<ElementType> plain = plainType(type))
        return wordsFor(*plain);
    const std::string bits = std::to_string(8 * H5Tget_size(type)) + "-bit ";
    switch (H5Tget_class(type)) {
        case H5T_ENUM:
            return "flags";  // so h5py writes those of NumPy
        case H5T_FLOAT:
            return bits + "floating point";
        case H5T_INTEGER:
            return bits + "whole numbers";
        default:
            return "no numbers";
    }
}

class Hdf5File final : public ArrayFile {
public:
    explicit Hdf5File(const std::filesystem::path& file);
    ~Hdf5File() override {
        const std::scoped_lock lock(hdf5Mutex());
        m_opened.clear();
    }

private:
    struct Opened {
        Hdf5Id dataset;
        std::optional<StoredArray> stored;  ///< what needs no library
    };

    void readNumbers(std::size_t array, Index first, Index count, double* out) const override;
    void readThroughLibrary(std::size_t array, Index first, Index count, double* out) const;
    std::vector<std::string> datasetNames() const;
    void add(const std::string& name);
    std::optional<StoredArray> storedPlainly(hid_t dataset, hid_t type, const Shape& shape) const;
    Shape shapeOf(hid_t dataset, const std::string& name) const;
    [[noreturn]] void failReading(const std::string& what) const;

    std::shared_ptr<const FileBytes> m_bytes;
    bool m_isMatlab;
    Hdf5Id m_file;
    std::vector<Opened> m_opened;
};

Hdf5File::Hdf5File(const std::filesystem::path& file)
    : ArrayFile(file),
      m_bytes(std::make_shared<FileBytes>(file)),
      m_isMatlab(m_bytes->start(kMatlabBegins.size()) == kMatlabBegins) {
    const std::scoped_lock lock(hdf5Mutex());
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    m_file = Hdf5Id(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    if (!m_file.isValid())
        failReading("the file");
    for (const std::string& name : datasetNames())
        add(name);
    if (m_arrays.empty())
        throw UserError(shownPath(file) + ": found an HDF5 file without arrays, expected some");
}

void Hdf5File::failReading(const std::string& what) const {
    throw UserError(shownPath(path()) + ": can't read " + what + " as HDF5: " + hdf5Reason());
}

struct Hdf5Names {
    std::vector<std::string> names;
};

extern "C" herr_t keepHdf5Name(hid_t, const char* name, const H5O_info_t* info, void* found) {
    auto& names = static_cast<Hdf5Names*>(found)->names;
    // MATLAB keeps what its cells refer to in "#refs#".
    if (info->type == H5O_TYPE_DATASET && name[0] != '#')
        names.emplace_back(name);
    return names.size() < kMostHdf5Arrays ? 0 : 1;
}

std::vector<std::string> Hdf5File::datasetNames() const {
    Hdf5Names found;
    if (H5Ovisit2(m_file.get(), H5_INDEX_NAME, H5_ITER_INC, keepHdf5Name, &found, H5O_INFO_BASIC) <
        0)
        failReading("its groups");
    return found.names;
}

Shape Hdf5File::shapeOf(hid_t dataset, const std::string& name) const {
    const Hdf5Id space(H5Dget_space(dataset));
    const int axes = space.isValid() ? H5Sget_simple_extent_ndims(space.get()) : -1;
    if (axes < 0)
        failReading("the shape of " + name);
    std::vector<hsize_t> extents(static_cast<std::size_t>(axes));
    H5Sget_simple_extent_dims(space.get(), extents.data(), nullptr);
    Shape shape(extents.begin(), extents.end());
    if (m_isMatlab)
        std::ranges::reverse(shape);
    return shape;
}

std::optional<StoredArray> Hdf5File::storedPlainly(hid_t dataset, hid_t type,
                                                   const Shape& shape) const {
    const std::optional<ElementType> plain = plainType(type);
    const Hdf5Id creation(H5Dget_create_plist(dataset));
    const bool isContiguous = creation.isValid() &&
                              H5Pget_layout(creation.get()) == H5D_CONTIGUOUS &&
                              H5Pget_external_count(creation.get()) == 0;
    const haddr_t offset = isContiguous ? H5Dget_offset(dataset) : HADDR_UNDEF;
    if (!plain || offset == HADDR_UNDEF)
        return std::nullopt;
    const std::optional<std::uint64_t> size = bytesOf(shape, *plain);
    if (!size || offset > m_bytes->size() || *size > m_bytes->size() - offset)
        return std::nullopt;  // the library says what is wrong
    return StoredArray(
        shape, {.bytes = m_bytes, .offset = offset, .type = *plain, .isFortran = m_isMatlab});
}

void Hdf5File::add(const std::string& name) {
    const Hdf5Id access(H5Pcreate(H5P_DATASET_ACCESS));
    constexpr std::size_t kSlots = 12421;  // a prime, some ten times the chunks that fit
    constexpr double kKeepsRead = 0.75;    // the library's own choice
    H5Pset_chunk_cache(access.get(), kSlots, kMostUnpacked, kKeepsRead);
    Opened opened{.dataset = Hdf5Id(H5Dopen2(m_file.get(), name.c_str(), access.get())),
                  .stored = {}};
    const Hdf5Id type(opened.dataset.isValid() ? H5Dget_type(opened.dataset.get())
                                               : H5I_INVALID_HID);
    if (!type.isValid())
        failReading(name);
    ArrayInfo info{.name = name, .shape = shapeOf(opened.dataset.get(), name)};
    const H5T_class_t kind = H5Tget_class(type.get());
    info.type = hdf5TypeWords(type.get());
    info.isWhole = kind == H5T_INTEGER || kind == H5T_ENUM;
    info.problem = hdf5Problem(kind);
    if (info.problem.empty() && !bytesOf(info.shape, {.bytes = sizeof(double)}))
        info.problem =
            "announces the shape " + formatShape(info.shape) + ", more than a file can hold";
    if (info.problem.empty())
        opened.stored = storedPlainly(opened.dataset.get(), type.get(), info.shape);
    m_opened.push_back(std::move(opened));
    m_arrays.push_back(std::move(info));
}

void Hdf5File::readNumbers(std::size_t array, Index first, Index count, double* out) const {
    if (m_opened[array].stored)
        m_opened[array].stored->read(first, count, out);
    else
        readThroughLibrary(array, first, count, out);
}

void Hdf5File::readThroughLibrary(std::size_t array, Index first, Index count, double* out) const {
    const std::scoped_lock lock(hdf5Mutex());
    const ArrayInfo& info = m_arrays[array];
    Shape part = info.shape;
    part.front() = count;
    std::vector<hsize_t> start(part.size(), 0), extents(part.begin(), part.end());
    start.front() = static_cast<hsize_t>(first);
    if (m_isMatlab) {
        std::ranges::reverse(start);
        std::ranges::reverse(extents);
    }
    const hid_t dataset = m_opened[array].dataset.get();
    const Hdf5Id fileSpace(H5Dget_space(dataset));
    const Hdf5Id memorySpace(
        H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr));
    std::vector<double> inFileOrder;
    double* target = out;
    if (m_isMatlab) {
        inFileOrder.resize(static_cast<std::size_t>(valuesOf(part)));
        target = inFileOrder.data();
    }
    if (H5Sselect_hyperslab(fileSpace.get(), H5S_SELECT_SET, start.data(), nullptr, extents.data(),
                            nullptr) < 0 ||
        H5Dread(dataset, H5T_NATIVE_DOUBLE, memorySpace.get(), fileSpace.get(), H5P_DEFAULT,
                target) < 0)
        failReading("rows from " + std::to_string(first) + " on of " + info.name);
    if (m_isMatlab)
        toCOrder(part, inFileOrder, out);
}

}  // namespace

bool isHdf5(const std::filesystem::path& file) {
    constexpr std::uint64_t kFirstPlace = 512;  // then each twice as far
    const FileBytes bytes(file);
    std::string found(kHdf5Signature.size(), '\0');
    for (std::uint64_t at = 0; at + found.size() <= bytes.size();
         at = at == 0 ? kFirstPlace : 2 * at) {
        bytes.read(at, std::as_writable_bytes(std::span(found)));
        if (found == kHdf5Signature)
            return true;
    }
    return false;
}

std::shared_ptr<const ArrayFile> openHdf5(const std::filesystem::path& file) {
    return std::make_shared<Hdf5File>(file);
}

}  // namespace obscura
