// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace obscura {

class CanvasScene;
class CanvasView;
class FindBar;

/// The canvas with its find bar above.
class CanvasPane : public QWidget {
    Q_OBJECT

public:
    /// `scene` must outlive the pane.
    explicit CanvasPane(CanvasScene& scene, QWidget* parent = nullptr);

    CanvasView& view() { return *m_view; }
    FindBar& findBar() { return *m_find; }

private:
    CanvasView* m_view;
    FindBar* m_find;
};

}  // namespace obscura
