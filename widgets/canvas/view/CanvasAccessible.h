// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"

#include <QAccessibleWidget>
#include <map>
#include <vector>

namespace obscura {

class CanvasView;

/// A canvas for screen readers: behind the widgets on it, its children are the blocks and folded
/// groups that are seen, in the order of computation. Each tells its words, what its run does with
/// it and where it leads, and can be selected and opened.
class CanvasAccessible final : public QAccessibleWidget {
public:
    explicit CanvasAccessible(CanvasView& view);
    ~CanvasAccessible() override;

    /// Lets canvases be told of from now on.
    static void install();
    /// Tells screen readers that another block of `view` is selected.
    static void noteSelection(CanvasView& view);

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

private:
    /// One block for each child that is no widget.
    std::vector<BlockId> blocks() const;
    QAccessibleInterface* block(BlockId id) const;

    CanvasView& m_view;
    mutable std::map<BlockId, QAccessible::Id> m_known;
};

}  // namespace obscura
