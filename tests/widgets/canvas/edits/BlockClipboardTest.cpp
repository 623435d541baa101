// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/BlockClipboard.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/canvas/edits/BlockCopies.h"

#include <QTest>

using namespace obscura;

class BlockClipboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksReturnAsTheyWere_data() {
        QTest::addColumn<bool>("asText");
        QTest::newRow("own type") << false;
        QTest::newRow("plain text") << true;
    }

    void blocksReturnAsTheyWere() {
        QFETCH(bool, asText);
        const Graph all = templateExperiment("fashion-mnist-slm").graph;
        const Graph part = partOf(all, {2, 3, 4, 7});
        const auto data = blocksToMime(part);
        QVERIFY(data->hasFormat(kBlocksMimeType) && data->hasText());
        if (!asText) {
            QVERIFY(blocksFromMime(data.get()) == part);
            return;
        }
        QMimeData text;
        text.setText("\n  " + data->text());
        QVERIFY(blocksFromMime(&text) == part);
    }

    void aWholeExperimentIsReadToo() {
        const Experiment e = templateExperiment("fashion-mnist-mrr");
        QMimeData text;
        text.setText(QString::fromStdString(formatExperiment(e)));
        QVERIFY(blocksFromMime(&text) == e.graph);
    }

    void otherContentIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << ""
                                 << "no text";
        QTest::newRow("prose") << "Dear all,"
                               << "expected copied blocks";
        QTest::newRow("other JSON") << R"({"cells": []})"
                                    << "obscura";
        QTest::newRow("cut off") << R"({"obscura": 1, "blocks": [{"name")"
                                 << "line 1";
        QTest::newRow("no blocks") << R"({"obscura": 1, "blocks": []})"
                                   << "without blocks";
        QTest::newRow("unknown kind")
            << R"({"obscura": 1, "blocks": [{"name": "a", "kind": "lineer"}]})"
            << "linear";
        QTest::newRow("impossible value")
            << R"({"obscura": 1, "blocks": [{"name": "a", "kind": "linear", "outputs": -3}]})"
            << "a.outputs";
        QTest::newRow("later version") << R"({"obscura": 99, "blocks": []})"
                                       << "later version";
    }

    void otherContentIsRefused() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        QMimeData data;
        if (!text.isEmpty())
            data.setText(text);
        try {
            blocksFromMime(&data);
            QFAIL("expected a refusal");
        } catch (const UserError& error) {
            QVERIFY2(QString(error.what()).contains(said), error.what());
        }
    }

    void anEmptyClipboardIsRefused() {
        QVERIFY_EXCEPTION_THROWN(blocksFromMime(nullptr), UserError);
        QMimeData picture;
        picture.setData("image/png", "…");
        QVERIFY_EXCEPTION_THROWN(blocksFromMime(&picture), UserError);
    }
};

GUILESS_TEST(BlockClipboardTest)
#include "BlockClipboardTest.moc"
