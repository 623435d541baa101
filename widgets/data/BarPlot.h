// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/device/DevicePlot.h"

#include <optional>
#include <vector>

namespace obscura {

/// What is to be drawn for each of several named things.
struct Bars {
    QString title;
    QString of;     ///< what has a name: "class"
    QString value;  ///< what its bar is: "samples"
    std::vector<QString> names = {};
    std::vector<double> values = {};    ///< NaN: not known
    std::vector<QString> details = {};  ///< said of each where the mouse is
    double most = 0;                    ///< where the axis ends; 0: behind the highest
};

/// Bars beside each other, with their names below as far as there is room. A click or the arrow
/// keys choose one, of which is told then what the mouse reads out, too; Home lets go of it.
class BarPlot : public DevicePlot {
    Q_OBJECT

public:
    BarPlot(const QString& name, const QString& help, QWidget* parent = nullptr);

    void setBars(Bars bars);
    void clear() { setBars({}); }
    const Bars& bars() const { return m_bars; }
    /// The chosen one; nothing: none is.
    std::optional<std::size_t> chosen() const { return m_chosen; }

    QByteArray table() const override;
    bool hasData() const override { return !m_bars.values.empty(); }

Q_SIGNALS:
    /// By a click, or by Enter.
    void activated(qsizetype bar);

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void nameBars();
    bool areNamesShort() const;
    void choose(std::optional<std::size_t> bar);
    std::optional<std::size_t> barAt(double x) const;

    Bars m_bars;
    QCPBars* m_plottable = nullptr;
    QCPItemRect* m_mark = nullptr;  ///< behind the chosen bar
    std::optional<std::size_t> m_chosen;
    QPoint m_pressed;
};

}  // namespace obscura
