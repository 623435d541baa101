// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace obscura {

/// The layers that can be put into a network, by group, with a search field. They are dragged onto
/// the canvas (LayerMime.h), or asked for by double click or Enter.
class LayerPalette : public QWidget {
    Q_OBJECT

public:
    explicit LayerPalette(QWidget* parent = nullptr);

    /// The kinds that match the search, in the order shown.
    QStringList shownKinds() const;

Q_SIGNALS:
    /// The user wants that kind behind the selected block.
    void layerRequested(const QString& kind);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Tree;
    void fill();
    void colour();
    void filter(const QString& text);
    void request(const QTreeWidgetItem* item);
    QTreeWidgetItem* firstShown() const;

    QLineEdit* m_search;
    Tree* m_tree;
};

}  // namespace obscura
