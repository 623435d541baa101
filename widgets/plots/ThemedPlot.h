// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>
#include <QString>
#include <functional>
#include <vector>

class QMenu;

namespace obscura {

struct Theme;

/// What all plots of the window share: the theme's colours, which follow the desktop, sharp pixels
/// on every screen, a title in the top left corner, and export.
class ThemedPlot : public QCustomPlot {
    Q_OBJECT

public:
    /// `name` is for file names ("loss"), `title` for people ("Loss"), `help` says what the plotted
    /// quantity is, with its formula.
    ThemedPlot(const QString& name, const QString& title, const QString& help,
               QWidget* parent = nullptr);

    const QString& name() const { return m_name; }
    const QString& title() const { return m_title; }
    void setTitle(const QString& title);
    /// What stands in the middle while there is no data, on more lines than it has where the plot
    /// is narrow.
    void setEmptyText(const QString& text);
    QString emptyText() const { return m_emptyText; }
    /// All values shown, as comma-separated text with a header.
    virtual QByteArray table() const = 0;
    virtual bool hasData() const = 0;
    /// A column of table() whose values stand along an axis.
    struct TableAxis {
        const QCPAxis* axis;
        int column;
    };
    /// Those there are; none where rows have no place of their own.
    virtual std::vector<TableAxis> tableAxes() const { return {}; }

    /// Calls `draw` while the plot is as it is kept in a picture: up to date, and without what only
    /// answers the mouse. Hands on what it throws.
    void drawClean(const std::function<void()>& draw);

Q_SIGNALS:
    /// Something could not be written, or could.
    void failed(const QString& message);
    void saved();

protected:
    /// Colours and fonts of everything in the plot; called again when the desktop changes. A
    /// derived class calls it once it is built, and adds what is its own.
    virtual void applyTheme();
    /// Leaves out what only answers the mouse, or shows it again. Here this is all that lies on the
    /// layer "overlay".
    virtual void setClean(bool clean);
    /// Redraws after applyTheme().
    virtual void refreshTheme() { replot(rpQueuedReplot); }
    /// A compact legend above the axes, where it covers nothing: beside the title, or else below it
    /// in as few rows as its width allows. In a plot too low for that it stands to the right of the
    /// axes, and in one too small for that, too, it is left out.
    void setUpLegend();
    void setLegendWanted(bool wanted);
    /// Puts the legend where its present entries fit; done before each replot.
    void fitLegend();
    static void styleAxis(QCPAxis& axis, const Theme& theme, const QFont& small);
    QFont smallFont() const;
    /// What is measured along one of the plot's two axes. Where there is no room for all of it, it
    /// ends in dots.
    void setAxisLabel(QCPAxis& axis, const QString& text);
    /// "Save as PNG…" and its sisters, and "Export…" that asks how it is to look in print.
    void addSaveActions(QMenu& menu);

    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int roomBesideAxis() const;
    bool fitsBesideTitle() const;
    void arrangeLegend(int room);
    void stackLegend();
    void placeLegend(int below, int beside);
    bool fitsBelowTitle() const;
    bool fitsBesideAxes() const;
    void fitTitle();
    void fitTicks();
    void fitAxisLabels();
    void fitEmptyText();
    void saveAs(const QString& suffix);
    void exportForPrint();

    const QString m_name;
    QString m_title;
    bool m_hasLegend = false;
    bool m_wantsLegend = true;
    int m_rightMargin = 0;  ///< of the axes, without a legend
    QCPItemText* m_titleItem = nullptr;
    QString m_xLabel;  ///< whole
    QString m_yLabel;
    QString m_emptyText;
    QCPItemText* m_emptyItem = nullptr;
};

}  // namespace obscura
