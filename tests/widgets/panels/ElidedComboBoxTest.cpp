// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ElidedComboBox.h"

#include "TestProgram.h"

#include <QStyleOptionComboBox>
#include <QtTest>

using namespace obscura;

namespace {

/// Lets what is painted be read.
class ReadableBox : public ElidedComboBox {
public:
    using ElidedComboBox::ElidedComboBox;

    QString shown() const {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        return option.currentText;
    }
};

}  // namespace

class ElidedComboBoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsWhereThereIsNoRoom_data() {
        QTest::addColumn<Qt::TextElideMode>("mode");
        QTest::newRow("at the end") << Qt::ElideRight;
        QTest::newRow("in the middle") << Qt::ElideMiddle;
    }
    void cutsWhereThereIsNoRoom() {
        QFETCH(Qt::TextElideMode, mode);
        const QString name = "the longest name of all black boxes";
        ReadableBox box(mode);
        box.addItem(name);
        box.resize(800, 30);
        QCOMPARE(box.shown(), name);
        box.resize(120, 30);
        const QString cut = box.shown();
        QVERIFY2(cut.size() < name.size() && cut.contains(QChar(0x2026)), qPrintable(cut));
        QVERIFY(cut.startsWith(name.first(3)));
        QCOMPARE(cut.endsWith(name.last(3)), mode == Qt::ElideMiddle);
        QCOMPARE(box.currentText(), name);
    }
};

WINDOW_TEST(ElidedComboBoxTest)
#include "ElidedComboBoxTest.moc"
