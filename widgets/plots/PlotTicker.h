// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Units.h"

#include <qcustomplot.h>

namespace obscura {

/// Ticks of a linear axis whose labels `format` writes.
class LinearTicker : public QCPAxisTicker {
public:
    explicit LinearTicker(QString (*format)(double)) : m_format(format) { setTickCount(4); }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return m_format(tick);
    }
    QString (*m_format)(double);
};

/// Ticks of an axis that counts: whole numbers, whose labels are short where that leaves none of
/// their digits out.
class WholeTicker final : public LinearTicker {
public:
    WholeTicker() : LinearTicker(&formatShort) {}

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double step) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;

private:
    bool m_isShort = true;
};

/// Ticks of a logarithmic axis: powers of ten over many decades, 1-2-5 over few, and evenly spaced
/// ones where the view is narrower than that.
class LogTicker final : public LinearTicker {
public:
    using LinearTicker::LinearTicker;

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;
};

}  // namespace obscura
