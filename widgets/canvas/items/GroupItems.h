// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <map>
#include <vector>

namespace obscura {

class CanvasScene;
class FoldedItem;
class FrameItem;

/// The items of a canvas's groups: a folded one has a block in the place of its members, another a
/// frame around them.
class GroupItems {
public:
    explicit GroupItems(CanvasScene& scene) : m_scene(scene) {}

    /// Follows groups, membership and connections.
    void mirror();
    /// Follows the members' places.
    void place();
    void clear();

    /// The item, or nullptr where there is none or the group is the other way.
    FoldedItem* folded(GroupId id) const;
    FrameItem* frame(GroupId id) const;
    std::vector<FoldedItem*> allFolded() const;
    void updateFrames();

private:
    void removeStale();

    CanvasScene& m_scene;
    std::map<GroupId, FoldedItem*> m_folded;  ///< owned by the scene, as are the others
    std::map<GroupId, FrameItem*> m_frames;
};

}  // namespace obscura
