// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace obscura {

/// Two parts beside each other, or where the row is too narrow for both, one below the other. A
/// part that is hidden takes no room.
class WrappedRow : public QWidget {
    Q_OBJECT

public:
    /// `wide` takes the room that is left over; it is one of the two.
    WrappedRow(QWidget* first, QWidget* second, const QWidget* wide, QWidget* parent = nullptr);

    bool isWrapped() const;
    /// One below the other.
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void wrap();
    QSize leastSize(const QWidget* part) const;

    QWidget* m_first;
    QWidget* m_second;
    QBoxLayout* m_layout;
};

}  // namespace obscura
