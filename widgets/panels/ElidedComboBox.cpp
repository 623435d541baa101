// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ElidedComboBox.h"

#include <QStyleOptionComboBox>

namespace obscura {

void ElidedComboBox::initStyleOption(QStyleOptionComboBox* option) const {
    QComboBox::initStyleOption(option);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
    option->currentText =
        fontMetrics().elidedText(option->currentText, m_mode, room.width() - kPadding);
}

}  // namespace obscura
