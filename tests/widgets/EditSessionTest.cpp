// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/EditSession.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"

#include <QTemporaryDir>
#include <QTest>

using namespace obscura;

class EditSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_session = std::make_unique<EditSession>(*m_document);
    }

    void allThatIsSubmittedIsOneStep() {
        const Experiment before = m_document->experiment();
        for (const Index rank : {2, 20, 25}) {
            submit(rank);
            QCOMPARE(rankNow(), rank);
        }
        QVERIFY(m_session->isOpen());
        m_session->commit();
        QVERIFY(!m_session->isOpen());
        QCOMPARE(stack().count(), 1);
        QCOMPARE(stack().undoText(), QString("rank 25"));
        stack().undo();
        QVERIFY(m_document->experiment() == before);
        stack().redo();
        QCOMPARE(rankNow(), Index{25});
    }

    void afterACommitComesAnotherStep() {
        submit(20);
        m_session->commit();
        submit(30);
        QCOMPARE(stack().count(), 2);
    }

    void rollingBackLeavesNothing() {
        submit(15);
        m_session->commit();
        const Experiment before = m_document->experiment();
        submit(20);
        submit(30);
        m_session->rollBack();
        QVERIFY(!m_session->isOpen());
        QVERIFY(m_document->experiment() == before);
        QCOMPARE(stack().count(), 1);
        QVERIFY(!stack().canRedo());
        // What is committed is no longer the session's.
        m_session->rollBack();
        QVERIFY(m_document->experiment() == before);
    }

    void rollingBackToAFileIsNoChangeOfIt() {
        submit(20);
        m_session->rollBack();
        QVERIFY(!m_document->isModified());
    }

    void whatEndsWhereItBeganVanishes() {
        submit(20);
        submit(10);
        QCOMPARE(stack().count(), 0);
        QVERIFY(!m_document->isModified());
        submit(30);
        m_session->rollBack();
        QCOMPARE(rankNow(), Index{10});
        QCOMPARE(stack().count(), 0);
    }

    void aRefusalLeavesWhatWasSubmittedBefore() {
        submit(20);
        QVERIFY_EXCEPTION_THROWN(m_session->submit("half",
                                                   [](Experiment& e) {
                                                       e.name = "half done";
                                                       removeBlock(e,
                                                                   e.graph.firstOfKind("loss")->id);
                                                   }),
                                 UserError);
        QCOMPARE(rankNow(), Index{20});
        submit(30);
        QCOMPARE(stack().count(), 1);
    }

    void anotherEditCommitsIt() {
        submit(20);
        m_document->edit("name", [](Experiment& e) { e.name = "x"; });
        QVERIFY(!m_session->isOpen());
        submit(30);
        QCOMPARE(stack().count(), 3);
        m_session->rollBack();
        QCOMPARE(rankNow(), Index{20});
        QCOMPARE(m_document->experiment().name, std::string("x"));
    }

    void anEditThatChangesNothingDoesNot() {
        submit(20);
        m_document->edit("nothing", [](Experiment&) {});
        submit(30);
        QCOMPARE(stack().count(), 1);
    }

    void anotherSessionCommitsIt() {
        EditSession other(*m_document);
        submit(20);
        other.submit("name", [](Experiment& e) { e.name = "x"; });
        QVERIFY(other.isOpen() && !m_session->isOpen());
        submit(30);
        QCOMPARE(stack().count(), 3);
        other.rollBack();
        QCOMPARE(m_document->experiment().name, std::string("x"));
    }

    void undoCommitsIt() {
        submit(20);
        m_session->commit();
        m_document->edit("name", [](Experiment& e) { e.name = "x"; });
        submit(25);
        stack().undo();
        submit(30);
        QCOMPARE(stack().count(), 3);
        stack().undo();
        QCOMPARE(rankNow(), Index{20});
    }

    void savingCommitsIt() {
        const QTemporaryDir folder;
        submit(20);
        m_document->save(folder.filePath("a.json"));
        submit(30);
        QVERIFY(m_document->isModified());
        stack().undo();
        QVERIFY(!m_document->isModified());
        QCOMPARE(rankNow(), Index{20});
    }

    void anotherExperimentEndsIt() {
        submit(20);
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_session->rollBack();
        QCOMPARE(rankNow(), Index{10});
        QCOMPARE(stack().count(), 0);
    }

private:
    void submit(Index rank) {
        m_session->submit(QString("rank %1").arg(rank), [=](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", rank);
        });
    }
    Index rankNow() const {
        const Graph& graph = m_document->experiment().graph;
        return std::get<Index>(blockOption(*graph.find("blackbox"), "surrogate.rank"));
    }
    QUndoStack& stack() const { return m_document->undoStack(); }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<EditSession> m_session;
};

GUILESS_TEST(EditSessionTest)
#include "EditSessionTest.moc"
