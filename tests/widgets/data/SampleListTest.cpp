// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleList.h"

#include "TestProgram.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace obscura;

namespace {

std::vector<SampleEntry> samplePictures(Index count) {
    std::vector<SampleEntry> entries;
    for (Index i = 0; i < count; ++i) {
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::red);
        entries.push_back({Split::Test, i, picture, QStringLiteral("class %1").arg(i)});
    }
    return entries;
}

}  // namespace

class SampleListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isASoundModel() {
        SampleModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEntries(samplePictures(5));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(3).data().toString(), QString("class 3"));
        QVERIFY(
            model.index(3).data(Qt::ToolTipRole).toString().contains("Sample 3 of the test set"));
        model.setEntries({{.split = Split::Train,
                           .row = 7,
                           .picture = {},
                           .caption = {},
                           .text = "In the beginning"}});
        QCOMPARE(model.index(0).data().toString(), QString("In the beginning"));
        QVERIFY(!model.index(0).data(Qt::DecorationRole).isValid());
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }

    void keysAndClicksChoose() {
        SampleList list;
        list.resize(420, 240);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QVERIFY(!list.chosen());
        list.setEntries(samplePictures(20));
        QCOMPARE(list.chosen()->row, Index{0});
        QSignalSpy chosen(&list, &SampleList::chosenChanged);
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Right);
        QCOMPARE(list.chosen()->row, Index{1});
        QCOMPARE(chosen.count(), 1);
        const QRect third = list.visualRect(list.samples().index(2));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, third.center());
        QCOMPARE(list.chosen()->row, Index{2});
        // Pictures stand beside each other, and are seen.
        QVERIFY(third.left() > 0 && third.top() < third.height());
        const QImage seen = list.viewport()->grab().toImage();
        QCOMPARE(seen.pixelColor(list.visualRect(list.samples().index(0)).center() *
                                 seen.devicePixelRatio()),
                 QColor(Qt::red));
    }
};

WINDOW_TEST(SampleListTest)
#include "SampleListTest.moc"
