// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QtTest>

namespace obscura {

/// Chooses the entry `title` of a combo box as a person does: opens its list by a click and clicks
/// the entry. To set the index instead passes by all that happens while the box speaks.
inline void chooseByPopup(QWidget* widget, const QString& title) {
    auto* const box = qobject_cast<QComboBox*>(widget);
    QVERIFY(box);
    const int row = box->findText(title);
    QVERIFY2(row >= 0, qPrintable("no entry " + title));
    QTest::mouseClick(box, Qt::LeftButton);
    QAbstractItemView* const list = box->view();
    QTRY_VERIFY(list->isVisible());
    const QModelIndex entry = box->model()->index(row, box->modelColumn());
    list->scrollTo(entry);
    const QPoint place = list->visualRect(entry).center();
    // The list takes a release at once for the end of the click that opened it, unless the pointer
    // has moved.
    QTest::mouseMove(list->viewport(), place + QPoint(20, 0));
    QTest::mouseMove(list->viewport(), place);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
}

/// The same by keyboard: Space opens the list, arrows go to the entry, Enter takes it.
inline void chooseByKeys(QWidget* widget, const QString& title) {
    auto* const box = qobject_cast<QComboBox*>(widget);
    QVERIFY(box);
    const int row = box->findText(title);
    QVERIFY2(row >= 0, qPrintable("no entry " + title));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QAbstractItemView* const list = box->view();
    QTRY_VERIFY(list->isVisible());
    while (list->currentIndex().row() != row) {
        const int present = list->currentIndex().row();
        QTest::keyClick(list, present < row ? Qt::Key_Down : Qt::Key_Up);
        QVERIFY(list->currentIndex().row() != present);
    }
    QTest::keyClick(list, Qt::Key_Return);
}

}  // namespace obscura
