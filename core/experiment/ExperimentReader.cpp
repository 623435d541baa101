// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Limits.h"
#include "core/experiment/Notes.h"
#include "core/graph/FreeId.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace obscura {

namespace {

using nlohmann::json;

// Of blocks in a file that gives no positions.
constexpr double kBlockSpacing = 190;
constexpr double kRowSpacing = 170;
constexpr std::size_t kRowLength = 100;

/// Builds the experiment from parsed JSON. Messages name the field by its path; the caller puts the
/// file in front.
class ExperimentReader {
public:
    explicit ExperimentReader(const json& root) : m_root(root) {}

    Experiment read() {
        requireObject(m_root, "the file");
        checkVersion();
        checkFields(
            m_root, "",
            {"obscura", "name", "description", "blocks", "edges", "groups", "notes", "training"});
        m_e.name = text(m_root, "", "name", "");
        m_e.description = text(m_root, "", "description", "");
        readBlocks();
        readEdges();
        readGroups();
        readNotes();
        if (const json* training = find(m_root, "training")) {
            requireObject(*training, "training");
            m_e.training =
                checked(optionsFromJson(*training, "training"), trainingSchema(), "training");
        }
        return std::move(m_e);
    }

private:
    static const json* find(const json& object, const char* key) {
        const auto found = object.find(key);
        return found == object.end() ? nullptr : &*found;
    }

    static std::string join(const std::string& path, const std::string& key) {
        return path.empty() ? key : path + "." + key;
    }

    static void requireObject(const json& value, const std::string& path) {
        if (!value.is_object())
            throw UserError(path + ": found " + describeJson(value) + ", expected an object");
    }

    static void checkFields(const json& object, const std::string& path,
                            const std::vector<std::string>& known) {
        for (const auto& [key, value] : object.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end())
                throw UserError("unknown field " + inQuotes(join(path, key)) +
                                nearHint(key, known));
        }
    }

    static std::string text(const json& object, const std::string& path, const char* key,
                            const std::optional<std::string>& missing = std::nullopt) {
        const json* value = find(object, key);
        if (!value && missing)
            return *missing;
        if (!value)
            throw UserError(join(path, key) + ": missing, expected a text");
        if (!value->is_string())
            throw UserError(join(path, key) + ": found " + describeJson(*value) +
                            ", expected a text");
        return value->get<std::string>();
    }

    static int wholeNumber(const json& value, const std::string& path, int smallest) {
        constexpr int kLargest = std::numeric_limits<int>::max();
        const bool isWhole = value.is_number_integer();
        const bool fits = isWhole && (value.is_number_unsigned()
                                          ? value.get<std::uint64_t>() <= std::uint64_t{kLargest}
                                          : value.get<std::int64_t>() >= smallest);
        if (!fits || value.get<std::int64_t>() < smallest)
            throw UserError(path + ": found " + describeJson(value) +
                            ", expected a whole number from " + std::to_string(smallest) + " to " +
                            std::to_string(kLargest));
        return value.get<int>();
    }

    static const json& list(const json& object, const char* key, std::size_t most) {
        static const json empty = json::array();
        const json* value = find(object, key);
        if (!value)
            return empty;
        if (!value->is_array())
            throw UserError(std::string(key) + ": found " + describeJson(*value) +
                            ", expected a list");
        if (value->size() > most)
            throw UserError(std::string(key) + ": found " + std::to_string(value->size()) +
                            ", expected at most " + std::to_string(most));
        return *value;
    }

    void checkVersion() const {
        const json* version = find(m_root, "obscura");
        if (!version)
            throw UserError("obscura: missing, expected the file version (" +
                            std::to_string(kExperimentVersion) +
                            "); is this an Obscura experiment?");
        const int found = wholeNumber(*version, "obscura", 1);
        if (found > kExperimentVersion)
            throw UserError("obscura: written by a later version of Obscura: file version " +
                            std::to_string(found) + ", this program reads up to " +
                            std::to_string(kExperimentVersion));
    }

    void readBlocks() {
        const json& blocks = list(m_root, "blocks", kMostBlocks);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            Block block = readBlock(blocks[i], i);
            m_places.emplace(block.name, i);
            m_e.graph.blocks.push_back(std::move(block));
        }
        for (Block& block : m_e.graph.blocks) {
            if (block.id == 0)
                block.id = m_blockIds.nextBehind();
        }
    }

    Block readBlock(const json& source, std::size_t index) {
        const std::string path = "blocks[" + std::to_string(index) + "]";
        requireObject(source, path);
        Block block;
        block.name = text(source, path, "name");
        if (const std::string problem = nameProblem(block.name); !problem.empty())
            throw UserError(path + ".name: " + problem);
        if (m_places.contains(block.name))
            throw UserError(path + ".name: there are two blocks named " + inQuotes(block.name));
        block.kind = text(source, path, "kind");
        try {
            layerInfo(block.kind);
        } catch (const UserError& error) {
            throw UserError(path + ".kind: " + error.what());
        }
        if (const json* id = find(source, "id")) {
            block.id = wholeNumber(*id, path + ".id", 1);
            if (!m_blockIds.take(block.id))
                throw UserError(path + ".id: there are two blocks with the id " +
                                std::to_string(block.id));
        }
        const json* position = find(source, "position");
        block.position =
            position ? readPosition(*position, path + ".position") : freePosition(index);

        json options = source;
        for (const char* key : {"id", "name", "kind", "position"})
            options.erase(key);
        block.options = optionsFromJson(options, block.name);
        checkDevice(block);
        block.options = checked(block.options, blockSchema(block), block.name);
        return block;
    }

    /// Which options a black box has depends on its device, so a wrong device is told first.
    static void checkDevice(const Block& block) {
        const auto device = block.options.find("device");
        if (!hasRole(block, LayerRole::Physical) || device == block.options.end())
            return;
        OptionInfo info = *findOption(blockSchema(block), "device");
        info.name = block.name + ".device";
        checkedOption(info, device->second);
    }

    static Position freePosition(std::size_t index) {
        const std::size_t row = index / kRowLength;
        return {kBlockSpacing * static_cast<double>(index % kRowLength),
                kRowSpacing * static_cast<double>(row)};
    }

    static Position readPosition(const json& value, const std::string& path) {
        if (!value.is_array() || value.size() != 2 || !value[0].is_number() ||
            !value[1].is_number())
            throw UserError(path + ": found " + describeJson(value) + ", expected [x, y]");
        return {value[0].get<double>(), value[1].get<double>()};
    }

    static Options checked(const Options& options, const std::vector<OptionInfo>& schema,
                           const std::string& owner) {
        std::vector<std::string> names;
        names.reserve(schema.size());
        for (const OptionInfo& info : schema)
            names.push_back(info.name);
        Options result;
        for (const auto& [name, value] : options) {
            const OptionInfo* info = findOption(schema, name);
            if (!info)
                throw UserError("unknown field " + inQuotes(owner + "." + name) +
                                nearHint(name, names));
            OptionInfo byPath = *info;
            byPath.name = owner + "." + name;
            OptionValue fitting = checkedOption(byPath, value);
            if (fitting != info->initial)
                result.emplace(name, std::move(fitting));
        }
        return result;
    }

    void readEdges() {
        const json& edges = list(m_root, "edges", std::numeric_limits<std::size_t>::max());
        std::set<std::pair<BlockId, int>> taken;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            const std::string path = "edges[" + std::to_string(i) + "]";
            const Edge edge = readEdge(edges[i], path);
            if (!taken.emplace(edge.to, edge.toPort).second)
                throw UserError(path + ": " + inQuotes(m_e.graph.find(edge.to)->name) +
                                " already has a connection at its input " +
                                std::to_string(edge.toPort));
            m_e.graph.edges.push_back(edge);
        }
    }

    Edge readEdge(const json& source, const std::string& path) {
        Edge edge;
        const Block* from = nullptr;
        const Block* to = nullptr;
        if (source.is_array() && source.size() == 2 && source[0].is_string() &&
            source[1].is_string()) {
            from = &blockNamed(source[0].get<std::string>(), path);
            to = &blockNamed(source[1].get<std::string>(), path);
        } else if (source.is_object()) {
            checkFields(source, path, {"from", "from_port", "to", "to_port"});
            from = &blockNamed(text(source, path, "from"), path + ".from");
            to = &blockNamed(text(source, path, "to"), path + ".to");
            edge.fromPort = port(source, path, "from_port");
            edge.toPort = port(source, path, "to_port");
        } else {
            throw UserError(path + ": found " + describeJson(source) +
                            R"(, expected ["from", "to"] with names of blocks)");
        }
        edge.from = from->id;
        edge.to = to->id;
        checkPort(*from, edge.fromPort, path, "output", &LayerInfo::outputs);
        checkPort(*to, edge.toPort, path, "input", &LayerInfo::inputs);
        return edge;
    }

    static int port(const json& source, const std::string& path, const char* key) {
        const json* value = find(source, key);
        return value ? wholeNumber(*value, path + "." + key, 0) : 0;
    }

    void readGroups() {
        const json& groups = list(m_root, "groups", kMostGroups);
        FreeIds ids;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::string path = "groups[" + std::to_string(i) + "]";
            requireObject(groups[i], path);
            checkFields(groups[i], path, {"id", "name", "blocks", "repeat", "folded"});
            m_e.graph.groups.push_back({.id = freshId(groups[i], path, ids),
                                        .name = groupName(groups[i], path),
                                        .folded = flag(groups[i], path, "folded")});
            readMembers(groups[i], path);
            if (const json* repeat = find(groups[i], "repeat"))
                readRepeat(*repeat, path + ".repeat");
        }
    }

    void readRepeat(const json& value, const std::string& path) {
        Group& group = m_e.graph.groups.back();
        OptionInfo byPath = *findOption(groupSchema(), "repeat");
        byPath.name = group.name + "." + byPath.name;
        group.repeat = std::get<Index>(checkedOption(byPath, Index{wholeNumber(value, path, 1)}));
    }

    std::string groupName(const json& source, const std::string& path) {
        std::string name = text(source, path, "name");
        try {
            // That looks at all others, and is left to a name that is no good.
            const bool isFree = !m_places.contains(name) && m_groupNames.insert(name).second;
            if (!isFree || !nameProblem(name).empty())
                requireFreeName(m_e.graph, name);
        } catch (const UserError& error) {
            throw UserError(path + ".name: " + error.what());
        }
        return name;
    }

    void readMembers(const json& source, const std::string& path) {
        const json* members = find(source, "blocks");
        if (!members || !members->is_array() || members->empty())
            throw UserError(
                path + ".blocks: " + (members ? "found " + describeJson(*members) : "missing") +
                ", expected a list of names of blocks, at least one");
        for (const json& member : *members) {
            if (!member.is_string())
                throw UserError(path + ".blocks: found " + describeJson(member) +
                                ", expected a name of a block");
            Block& block = blockNamed(member.get<std::string>(), path + ".blocks");
            if (layerInfo(block.kind).isEnd())
                throw UserError(path + ".blocks: " + inQuotes(block.name) + " is of kind " +
                                block.kind + ", which can't be part of a group");
            if (block.group != 0)
                throw UserError(path + ".blocks: " + inQuotes(block.name) +
                                " belongs to a group already");
            block.group = m_e.graph.groups.back().id;
        }
    }

    void readNotes() {
        const json& notes = list(m_root, "notes", kMostNotes);
        FreeIds ids;
        for (std::size_t i = 0; i < notes.size(); ++i) {
            const std::string path = "notes[" + std::to_string(i) + "]";
            requireObject(notes[i], path);
            checkFields(notes[i], path, {"id", "text", "position", "size"});
            Note note{.id = freshId(notes[i], path, ids),
                      .text = text(notes[i], path, "text"),
                      .position = {},
                      .size = kFirstNoteSize};
            if (const json* position = find(notes[i], "position"))
                note.position = readPosition(*position, path + ".position");
            if (const json* size = find(notes[i], "size"))
                note.size = readSize(*size, path + ".size");
            if (const std::string problem = noteProblem(note); !problem.empty())
                throw UserError(path + ": " + problem);
            m_e.graph.notes.push_back(std::move(note));
        }
    }

    static Size readSize(const json& value, const std::string& path) {
        if (!value.is_array() || value.size() != 2 || !value[0].is_number() ||
            !value[1].is_number())
            throw UserError(path + ": found " + describeJson(value) + ", expected [width, height]");
        return {value[0].get<double>(), value[1].get<double>()};
    }

    /// The id that `source` gives, which has to be free; else a free one.
    static int freshId(const json& source, const std::string& path, FreeIds& ids) {
        const json* const given = find(source, "id");
        if (!given)
            return ids.next();
        const int id = wholeNumber(*given, path + ".id", 1);
        if (!ids.take(id))
            throw UserError(path + ".id: " + std::to_string(id) + " is taken already");
        return id;
    }

    static bool flag(const json& source, const std::string& path, const char* key) {
        const json* value = find(source, key);
        if (value && !value->is_boolean())
            throw UserError(path + "." + key + ": found " + describeJson(*value) +
                            ", expected true or false");
        return value && value->get<bool>();
    }

    Block& blockNamed(const std::string& name, const std::string& path) {
        if (const auto found = m_places.find(name); found != m_places.end())
            return m_e.graph.blocks[found->second];
        std::vector<std::string> names;
        for (const Block& block : m_e.graph.blocks)
            names.push_back(block.name);
        throw UserError(path + ": there is no block named " + inQuotes(name) +
                        nearHint(name, names));
    }

    static void checkPort(const Block& block, int port, const std::string& path,
                          const char* direction, int LayerInfo::*count) {
        if (const int ports = layerInfo(block.kind).*count; port >= ports)
            throw UserError(path + ": " + inQuotes(block.name) + " has no " + direction + " " +
                            std::to_string(port) + ", a block of kind " + block.kind + " has " +
                            std::to_string(ports));
    }

    const json& m_root;
    Experiment m_e;
    // Of what was read so far, since files can hold many blocks.
    std::unordered_map<std::string, std::size_t> m_places;  ///< of the blocks, by name
    std::unordered_set<std::string> m_groupNames;
    FreeIds m_blockIds;
};

}  // namespace

Experiment parseExperiment(std::string_view text, std::string_view source) {
    const json root = parseJson(text, source);
    try {
        return ExperimentReader(root).read();
    } catch (const UserError& error) {
        throw UserError(std::string(source) + ": " + error.what());
    }
}

}  // namespace obscura
