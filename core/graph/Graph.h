// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// Where a block stands on the canvas, in canvas units (1 unit = 1 pixel at 100 %).
struct Position {
    double x = 0;
    double y = 0;
    bool operator==(const Position&) const = default;
};

struct Size {
    double width = 0;
    double height = 0;
    bool operator==(const Size&) const = default;
};

// Each identifies its thing within one experiment, for as long as the experiment lives. They start
// at 1.
using BlockId = int;
using GroupId = int;
using NoteId = int;

/// One node of the network: the data set, a layer or the loss. What `options` may hold is decided
/// by `kind` (LayerCatalogue.h); a name that is absent has its default.
struct Block {
    BlockId id = 0;
    std::string name;  ///< unique, used in paths of --set; see nameProblem()
    std::string kind;  ///< "linear", "blackbox", … as in the layer catalogue
    Options options;
    Position position;
    GroupId group = 0;  ///< the group that it belongs to; 0: none
    bool operator==(const Block&) const = default;
};

/// A connection from an output port of one block to an input port of another.
struct Edge {
    BlockId from = 0;
    int fromPort = 0;
    BlockId to = 0;
    int toPort = 0;
    bool operator==(const Edge&) const = default;
};

/// A part of the network that can be folded into one block and repeated. Its members are the blocks
/// that name it, at least one; edges stay between blocks.
struct Group {
    GroupId id = 0;
    std::string name;     ///< unique among groups and blocks; see nameProblem()
    bool folded = false;  ///< drawn as one block
    Index repeat = 1;     ///< N: the members run N times in a row, each time with own parameters
    bool operator==(const Group&) const = default;
};

/// Words on the canvas, for people alone.
struct Note {
    NoteId id = 0;
    std::string text;
    Position position;
    Size size;
    bool operator==(const Note&) const = default;
};

/// The network: blocks and the edges between them; and what stands around them.
struct Graph {
    std::vector<Block> blocks;
    std::vector<Edge> edges;
    std::vector<Group> groups = {};
    std::vector<Note> notes = {};
    bool operator==(const Graph&) const = default;

    const Block* find(BlockId id) const;
    Block* find(BlockId id);
    const Block* find(std::string_view name) const;
    Block* find(std::string_view name);
    /// The first block of that kind, or nullptr.
    const Block* firstOfKind(std::string_view kind) const;
    const Group* findGroup(GroupId id) const;
    Group* findGroup(GroupId id);
    const Group* findGroup(std::string_view name) const;
    const Note* findNote(NoteId id) const;
    Note* findNote(NoteId id);
    /// The blocks of that group, in the order of the list.
    std::vector<BlockId> membersOf(GroupId group) const;
    /// How often the block runs in a row: as its group does, or once.
    Index repetitionsOf(const Block& block) const;
    /// Whether a block or a group has that name.
    bool isNameTaken(std::string_view name) const;
    /// An id that no block has.
    BlockId freeId() const;
    /// `wanted`, or `wanted` with the first number behind it that makes it unique: "linear 2".
    std::string freeName(std::string_view wanted) const;
};

/// A port of a block, input or output as the context says.
struct BlockPort {
    BlockId block = 0;
    int port = 0;
    bool operator==(const BlockPort&) const = default;
};

/// What is wrong with `name` as the name of a block or group, or empty: it needs 1 to 60
/// characters, no dot and no equals sign (paths of --set use them), and it can't be "training".
std::string nameProblem(std::string_view name);

/// Removes the groups that no block names.
void dropEmptyGroups(Graph& graph);
/// Throws UserError where `name` can't be given to a block or group, or another has it.
void requireFreeName(const Graph& graph, std::string_view name);

}  // namespace obscura
