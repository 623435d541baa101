// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Messages.h"
#include "core/data/readers/ForeignFile.h"
#include "core/data/readers/Npy.h"
#include "core/data/readers/StoredArray.h"
#include "devices/Error.h"

#include <charconv>

namespace obscura {

namespace {

constexpr std::string_view kNpyMagic = "\x93NUMPY";
constexpr std::size_t kNpyMostAxes = 32;  ///< as NumPy allows

/// What the dict says.
struct NpyDict {
    std::optional<std::string> description;  ///< empty: of records
    std::optional<bool> isFortran;
    std::optional<Shape> shape;
};

/// Reads the few values of Python that such a dict has.
class NpyDictParser {
public:
    NpyDictParser(std::string_view text, const std::string& shown) : m_text(text), m_shown(shown) {}

    NpyDict parse() {
        NpyDict dict;
        expect('{');
        while (!takes('}')) {
            const std::string key = takeString();
            expect(':');
            takeValue(key, dict);
            if (!takes(',')) {
                expect('}');
                break;
            }
        }
        if (!dict.description || !dict.isFortran || !dict.shape)
            fail("the end", "descr, fortran_order and shape");
        return dict;
    }

private:
    [[noreturn]] void fail(const std::string& found, const std::string& expected) const {
        throw UserError(m_shown + ": the NPY header is damaged: found " + found + " at its byte " +
                        std::to_string(m_at) + ", expected " + expected);
    }
    [[noreturn]] void fail(const std::string& expected) const {
        constexpr std::size_t kSome = 20;
        fail(m_at < m_text.size() ? inQuotes(m_text.substr(m_at, kSome)) : "the end", expected);
    }

    void skipSpaces() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }
    bool takes(char c) {
        skipSpaces();
        const bool isThere = m_at < m_text.size() && m_text[m_at] == c;
        m_at += isThere ? 1 : 0;
        return isThere;
    }
    bool takes(std::string_view word) {
        skipSpaces();
        const bool isThere = m_text.substr(m_at).starts_with(word);
        m_at += isThere ? word.size() : 0;
        return isThere;
    }
    void expect(char c) {
        if (!takes(c))
            fail(inQuotes(std::string(1, c)));
    }

    std::string takeString() {
        skipSpaces();
        const char quote = m_at < m_text.size() ? m_text[m_at] : ' ';
        const std::size_t end =
            quote == '\'' || quote == '"' ? m_text.find(quote, m_at + 1) : std::string_view::npos;
        if (end == std::string_view::npos)
            fail("a text in quotes");
        std::string text(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return text;
    }

    void takeValue(const std::string& key, NpyDict& dict) {
        if (key == "descr")
            dict.description = takes('[') ? skipList() : takeString();
        else if (key == "fortran_order")
            dict.isFortran = takeFlag();
        else if (key == "shape")
            dict.shape = takeShape();
        else
            fail("the key " + inQuotes(key), "descr, fortran_order or shape");
    }

    /// Goes behind the end of a list whose bracket was taken.
    std::string skipList() {
        for (int depth = 1; depth > 0; ++m_at) {
            if (m_at >= m_text.size())
                fail("']'");
            depth += m_text[m_at] == '[' ? 1 : m_text[m_at] == ']' ? -1 : 0;
        }
        return {};
    }

    bool takeFlag() {
        const bool isTrue = takes("True");
        if (!isTrue && !takes("False"))
            fail("True or False");
        return isTrue;
    }

    Shape takeShape() {
        Shape shape;
        expect('(');
        while (!takes(')')) {
            shape.push_back(takeExtent());
            if (shape.size() > kNpyMostAxes)
                fail("at most " + std::to_string(kNpyMostAxes) + " axes");
            if (!takes(',')) {
                expect(')');
                break;
            }
        }
        return shape;
    }

    Index takeExtent() {
        skipSpaces();
        Index extent = 0;
        const char* const begin = m_text.data() + m_at;
        const auto [end, error] = std::from_chars(begin, m_text.data() + m_text.size(), extent);
        if (error != std::errc() || extent < 0)
            fail("a whole number");
        m_at += static_cast<std::size_t>(end - begin);
        takes('L');  // Python 2 wrote it behind long ones
        return extent;
    }

    std::string_view m_text;
    const std::string& m_shown;
    std::size_t m_at = 0;
};

std::string problemOfKind(char kind) {
    switch (kind) {
        case 'O':
            return "holds Python objects, expected numbers";
        case 'S':
        case 'a':
        case 'U':
            return "holds text, expected numbers";
        case 'c':
            return "holds complex numbers, expected real ones: store real and imaginary parts";
        case 'M':
        case 'm':
            return "holds dates or times, expected numbers";
        default:
            return "holds records, expected numbers";
    }
}

/// Takes a description such as "<f4" into `header`.
void describe(const std::string& description, NpyHeader& header) {
    const bool hasOrder = description.find_first_of("<>|=") == 0;
    const std::string_view rest = std::string_view(description).substr(hasOrder ? 1 : 0);
    const char kind = rest.empty() ? 'V' : rest.front();
    const std::size_t at = std::string_view("biuf").find(kind);
    if (at == std::string_view::npos) {
        header.info.problem = problemOfKind(kind);
        return;
    }
    using Kind = ElementType::Kind;
    const std::string_view size = rest.substr(1);
    const bool isKnown = kind == 'b'   ? size == "1"
                         : kind == 'f' ? size == "2" || size == "4" || size == "8"
                                       : size == "1" || size == "2" || size == "4" || size == "8";
    if (!isKnown) {
        header.info.problem =
            "has elements of type " + inQuotes(description) + ", expected numbers of 1 to 8 bytes";
        return;
    }
    header.type.kind = std::array{Kind::Flag, Kind::Signed, Kind::Unsigned, Kind::Float}[at];
    header.type.bytes = static_cast<std::size_t>(size.front() - '0');
    header.type.order = !hasOrder || description.front() == '|' || description.front() == '='
                            ? std::endian::native
                        : description.front() == '<' ? std::endian::little
                                                     : std::endian::big;
    header.info.type = wordsFor(header.type);
    header.info.isWhole = header.type.kind != Kind::Float;
}

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// The text of the header; its end comes into `bytes`.
std::string_view headerText(std::string_view start, const std::string& shown,
                            std::uint64_t& bytes) {
    const std::size_t lengthAt = kNpyMagic.size() + 2;
    const int version = start.size() > kNpyMagic.size() ? start[kNpyMagic.size()] : 0;
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    if (start.size() < lengthAt + lengthBytes)
        throw UserError(shown + ": truncated: found " + std::to_string(start.size()) +
                        " bytes of an NPY header, expected more");
    if (version < 1 || version > 3)
        throw UserError(shown + ": found version " + std::to_string(version) +
                        " of NPY, expected 1 to 3");
    const std::uint64_t length = littleEndian(start.substr(lengthAt, lengthBytes));
    bytes = lengthAt + lengthBytes + length;
    if (bytes > kNpyHeaderBytes)
        throw UserError(shown + ": the NPY header says that it has " + std::to_string(length) +
                        " bytes, expected at most " + std::to_string(kNpyHeaderBytes));
    if (bytes > start.size())
        throw UserError(shown + ": truncated: found " + std::to_string(start.size()) +
                        " bytes, expected an NPY header of " + std::to_string(bytes));
    return start.substr(lengthAt + lengthBytes, length);
}

}  // namespace

bool isNpy(std::string_view start) {
    return start.starts_with(kNpyMagic);
}

NpyHeader parsedNpyHeader(std::string_view start, std::uint64_t size, const std::string& shown) {
    if (!isNpy(start))
        failForeign(shown, start, "an array of NumPy (NPY)");
    NpyHeader header;
    NpyDict dict = NpyDictParser(headerText(start, shown, header.bytes), shown).parse();
    header.info.shape = std::move(*dict.shape);
    header.isFortran = *dict.isFortran;
    describe(*dict.description, header);
    if (!header.info.problem.empty())
        return header;
    const std::optional<std::uint64_t> wanted = bytesOf(header.info.shape, header.type);
    const std::uint64_t found = size - header.bytes;
    if (!wanted)
        throw UserError(shown + ": the NPY header announces the shape " +
                        formatShape(header.info.shape) + ", more than a file can hold");
    if (*wanted > found)
        throw UserError(shown + ": truncated: found " + std::to_string(found) +
                        " bytes of data, expected " + std::to_string(*wanted) + " for the shape " +
                        formatShape(header.info.shape));
    return header;
}

}  // namespace obscura
