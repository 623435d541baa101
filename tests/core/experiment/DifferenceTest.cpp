// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Difference.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/Groups.h"
#include "core/network/LayerCatalogue.h"

#include <algorithm>

using namespace obscura;

class DifferenceTest : public QObject {
    Q_OBJECT

private:
    static std::string linesOf(const Experiment& before, const Experiment& after) {
        std::string text;
        for (const std::string& line : describe(compareExperiments(before, after)))
            text += (text.empty() ? "" : "\n") + line;
        return text;
    }

    const Experiment m_slm = templateExperiment("fashion-mnist-slm");

private Q_SLOTS:
    void theSameIsTheSame_data() {
        QTest::addColumn<QString>("name");
        for (const TemplateInfo& info : experimentTemplates())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }
    void theSameIsTheSame() {
        QFETCH(QString, name);
        const Experiment e = templateExperiment(name.toStdString());
        QVERIFY(compareExperiments(e, e) == Difference{});
        QVERIFY(compareExperiments(e, e).empty());
    }

    void groupsAreTold() {
        Experiment after = m_slm;
        const BlockId hidden = after.graph.find("hidden")->id;
        const GroupId group = groupBlocks(after, {hidden, after.graph.find("relu")->id});
        QCOMPARE(linesOf(m_slm, after),
                 std::string("hidden.group: (empty) → group\nrelu.group: (empty) → group"));
        const Experiment once = after;
        foldGroup(after, group, true);
        QVERIFY(compareExperiments(once, after).empty());
        setGroupOption(after, group, "repeat", Index{3});
        QCOMPARE(linesOf(once, after), std::string("group.repeat: 1 → 3"));
        QVERIFY(!compareExperiments(once, after).empty());
    }

    void settingsAreTold_data() {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("line");
        QTest::newRow("name") << "name=Mine"
                              << "name: Fashion-MNIST through a spatial light modulator → Mine";
        QTest::newRow("training") << "training.epochs=3"
                                  << "training.epochs: 1 → 3";
        QTest::newRow("integer") << "blackbox.surrogate.rank=50"
                                 << "blackbox.surrogate.rank: 10 → 50";
        QTest::newRow("from the default") << "blackbox.estimator.compression=16"
                                          << "blackbox.estimator.compression: 0 → 16";
        QTest::newRow("auto") << "blackbox.estimator.step=0.5"
                              << "blackbox.estimator.step: auto → 0.5";
        QTest::newRow("text") << "dataset.folder=/data"
                              << "dataset.folder: (empty) → /data";
        QTest::newRow("the same again") << "blackbox.surrogate.rank=10" << QString();
    }
    void settingsAreTold() {
        QFETCH(QString, assignment);
        QFETCH(QString, line);
        Experiment after = m_slm;
        assignField(after, assignment.toStdString());
        QCOMPARE(QString::fromStdString(linesOf(m_slm, after)), line);
        QCOMPARE(compareExperiments(m_slm, after).empty(), line.isEmpty());
    }

    void aDefaultThatIsWrittenOutIsNoDifference() {
        Experiment after = m_slm;
        after.training["evaluate_every"] = Index{0};
        QVERIFY(compareExperiments(m_slm, after).empty());
    }

    void anotherDeviceIsOneDifference() {
        Experiment after = m_slm;
        assignField(after, "blackbox.device=mrr");
        QCOMPARE(linesOf(m_slm, after), "blackbox.device: slm → mrr");
    }

    void theScreenCallsChoicesByTheirTitles() {
        Experiment after = m_slm;
        assignField(after, "blackbox.surrogate.update=svd");
        after.graph.find("relu")->kind = "tanh";
        const Difference difference = compareExperiments(m_slm, after);
        const auto words = [&](std::size_t block) {
            const ValueDifference& value = difference.blocks.at(block).values.at(0);
            return titleOfSide(value, value.before) + " → " + titleOfSide(value, value.after);
        };
        QCOMPARE(words(0), std::string("ReLU → Tanh"));
        QCOMPARE(words(1), std::string("Projector splitting (psi) → Measured anew (svd)"));
    }

    void settingsBesideAnotherDeviceAreTold() {
        Experiment before = m_slm;
        assignField(before, "blackbox.device=mrr");
        assignField(before, "blackbox.imperfections.read_noise=0.1");
        QCOMPARE(linesOf(before, m_slm),
                 "blackbox.device: mrr → slm\n"
                 "blackbox.imperfections.read_noise: 0.1 → 0");
    }

    void whatOneDeviceLacksHasNoValueThere() {
        Experiment before = m_slm;
        assignField(before, "blackbox.device=multimode_fibre");
        const Block& box = *before.graph.find("blackbox");
        const std::vector<OptionInfo>& schema = blockSchema(box);
        const auto own = std::find_if(schema.begin(), schema.end(), [](const OptionInfo& info) {
            return info.name.starts_with("options.") && std::holds_alternative<Index>(info.initial);
        });
        QVERIFY(own != schema.end());
        setBlockOption(before, box.id, own->name, std::get<Index>(own->initial) + 1);
        const Difference difference = compareExperiments(before, m_slm);
        QCOMPARE(difference.blocks.size(), std::size_t{1});
        const ValueDifference& value = difference.blocks[0].values.back();
        QCOMPARE(value.name, own->name);
        QVERIFY(value.before && !value.after);
        QCOMPARE(formatSide(value, value.after), "–");
    }

    void blocksAndEdgesAreTold() {
        Experiment after = m_slm;
        removeBlock(after, idOf(after, "relu"));
        const Edge edge{idOf(after, "readout"), 0, idOf(after, "loss"), 0};
        insertBlock(after, "tanh", edge, {});
        QCOMPARE(linesOf(m_slm, after),
                 "− relu (relu)\n"
                 "+ tanh (tanh)\n"
                 "− hidden → relu\n"
                 "− relu → blackbox\n"
                 "− readout → loss\n"
                 "+ hidden → blackbox\n"
                 "+ readout → tanh\n"
                 "+ tanh → loss");
        const Difference back = compareExperiments(after, m_slm);
        QCOMPARE(back.blocks.size(), std::size_t{2});
        QCOMPARE(back.blocks[0].change, DifferenceKind::Removed);
        QCOMPARE(back.blocks[0].name, "tanh");
        QCOMPARE(back.blocks[0].after, 0);
    }

    void anAddedBlockTellsItsSettings() {
        Experiment after = m_slm;
        const BlockId added = addBlock(after, "dropout", {});
        assignField(after, "dropout.p=0.25");
        const Difference difference = compareExperiments(m_slm, after);
        QCOMPARE(difference.blocks.size(), std::size_t{1});
        QCOMPARE(difference.blocks[0].after, added);
        QCOMPARE(difference.blocks[0].values.size(), std::size_t{1});
        QVERIFY(!difference.blocks[0].values[0].before);
        QCOMPARE(std::get<double>(*difference.blocks[0].values[0].after), 0.25);
    }

    void aRenamedBlockIsTheSame() {
        Experiment after = m_slm;
        renameBlock(after, idOf(after, "relu"), "bend");
        QCOMPARE(linesOf(m_slm, after), "bend.name: relu → bend");
    }

    void namesMatchWhereIdsDont() {
        Experiment after = m_slm;
        const auto moved = [](BlockId id) { return id == 2 ? 3 : id == 3 ? 2 : id; };
        for (Block& block : after.graph.blocks)
            block.id = moved(block.id);
        for (Edge& edge : after.graph.edges)
            edge = {moved(edge.from), edge.fromPort, moved(edge.to), edge.toPort};
        QVERIFY(compareExperiments(m_slm, after) == Difference{});
    }

    void movedBlocksAreNoDifference() {
        Experiment after = m_slm;
        after.graph.find("relu")->position.x += 40;
        const Difference difference = compareExperiments(m_slm, after);
        QVERIFY(difference.empty());
        QCOMPARE(difference.moved, std::vector<std::string>{"relu"});
        QCOMPARE(linesOf(m_slm, after), "~ moved: relu");
    }

    void portsAreTold() {
        QCOMPARE(formatPort("add", 0), "add");
        QCOMPARE(formatPort("add", 1), "add:1");
    }

    void anEmptyOneHasEverythingRemoved() {
        const Difference difference = compareExperiments(m_slm, {});
        QCOMPARE(difference.blocks.size(), m_slm.graph.blocks.size());
        QCOMPARE(difference.edges.size(), m_slm.graph.edges.size());
        QCOMPARE(difference.texts.size(), std::size_t{2});
    }
};

GUILESS_TEST(DifferenceTest)
#include "DifferenceTest.moc"
