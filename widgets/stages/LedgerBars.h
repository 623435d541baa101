// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Ledger.h"

#include <QWidget>
#include <vector>

namespace obscura {

/// What a step has asked of the devices so far, by purpose: bars that rise stage by stage, within
/// the frames of what the whole step asks.
class LedgerBars : public QWidget {
    Q_OBJECT

public:
    explicit LedgerBars(QWidget* parent = nullptr);

    /// `soFar` of the step that asks `inAll`.
    void show(const Ledger& soFar, const Ledger& inAll);
    /// "forward pass: 128 of 128 queries": the rows from the top.
    QStringList rows() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Purpose> shown() const;
    QStringList shortRows() const;

    Ledger m_soFar;
    Ledger m_inAll;
};

}  // namespace obscura
