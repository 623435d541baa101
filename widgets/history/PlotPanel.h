// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Quantity.h"

#include <QFrame>
#include <QPoint>

class QComboBox;
class QLabel;

namespace obscura {

class OverlayPlot;

/// A plot of several runs with a bar above it: what it shows, chosen from a list, and a handle by
/// which it is dragged to another place.
class PlotPanel : public QFrame {
    Q_OBJECT

public:
    explicit PlotPanel(const QuantityInfo& quantity, QWidget* parent = nullptr);

    OverlayPlot& plot() const { return *m_plot; }
    QComboBox& quantityBox() const { return *m_quantity; }
    /// By which it is dragged.
    QLabel& handle() const { return *m_handle; }

Q_SIGNALS:
    void quantityChosen();
    void closeRequested();
    /// To be moved so many places towards the end.
    void moveRequested(int places);
    /// To be moved to where the cursor is, in global coordinates.
    void dropped(const QPoint& at);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void choose();

    OverlayPlot* m_plot;
    QLabel* m_handle;
    QComboBox* m_quantity;
};

}  // namespace obscura
