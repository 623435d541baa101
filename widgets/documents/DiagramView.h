// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/painting/Diagram.h"

#include <QWidget>
#include <map>
#include <memory>

namespace obscura {

/// A network as a picture that fits into the widget, with the blocks marked that differ from
/// another one's. Follows the widget's light or dark palette.
class DiagramView : public QWidget {
    Q_OBJECT

public:
    /// How a marked block differs.
    enum class Mark { Added, Removed, Changed };

    explicit DiagramView(QWidget* parent = nullptr);

    /// The marks of a folded group's members become one.
    void show(const Experiment& experiment, const std::map<BlockId, Mark>& marks);
    /// What is marked: blocks, and the first members of folded groups.
    const std::map<BlockId, Mark>& marks() const { return m_marks; }

    static QColor colour(Mark mark, const Theme& theme);
    static QString sign(Mark mark);

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void draw();

    Experiment m_experiment;
    std::map<BlockId, Mark> m_marks;
    std::unique_ptr<Diagram> m_diagram;
};

}  // namespace obscura
