// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/Diagram.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"

#include <QImage>
#include <QTest>

using namespace obscura;

class DiagramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMarkOfAMemberIsAtItsFoldedGroup() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const BlockId first = e.graph.find("relu")->id, other = e.graph.find("blackbox")->id;
        QVERIFY(marked(e, first) != marked(e, other));
        foldGroup(e, groupBlocks(e, {first, other}), true);
        QCOMPARE(marked(e, first), marked(e, other));
        QVERIFY(marked(e, first) != marked(e, e.graph.find("norm")->id));
    }

private:
    static QImage marked(const Experiment& e, BlockId block) {
        Diagram diagram(e, Theme::light());
        diagram.mark(block, Qt::red, "≠");
        QImage image(900, 300, QImage::Format_RGB32);
        QPainter painter(&image);
        diagram.paint(painter, image.rect());
        return image;
    }
};

WINDOW_TEST(DiagramTest)
#include "DiagramTest.moc"
