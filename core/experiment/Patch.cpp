// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Patch.h"

#include <unordered_map>

namespace obscura {

namespace {

std::vector<BlockId> orderOf(const std::vector<Block>& blocks) {
    std::vector<BlockId> order;
    order.reserve(blocks.size());
    for (const Block& block : blocks)
        order.push_back(block.id);
    return order;
}

template <class T>
std::optional<Patch::Change<T>> changeOf(const T& before, const T& after) {
    if (before == after)
        return std::nullopt;
    return Patch::Change<T>{before, after};
}

template <class T>
std::optional<Patch::Change<T>> joined(const std::optional<Patch::Change<T>>& first,
                                       const std::optional<Patch::Change<T>>& second) {
    if (!first)
        return second;
    if (!second)
        return first;
    return changeOf(first->before, second->after);
}

template <class T>
const T& side(const Patch::Change<T>& change, bool forward) {
    return forward ? change.after : change.before;
}

template <class T>
void applyValue(const std::optional<Patch::Change<T>>& change, bool forward, T& value) {
    if (change)
        value = side(*change, forward);
}

void applyBlocks(const Patch& patch, bool forward, std::vector<Block>& blocks) {
    if (!patch.order) {
        for (Block& block : blocks) {
            const auto change = patch.blocks.find(block.id);
            if (change != patch.blocks.end())
                block = *side(change->second, forward);
        }
        return;
    }
    std::unordered_map<BlockId, Block> byId;
    for (Block& block : blocks)
        byId.insert_or_assign(block.id, std::move(block));
    for (const auto& [id, change] : patch.blocks) {
        if (const std::optional<Block>& block = side(change, forward))
            byId.insert_or_assign(id, *block);
    }
    blocks.clear();
    for (const BlockId id : side(*patch.order, forward))
        blocks.push_back(std::move(byId.at(id)));
}

void apply(const Patch& patch, bool forward, Experiment& e) {
    applyBlocks(patch, forward, e.graph.blocks);
    applyValue(patch.edges, forward, e.graph.edges);
    applyValue(patch.groups, forward, e.graph.groups);
    applyValue(patch.notes, forward, e.graph.notes);
    applyValue(patch.training, forward, e.training);
    applyValue(patch.name, forward, e.name);
    applyValue(patch.description, forward, e.description);
}

}  // namespace

bool Patch::empty() const {
    return *this == Patch{};
}

Patch difference(const Experiment& before, const Experiment& after) {
    Patch patch;
    std::unordered_map<BlockId, const Block*> old;
    for (const Block& block : before.graph.blocks)
        old.emplace(block.id, &block);
    for (const Block& block : after.graph.blocks) {
        const auto found = old.find(block.id);
        if (found == old.end()) {
            patch.blocks[block.id] = {std::nullopt, block};
            continue;
        }
        if (*found->second != block)
            patch.blocks[block.id] = {*found->second, block};
        old.erase(found);
    }
    for (const auto& [id, block] : old)
        patch.blocks[id] = {*block, std::nullopt};
    patch.order = changeOf(orderOf(before.graph.blocks), orderOf(after.graph.blocks));
    patch.edges = changeOf(before.graph.edges, after.graph.edges);
    patch.groups = changeOf(before.graph.groups, after.graph.groups);
    patch.notes = changeOf(before.graph.notes, after.graph.notes);
    patch.training = changeOf(before.training, after.training);
    patch.name = changeOf(before.name, after.name);
    patch.description = changeOf(before.description, after.description);
    return patch;
}

void applyForward(const Patch& patch, Experiment& e) {
    apply(patch, true, e);
}

void applyBackward(const Patch& patch, Experiment& e) {
    apply(patch, false, e);
}

Patch composed(const Patch& first, const Patch& second) {
    Patch patch;
    patch.blocks = first.blocks;
    for (const auto& [id, change] : second.blocks) {
        const auto [at, isNew] = patch.blocks.try_emplace(id, change);
        if (isNew)
            continue;
        at->second.after = change.after;
        if (at->second.before == at->second.after)
            patch.blocks.erase(at);
    }
    patch.order = joined(first.order, second.order);
    patch.edges = joined(first.edges, second.edges);
    patch.groups = joined(first.groups, second.groups);
    patch.notes = joined(first.notes, second.notes);
    patch.training = joined(first.training, second.training);
    patch.name = joined(first.name, second.name);
    patch.description = joined(first.description, second.description);
    return patch;
}

}  // namespace obscura
