// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>
#include <QRectF>

namespace obscura {

/// What fills an area of a plot and is neither selected nor in a legend.
class AreaPlottable : public QCPAbstractPlottable {
public:
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain = QCP::sdBoth) const override {
        found = !isEmpty();
        return {area().left(), area().right()};
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain = QCP::sdBoth,
                           const QCPRange& = QCPRange()) const override {
        found = !isEmpty();
        return {area().top(), area().bottom()};
    }

protected:
    AreaPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) {
        setSelectable(QCP::stNone);
        removeFromLegend();
    }

    /// Nothing is drawn so far.
    virtual bool isEmpty() const = 0;
    /// In plot coordinates.
    virtual QRectF area() const = 0;

    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}
};

}  // namespace obscura
