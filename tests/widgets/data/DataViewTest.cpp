// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/DataView.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/data/BarPlot.h"
#include "widgets/data/DataReader.h"
#include "widgets/data/SampleCard.h"
#include "widgets/data/SampleList.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <set>

using namespace obscura;

class DataViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_reader = std::make_unique<DataReader>();
        m_document->reset(tiny(), {});
        m_view = std::make_unique<DataView>(*m_document, *m_reader);
        m_view->resize(860, 340);
    }

    void cleanup() {
        m_view.reset();
        m_reader.reset();
        m_document.reset();
    }

    void opensWhenItIsSeen() {
        m_document->edit("Batch", [](Experiment& e) { assignField(e, "training.batch=16"); });
        m_view->catchUp();
        QVERIFY(!m_reader->data());
        show();
        QVERIFY2(m_view->status().contains("784") || m_view->status().contains("28 × 28"),
                 qPrintable(m_view->status()));
        QVERIFY(m_view->status().contains("mean"));
        QCOMPARE(std::ssize(m_view->samples().samples().entries()), DataView::kSamples);
        const SampleEntry& first = m_view->samples().samples().entries().front();
        QCOMPARE(first.picture.size(), QSize(28, 28));
        QVERIFY(!first.caption.isEmpty());
        QVERIFY(m_view->card().caption().contains(first.caption));
        QCOMPARE(m_view->card().pictures().size(), std::size_t{1});
        QCOMPARE(m_view->card().pictures().front(), first.picture);
        QVERIFY(!label("of 512").isEmpty());
    }

    void turnsPages() {
        show();
        auto* const forth = button("Samples behind");
        auto* const back = button("Samples before");
        QVERIFY(!back->isEnabled() && forth->isEnabled());
        QTest::mouseClick(forth, Qt::LeftButton);
        m_view->catchUp();
        QCOMPARE(entries().front().row, DataView::kSamples);
        QVERIFY(!label("60 – 119").isEmpty());
        while (forth->isEnabled())
            QTest::mouseClick(forth, Qt::LeftButton);
        m_view->catchUp();
        QCOMPARE(entries().back().row, Index{511});
        QCOMPARE(entries().size(), std::size_t{512 - 480});
        QTest::mouseClick(back, Qt::LeftButton);
        m_view->catchUp();
        QCOMPARE(entries().front().row, Index{420});
    }

    void showsTheSplitThatIsChosen() {
        show();
        chooseByPopup(splitBox(), "Test");
        m_view->catchUp();
        QCOMPARE(m_view->split(), Split::Test);
        QCOMPARE(entries().front().split, Split::Test);
        QVERIFY(!label("of 200").isEmpty());
        QVERIFY(m_view->card().caption().contains("test"));
    }

    void countsClasses() {
        show();
        clickTab("C&lasses");
        QVERIFY(m_view->classes().isVisible());
        const Bars& bars = m_view->classes().bars();
        QCOMPARE(bars.values.size(), std::size_t{10});
        QCOMPARE(std::accumulate(bars.values.begin(), bars.values.end(), 0.0), 512.0);
        QCOMPARE(m_view->classes().table().count('\n'), 1 + 10);
        QVERIFY(!m_view->grab().isNull());
    }

    void showsTheClassThatIsChosen() {
        show();
        chooseByPopup(classBox(), "7");
        m_view->catchUp();
        QVERIFY(!entries().empty());
        const std::vector<Index> rows = rowsOf("7");
        const auto count = std::size_t(m_view->classes().bars().values[7]);
        QVERIFY(count > 1 && count < std::size_t(DataView::kSamples));
        QCOMPARE(rows.size(), count);
        QVERIFY(!label(QStringLiteral("0 – %1 of %2").arg(count - 1).arg(count)).isEmpty());
        QVERIFY(!button("Samples behind")->isEnabled() && !button("Samples before")->isEnabled());
        QVERIFY(m_view->card().caption().contains("7"));
        // In the other split, too.
        chooseByPopup(splitBox(), "Test");
        m_view->catchUp();
        QVERIFY(rowsOf("7").size() > 1);
        QCOMPARE(entries().front().split, Split::Test);
        chooseByPopup(classBox(), "All classes");
        m_view->catchUp();
        QCOMPARE(entries().size(), std::size_t{DataView::kSamples});
        QVERIFY(!label("of 200").isEmpty());
    }

    void turnsPagesOfAClass() {
        QByteArray table = "a,y\n";
        for (int i = 0; i < 600; ++i)
            table += QByteArray::number(i) + (i % 3 ? ",rare\n" : ",often\n");
        write("classes.csv", table);
        Experiment e = templateExperiment("fashion-mnist-digital");
        assignField(e, "dataset.source=table");
        assignField(e, "dataset.file=" + m_folder.filePath("classes.csv").toStdString());
        assignField(e, "dataset.target=y");
        assignField(e, "dataset.validation_share=0");
        m_document->reset(e, {});
        show();
        classBox()->setFocus();
        QTest::keyClick(classBox(), Qt::Key_R);  // the first that begins so
        m_view->catchUp();
        QCOMPARE(classBox()->currentText(), QString("rare"));
        const std::vector<Index> first = rowsOf("rare");
        QCOMPARE(first.size(), std::size_t{DataView::kSamples});
        auto* const forth = button("Samples behind");
        auto* const back = button("Samples before");
        std::set<Index> all(first.begin(), first.end());
        while (forth->isEnabled()) {
            QTest::mouseClick(forth, Qt::LeftButton);
            m_view->catchUp();
            const std::vector<Index> rows = rowsOf("rare");
            QVERIFY(*all.rbegin() < rows.front());
            all.insert(rows.begin(), rows.end());
        }
        QCOMPARE(double(all.size()), m_view->classes().bars().values[classOf("rare")]);
        while (back->isEnabled()) {
            QTest::mouseClick(back, Qt::LeftButton);
            m_view->catchUp();
        }
        QCOMPARE(rowsOf("rare"), first);
    }

    void aBarLeadsToItsSamples() {
        show();
        clickTab("C&lasses");
        BarPlot& bars = m_view->classes();
        bars.replot();
        QTest::mouseClick(&bars, Qt::LeftButton, {},
                          QPoint(int(bars.xAxis->coordToPixel(3)), bars.axisRect()->center().y()));
        m_view->catchUp();
        QCOMPARE(m_view->page(), DataView::Page::Samples);
        QCOMPARE(classBox()->currentText(), QString("3"));
        QVERIFY(!rowsOf("3").empty());
        clickTab("C&lasses");
        bars.setFocus();
        QTest::keyClick(&bars, Qt::Key_Right);
        QTest::keyClick(&bars, Qt::Key_Return);
        m_view->catchUp();
        QCOMPARE(m_view->page(), DataView::Page::Samples);
        QVERIFY(!rowsOf("4").empty());
    }

    void showsWhatTrainingMakesOfASample() {
        m_document->edit("Shift", [](Experiment& e) {
            assignField(e, "dataset.source=idx");
            assignField(e, "dataset.shift=4");
        });
        show();
        QTRY_COMPARE_WITH_TIMEOUT(m_view->card().pictures().size(), std::size_t{4}, kPatience);
        const std::vector<QImage> before = m_view->card().pictures();
        QCOMPARE(before[1] == before[0], false);
        auto* const again = pushButton("Vary aga&in");
        QVERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        m_view->catchUp();
        QCOMPARE(m_view->card().pictures().size(), std::size_t{4});
        QCOMPARE(m_view->card().pictures()[0], before[0]);
        QVERIFY(m_view->card().pictures()[1] != before[1]);
        // Nothing varies what tests.
        chooseByPopup(splitBox(), "Test");
        m_view->catchUp();
        QCOMPARE(m_view->card().pictures().size(), std::size_t{1});
        QVERIFY(!again->isVisible());
    }

    void followsTheDocument() {
        show();
        const auto before = m_reader->data();
        m_document->edit("Batch", [](Experiment& e) { assignField(e, "training.batch=16"); });
        m_view->catchUp();
        QCOMPARE(m_reader->data(), before);
        m_document->edit("Normalise",
                         [](Experiment& e) { assignField(e, "dataset.deviation=0.5"); });
        m_view->catchUp();
        QVERIFY(m_reader->data() && m_reader->data() != before);
        QCOMPARE(entries().size(), std::size_t{DataView::kSamples});
    }

    void saysWhatIsWrongAndTriesAgain() {
        QTemporaryDir empty;
        m_document->edit("Folder", [&](Experiment& e) {
            assignField(e, "dataset.folder=" + empty.path().toStdString());
        });
        show();
        QVERIFY2(m_view->status().contains("missing"), qPrintable(m_view->status()));
        QVERIFY(entries().empty());
        writeTinyDataset(empty.path().toStdString());
        auto* const again = pushButton("Try a&gain");
        QVERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        m_view->catchUp();
        QCOMPARE(entries().size(), std::size_t{DataView::kSamples});
    }

    void showsText() {
        write("sample.txt", QByteArray("In the beginning was the Word. ").repeated(100));
        Experiment e = templateExperiment("king-james");
        assignField(e, "dataset.file=" + m_folder.filePath("sample.txt").toStdString());
        assignField(e, "dataset.context=16");
        m_document->reset(e, {});
        show();
        QCOMPARE(entries().front().text, QString("In the beginning"));
        QVERIFY(entries().front().picture.isNull());
        QVERIFY(m_view->card().text().startsWith("In the beginning"));
        clickTab("C&lasses");
        // White space is seen, and the most frequent token comes first.
        QCOMPARE(m_view->classes().bars().names.front(), QString("␣"));
    }

    void showsNumbersAsCurves() {
        QByteArray table = "a,b,c,y\n";
        for (int i = 0; i < 40; ++i)
            table += QByteArray::number(i) + "," + QByteArray::number(i % 7) + ",2.5," +
                     QByteArray::number(0.25 * i) + "\n";
        write("table.csv", table);
        Experiment e = templateExperiment("fashion-mnist-digital");
        assignField(e, "dataset.source=table");
        assignField(e, "dataset.file=" + m_folder.filePath("table.csv").toStdString());
        assignField(e, "dataset.target=y");
        m_document->reset(e, {});
        show();
        QVERIFY(!entries().empty());
        QVERIFY(!entries().front().picture.isNull());
        QVERIFY(!m_view->card().text().isEmpty());
        auto* const tabs = m_view->findChild<QTabBar*>();
        QVERIFY(!tabs->isTabVisible(int(DataView::Page::Classes)));
        QVERIFY(!classBox()->isVisible());
    }

private:
    Experiment tiny() {
        return tinyExperiment("fashion-mnist-digital", m_folder.path().toStdString());
    }
    void show() {
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QCoreApplication::processEvents();
        m_view->catchUp();
    }
    const std::vector<SampleEntry>& entries() const {
        return m_view->samples().samples().entries();
    }
    QComboBox* splitBox() const { return box("Split"); }
    QComboBox* classBox() const { return box("Class"); }
    QComboBox* box(const QString& name) const {
        for (auto* const each : m_view->findChildren<QComboBox*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    std::size_t classOf(const QString& name) const {
        return std::size_t(classBox()->findText(name) - 1);
    }
    /// Of the samples that are listed; empty where one is of another class.
    std::vector<Index> rowsOf(const QString& name) const {
        std::vector<Index> rows;
        for (const SampleEntry& entry : entries()) {
            if (entry.caption != name)
                return {};
            rows.push_back(entry.row);
        }
        return rows;
    }
    QToolButton* button(const QString& name) const {
        for (auto* const each : m_view->findChildren<QToolButton*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    QPushButton* pushButton(const QString& text) const {
        for (auto* const each : m_view->findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    /// The text of a label that is seen and holds `part`.
    QString label(const QString& part) const {
        for (const auto* const each : m_view->findChildren<QLabel*>()) {
            if (each->isVisible() && each->text().contains(part))
                return each->text();
        }
        return {};
    }
    void clickTab(const QString& title) {
        auto* const tabs = m_view->findChild<QTabBar*>();
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == title)
                return QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
        }
        QFAIL("no such tab");
    }
    void write(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<DataReader> m_reader;
    std::unique_ptr<DataView> m_view;
};

WINDOW_TEST(DataViewTest)
#include "DataViewTest.moc"
