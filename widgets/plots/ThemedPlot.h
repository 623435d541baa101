// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>
#include <QString>

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

Q_SIGNALS:
    /// Something could not be written.
    void failed(const QString& message);

protected:
    /// Colours and fonts of everything in the plot; called again when the desktop changes. A
    /// derived class calls it once it is built, and adds what is its own.
    virtual void applyTheme();
    /// Redraws after applyTheme().
    virtual void refreshTheme() { replot(rpQueuedReplot); }
    /// A compact legend above the axes, where it covers nothing: beside the title, or else below it
    /// in as few rows as its width allows. In a plot too low for that it stands in the upper corner
    /// at `side`, over a veil that lets curves show through.
    void setUpLegend(Qt::Alignment side);
    /// Puts the legend where its present entries fit; done before each replot.
    void fitLegend();
    static void styleAxis(QCPAxis& axis, const Theme& theme, const QFont& small);
    QFont smallFont() const;
    /// "Save as PNG…" and its sisters.
    void addSaveActions(QMenu& menu);

    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int roomBesideAxis() const;
    bool fitsBesideTitle() const;
    void arrangeLegend(int room);
    void placeLegend(int below, bool isInside);
    void fitTitle();
    void fitTicks();
    void fitEmptyText();
    void saveAs(const QString& suffix);

    const QString m_name;
    QString m_title;
    Qt::Alignment m_legendSide;
    bool m_hasLegend = false;
    QCPItemText* m_titleItem = nullptr;
    QString m_emptyText;
    QCPItemText* m_emptyItem = nullptr;
};

}  // namespace obscura
