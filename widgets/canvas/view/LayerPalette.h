// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace obscura {

struct LayerInfo;

/// The layers that can be put into a network, by group, with a search field. They are dragged onto
/// the canvas (LayerMime.h), or asked for by double click or Enter. A search lists what it finds by
/// how well it matches: the whole name, its start, a word of it, part of it, the description.
class LayerPalette : public QWidget {
    Q_OBJECT

public:
    explicit LayerPalette(QWidget* parent = nullptr);

    /// The kinds that match the search, in the order shown.
    QStringList shownKinds() const;
    /// Where that kind stands in the list, in the palette's coordinates; empty: it isn't listed.
    QRect rowOf(const QString& kind) const;
    /// Ends a search that doesn't list that kind, and scrolls to it.
    void reveal(const QString& kind);

Q_SIGNALS:
    /// The user wants that kind behind the selected block.
    void layerRequested(const QString& kind);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Tree;
    void search(const QString& text);
    void fillByGroup();
    void fillByRank(const QString& words);
    QTreeWidgetItem* addHeading(const QString& text);
    void addLayer(QTreeWidgetItem& heading, const LayerInfo& info);
    void colour();
    void request(const QTreeWidgetItem* item);
    QTreeWidgetItem* first() const;
    QTreeWidgetItem* itemOf(const QString& kind) const;

    QLineEdit* m_search;
    Tree* m_tree;
};

}  // namespace obscura
