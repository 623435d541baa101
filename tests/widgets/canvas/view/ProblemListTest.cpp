// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/ProblemList.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/ExperimentDocument.h"

#include <QSignalSpy>
#include <QTest>

using namespace obscura;

class ProblemListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_list = std::make_unique<ProblemList>(*m_document);
        m_list->resize(500, 200);
        m_list->show();
        m_list->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    }

    void saysThatThereIsNone() {
        QCOMPARE(m_list->title(), QString("Problems"));
        QCOMPARE(m_list->count(), 1);
        QVERIFY(m_list->item(0)->text().contains("Nothing"));
        const QSignalSpy requested(m_list.get(), &ProblemList::blockRequested);
        click(0);
        QVERIFY(requested.isEmpty());
    }

    void listsEveryProblemWithItsBlock() {
        QSignalSpy titles(m_list.get(), &ProblemList::titleChanged);
        breakBoth();
        const auto& problems = m_document->report().problems;
        QCOMPARE(std::size_t(m_list->count()), problems.size());
        QVERIFY(problems.size() >= 2);
        QCOMPARE(titles.takeLast()[0].toString(), QString("Problems (%1)").arg(problems.size()));
        const int row = rowOf("blackbox: ");
        QVERIFY(row >= 0);
        QVERIFY(m_list->item(row)->text().contains("1000"));
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QCOMPARE(m_list->title(), QString("Problems"));
    }

    void aClickAndEnterLeadToTheBlock() {
        breakBoth();
        QSignalSpy requested(m_list.get(), &ProblemList::blockRequested);
        click(rowOf("blackbox: "));
        const BlockId box = m_document->experiment().graph.find("blackbox")->id;
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toInt(), box);
        QCOMPARE(requested[0][1].toString(), QString("surrogate.rank"));
        m_list->setCurrentRow(rowOf("training: "));
        QTest::keyClick(m_list.get(), Qt::Key_Return);
        QCOMPARE(requested.count(), 2);
        QCOMPARE(requested[1][0].toInt(), 0);
        QCOMPARE(requested[1][1].toString(), QString("batch"));
    }

    void findingsOfARunStandBelow() {
        const BlockId box = m_document->experiment().graph.find("blackbox")->id;
        const auto finding = [](FindingKind kind, const std::string& message) {
            return Finding{.kind = kind, .option = "surrogate.rank", .message = message};
        };
        const auto first = finding(FindingKind(0), "first");
        const auto second = finding(FindingKind(1), "second");
        m_list->setFindings({.block = box, .name = "blackbox", .findings = {second}});
        QCOMPARE(m_list->title(), QString("Problems (1)"));
        QVERIFY(m_list->item(0)->text().contains("Nothing"));
        const int row = rowOf("second");
        QSignalSpy requested(m_list.get(), &ProblemList::blockRequested);
        click(row);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toInt(), box);
        QCOMPARE(requested[0][1].toString(), QString("surrogate.rank"));
        // A new one doesn't push the old one away, and a new wording takes the place of the old.
        const auto reworded = finding(FindingKind(1), "second again");
        m_list->setFindings({.block = box, .name = "blackbox", .findings = {first, reworded}});
        QCOMPARE(rowOf("second again"), row);
        QCOMPARE(m_list->title(), QString("Problems (2)"));
        breakBoth();
        QVERIFY(rowOf("second again") > rowOf("training: "));
        m_list->setFindings({.block = box, .name = "blackbox", .findings = {}});
        QCOMPARE(rowOf("first"), -1);
        m_list->setFindings({.block = box, .name = "blackbox", .findings = {first}});
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        QCOMPARE(m_list->title(), QString("Problems"));
    }

private:
    void breakBoth() {
        m_document->edit("rank", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{1000});
        });
        // A batch norm needs a spread.
        m_document->edit("batch", [](Experiment& e) { setTrainingOption(e, "batch", Index{1}); });
    }
    int rowOf(const QString& text) const {
        const auto items = m_list->findItems(text, Qt::MatchContains);
        return items.isEmpty() ? -1 : m_list->row(items.front());
    }
    void click(int row) {
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {},
                          m_list->visualItemRect(m_list->item(row)).center());
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<ProblemList> m_list;
};

WINDOW_TEST(ProblemListTest)
#include "ProblemListTest.moc"
