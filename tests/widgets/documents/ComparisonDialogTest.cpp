// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/ComparisonDialog.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "devices/DeviceRegistry.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/documents/DiagramView.h"
#include "widgets/documents/DifferenceTree.h"

#include <QTest>
#include <QTreeWidgetItemIterator>

using namespace obscura;

namespace {

constexpr int kFewestPixels = 100;  ///< of a frame around a block

}  // namespace

class ComparisonDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_dialog = std::make_unique<ComparisonDialog>();
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(m_experiment, {});
        m_dialog->setSide(ComparisonDialog::Before, "old", m_experiment);
        m_dialog->follow(ComparisonDialog::After, *m_document);
    }

    void theSameIsTold() {
        QCOMPARE(m_dialog->summary(), "The same network and settings.");
        QCOMPARE(lines(), QStringList{"✓ No difference||"});
    }

    void followsEdits() {
        change("blackbox.surrogate.rank=50");
        QCOMPARE(m_dialog->summary(), "One difference.");
        QCOMPARE(lines(), (QStringList{"≠ blackbox (Black box)||", "Rank r|10|50"}));
        change("training.epochs=2");
        QCOMPARE(m_dialog->summary(), "2 differences.");
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QCOMPARE(m_dialog->summary(), "The same network and settings.");
    }

    void choicesAreCalledAsInTheForms() {
        change("blackbox.surrogate.update=streaming");
        change("blackbox.device=mrr");
        const QStringList found = lines();
        QVERIFY2(found.contains("Update|Projector splitting (psi)|Streaming"),
                 qPrintable(found.join('\n')));
        const auto title = [](const char* device) {
            return QString::fromStdString(deviceInfo(device).title);
        };
        QVERIFY2(found.contains("Device|" + title("slm") + '|' + title("mrr")),
                 qPrintable(found.join('\n')));
    }

    void outlivesTheDocument() {
        change("training.epochs=2");
        m_document.reset();
        QCOMPARE(m_dialog->summary(), "One difference.");
    }

    void blocksAndConnectionsAreMarked() {
        m_document->edit("remove", [](Experiment& e) { removeBlock(e, e.graph.find("relu")->id); });
        const QStringList found = lines();
        QCOMPARE(found[0], "− relu (ReLU)||removed");
        QCOMPARE(found[1], "Connections||");
        QVERIFY(found.contains("+ hidden → blackbox||added"));
        QCOMPARE(found.size(), 5);
    }

    void marksAreSeenInThePicture() {
        m_dialog->show();
        const int before = marked(ComparisonDialog::Before);
        const int after = marked(ComparisonDialog::After);
        change("blackbox.surrogate.rank=50");
        QVERIFY(marked(ComparisonDialog::Before) > before + kFewestPixels);
        QVERIFY(marked(ComparisonDialog::After) > after + kFewestPixels);
    }

    void membersOfAFoldedGroupHaveOneMark() {
        Experiment e = m_experiment;
        const BlockId box = e.graph.find("blackbox")->id, norm = e.graph.find("norm")->id;
        foldGroup(e, groupBlocks(e, {box, norm}), true);
        DiagramView view;
        using enum DiagramView::Mark;
        view.show(e, {{box, Changed}, {e.graph.find("relu")->id, Added}});
        QCOMPARE(view.marks().size(), std::size_t{2});
        QVERIFY(view.marks().at(box) == Changed);
        // What is new in part has changed; what is new as a whole is new.
        view.show(e, {{norm, Added}});
        QVERIFY(view.marks() == (std::map{std::pair{box, Changed}}));
        view.show(e, {{box, Added}, {norm, Added}});
        QVERIFY(view.marks() == (std::map{std::pair{box, Added}}));
    }

private:
    void change(const std::string& assignment) {
        m_document->edit("change", [&](Experiment& e) { assignField(e, assignment); });
    }
    /// "what|before|after" of each row, from the top.
    QStringList lines() const {
        QStringList result;
        for (QTreeWidgetItemIterator it(&m_dialog->tree()); *it; ++it)
            result << QStringList{(*it)->text(0), (*it)->text(1), (*it)->text(2)}.join('|');
        return result;
    }
    /// Pixels in the colour of a changed block.
    int marked(ComparisonDialog::Side side) const {
        const QColor colour =
            DiagramView::colour(DiagramView::Mark::Changed, Theme::of(m_dialog->palette()));
        const QImage picture = m_dialog->diagram(side).grab().toImage();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y) == colour ? 1 : 0;
        }
        return count;
    }

    const Experiment m_experiment = templateExperiment("fashion-mnist-slm");
    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<ComparisonDialog> m_dialog;
};

WINDOW_TEST(ComparisonDialogTest)
#include "ComparisonDialogTest.moc"
