// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SnapshotPacer.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class SnapshotPacerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_asked = 0;
        m_answers = true;
    }

    void asksOneQuestionAtATime() {
        SnapshotPacer pacer([this] { return put(); });
        pacer.ask();
        pacer.ask();
        pacer.noteNews();
        QCOMPARE(m_asked, 1);
        pacer.forget();
        pacer.ask();
        QCOMPARE(m_asked, 2);
    }

    void whoeverCantAnswerIsAskedAgain() {
        SnapshotPacer pacer([this] { return put(); });
        m_answers = false;
        pacer.ask();
        m_answers = true;
        pacer.ask();
        QCOMPARE(m_asked, 2);
        pacer.ask();
        QCOMPARE(m_asked, 2);
    }

    void newsDuringThePauseAreAskedForBehindIt() {
        SnapshotPacer pacer([this] { return put(); });
        pacer.ask();
        pacer.noteAnswer(0);
        pacer.noteNews();
        QCOMPARE(m_asked, 1);
        QTRY_COMPARE(m_asked, 2);
    }

private:
    bool put() {
        ++m_asked;
        return m_answers;
    }

    int m_asked = 0;
    bool m_answers = true;
};

GUILESS_TEST(SnapshotPacerTest)
#include "SnapshotPacerTest.moc"
