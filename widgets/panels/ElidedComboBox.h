// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace obscura {

/// A list of choices whose chosen one is cut where there is no room for it, at `mode`'s place; the
/// open list has it all.
class ElidedComboBox : public QComboBox {
    Q_OBJECT

public:
    /// px: what words need around them, beside their own width.
    static constexpr int kPadding = 4;

    explicit ElidedComboBox(Qt::TextElideMode mode, QWidget* parent = nullptr)
        : QComboBox(parent), m_mode(mode) {}

protected:
    void initStyleOption(QStyleOptionComboBox* option) const override;

private:
    Qt::TextElideMode m_mode;
};

}  // namespace obscura
