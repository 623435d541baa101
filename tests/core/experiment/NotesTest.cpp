// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Notes.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <limits>

using namespace obscura;

class NotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsAddedChangedAndRemoved() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const NoteId id = addNote(e, {8, 16});
        setNoteText(e, id, "Why ω drifts");
        resizeNote(e, id, {320, 64});
        QCOMPARE(e.graph.findNote(id)->text, std::string("Why ω drifts"));
        QVERIFY(e.graph.findNote(id)->size == (Size{320, 64}));
        QVERIFY(e.graph.findNote(id)->position == (Position{8, 16}));
        QVERIFY(addNote(e, {}) != id);
        removeNote(e, id);
        QVERIFY(!e.graph.findNote(id));
        QCOMPARE(e.graph.notes.size(), std::size_t{1});
    }

    void whatCannotBeIsRefused() {
        Experiment e;
        const NoteId id = addNote(e, {});
        const Experiment before = e;
        COMPARE_ERROR(resizeNote(e, id, {10, 64}), "10 × 64|at least 48 × 32");
        COMPARE_ERROR(resizeNote(e, id, {std::numeric_limits<double>::quiet_NaN(), 64}), "nan");
        COMPARE_ERROR(setNoteText(e, id, std::string(kLongestNote + 1, 'x')), "10001|10000");
        std::string umlauts;
        for (std::size_t i = 0; i < kLongestNote; ++i)
            umlauts += "ü";
        setNoteText(e, id, umlauts);
        QCOMPARE(e.graph.findNote(id)->text, umlauts);
        setNoteText(e, id, {});
        COMPARE_ERROR(setNoteText(e, 7, "x"), "no note|7");
        COMPARE_ERROR(removeNote(e, 7), "no note|7");
        QVERIFY(e == before);
    }
};

GUILESS_TEST(NotesTest)
#include "NotesTest.moc"
