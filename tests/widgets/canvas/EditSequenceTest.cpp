// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "core/settings/Settings.h"
#include "core/training/Engine.h"
#include "devices/Error.h"
#include "widgets/EditSession.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/edits/BlockClipboard.h"
#include "widgets/canvas/edits/BlockCopies.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/LayeredLayout.h"

#include <QTemporaryDir>
#include <cmath>
#include <random>
#include <set>

using namespace obscura;

namespace {

constexpr int kEdits = 1000;
constexpr int kMostBlocks = 40;
/// Experiments of a sequence that are built and run.
constexpr int kMostRuns = 40;

/// Draws edits as a person might make them, in any order, sensible or not.
class RandomEditor {
public:
    RandomEditor(ExperimentDocument& document, unsigned seed)
        : m_document(document), m_drag(document), m_random(seed) {}

    /// One edit; false: it was refused.
    bool edit() {
        using Change = void (RandomEditor::*)(Experiment&);
        constexpr std::array<Change, 24> kChanges{
            &RandomEditor::insert,         &RandomEditor::insertPositions,
            &RandomEditor::insertBranches, &RandomEditor::add,
            &RandomEditor::insert,         &RandomEditor::remove,
            &RandomEditor::connect,        &RandomEditor::disconnect,
            &RandomEditor::replace,        &RandomEditor::setRank,
            &RandomEditor::setOutputs,     &RandomEditor::setWhole,
            &RandomEditor::rename,         &RandomEditor::move,
            &RandomEditor::copy,           &RandomEditor::arrange,
            &RandomEditor::setShape,       &RandomEditor::setTraining,
            &RandomEditor::group,          &RandomEditor::ungroup,
            &RandomEditor::fold,           &RandomEditor::repeat,
            &RandomEditor::addWords,       &RandomEditor::write};
        const Change change = kChanges[below(kChanges.size())];
        const bool isDrag = change == &RandomEditor::move && below(2) == 0;
        try {
            const auto apply = [&](Experiment& e) { (this->*change)(e); };
            if (isDrag)
                m_drag.submit("edit", apply);
            else
                m_document.edit("edit", apply);
            return true;
        } catch (const UserError&) {
            return false;
        }
    }

    std::size_t below(std::size_t end) { return m_random() % end; }

private:
    Block& any(Experiment& e) { return e.graph.blocks[below(e.graph.blocks.size())]; }
    Edge anyEdge(const Experiment& e) {
        return e.graph.edges.empty() ? Edge{} : e.graph.edges[below(e.graph.edges.size())];
    }
    std::string anyKind() { return layerCatalogue()[below(layerCatalogue().size())].kind; }
    double anyPlace() { return 8.0 * double(below(200)) + (below(4) == 0 ? 0.125 : 0); }
    static void limit(const Experiment& e) {
        if (e.graph.blocks.size() >= kMostBlocks)
            throw UserError("enough");
    }

    void insert(Experiment& e) {
        limit(e);
        if (!e.graph.groups.empty() && below(10) == 0)
            insertAfterGroup(e, anyKind(), anyGroup(e));
        else
            insertOnEdge(e, anyKind(), anyEdge(e));
    }
    void add(Experiment& e) {
        limit(e);
        addBlock(e, anyKind(), {anyPlace(), anyPlace()});
    }
    void remove(Experiment& e) {
        std::vector<Edge> edges;
        if (below(4) == 0 && !e.graph.edges.empty())
            edges.push_back(anyEdge(e));
        const Parts parts{.blocks = {any(e).id}, .edges = edges};
        removeParts(e, parts);
        if (!e.graph.notes.empty() && below(3) == 0)
            removeParts(e, {.blocks = {}, .notes = {anyNote(e)}});
    }
    void connect(Experiment& e) {
        const Block& to = any(e);
        connectBlocks(e, {.from = any(e).id,
                          .fromPort = int(below(5) == 0),
                          .to = to.id,
                          .toPort = int(below(1 + std::size_t(layerInfo(to.kind).inputs)))});
    }
    void disconnect(Experiment& e) {
        // Seldom, so that there is a network most of the time.
        if (below(3) == 0)
            disconnectBlocks(e, anyEdge(e));
    }
    void replace(Experiment& e) {
        const Block& block = any(e);
        if (const auto kind = replacementKind(block.kind))
            replaceKind(e, block.id, *kind);
    }
    void setOutputs(Experiment& e) {
        setBlockOption(e, any(e).id, "outputs", Index(below(3) == 0 ? 10 : 1 + below(24)));
    }
    void setRank(Experiment& e) {
        setBlockOption(e, any(e).id, "surrogate.rank", Index(1 + below(12)));
    }
    std::string anyShape() {
        const std::array<std::string, 6> shapes{"28 × 28", "-1 × 28 × 28", "-1 × 4",
                                                "4, -1",   "4 x 2 x -1",   "-1"};
        return shapes[below(shapes.size())];
    }
    void setShape(Experiment& e) { setBlockOption(e, any(e).id, "shape", anyShape()); }
    /// Layers on a sequence or an image: a reshape, some of them, and a flatten.
    void insertPositions(Experiment& e) {
        limit(e);
        const Edge edge = anyEdge(e);
        const BlockId reshape = insertOnEdge(e, "reshape", edge);
        setBlockOption(e, reshape, "shape", anyShape());
        insertOnEdge(e, "flatten", {reshape, 0, edge.to, edge.toPort});
        for (std::size_t i = 0, count = 1 + below(2); i < count; ++i)
            insertOnEdge(e, anyKind(), *firstEdgeFrom(e.graph, reshape));
    }
    /// Two branches that part and meet.
    void insertBranches(Experiment& e) {
        limit(e);
        const Edge edge = anyEdge(e);
        const BlockId split = insertOnEdge(e, "split", edge);
        setBlockOption(e, split, "first", Index(1 + below(8)));
        const BlockId join = insertOnEdge(e, below(2) == 0 ? "add" : "concatenate",
                                          {split, 0, edge.to, edge.toPort});
        connectBlocks(e, {split, 1, join, 1});
    }
    /// Any whole number of a layer, to something small.
    void setWhole(Experiment& e) {
        const Block& block = any(e);
        std::vector<std::string> names;
        for (const OptionInfo& info : layerInfo(block.kind).options) {
            if (std::holds_alternative<Index>(info.initial) && !layerInfo(block.kind).isPhysical())
                names.push_back(info.name);
        }
        if (names.empty())
            throw UserError("no whole number");
        setBlockOption(e, block.id, names[below(names.size())], Index(below(6)));
    }
    void rename(Experiment& e) {
        const std::array<std::string, 5> names{"a", "Schicht für Licht", "a.b", "层", "a 2"};
        renameBlock(e, any(e).id, names[below(names.size())]);
    }
    void move(Experiment& e) {
        std::map<BlockId, Position> positions;
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i)
            positions[any(e).id] = {anyPlace(), -anyPlace()};
        moveParts(e, {.blocks = positions});
        if (!e.graph.notes.empty())
            moveParts(e, {.blocks = {}, .notes = {{anyNote(e), {anyPlace(), anyPlace()}}}});
    }
    void copy(Experiment& e) {
        limit(e);
        std::vector<BlockId> blocks{any(e).id, any(e).id, any(e).id};
        if (!e.graph.groups.empty())
            blocks = e.graph.membersOf(anyGroup(e));
        std::vector<NoteId> notes;
        if (!e.graph.notes.empty())
            notes.push_back(anyNote(e));
        const Graph part = partOf(e.graph, blocks, notes);
        insertCopies(e, blocksFromMime(blocksToMime(part).get()), freeOffset(e.graph, part));
    }
    void arrange(Experiment& e) { moveParts(e, {.blocks = layeredLayout(e.graph)}); }
    void setTraining(Experiment& e) {
        setTrainingOption(e, "learning_rate", 0.001 * double(1 + below(5)));
    }

    NoteId anyNote(const Experiment& e) { return e.graph.notes[below(e.graph.notes.size())].id; }
    GroupId anyGroup(const Experiment& e) {
        return e.graph.groups.empty() ? 0 : e.graph.groups[below(e.graph.groups.size())].id;
    }
    /// A block and what follows it, as a person would choose them; or any two.
    void group(Experiment& e) {
        std::vector<BlockId> blocks{any(e).id};
        const auto next = firstEdgeFrom(e.graph, blocks[0]);
        blocks.push_back(next ? next->to : any(e).id);
        groupBlocks(e, blocks);
    }
    void ungroup(Experiment& e) {
        if (below(3) == 0)
            obscura::ungroup(e, {any(e).id});
        else
            obscura::ungroup(e, e.graph.membersOf(anyGroup(e)));
    }
    void fold(Experiment& e) { setFolded(e, anyGroup(e), below(2) == 0); }
    void repeat(Experiment& e) { setGroupOption(e, anyGroup(e), "repeat", Index(below(4))); }
    void addWords(Experiment& e) {
        if (e.graph.notes.size() < 5)
            addNote(e, {anyPlace(), anyPlace()});
    }
    void write(Experiment& e) {
        if (e.graph.notes.empty())
            return;
        setNoteText(e, anyNote(e), std::string(below(20), 'x') + "\n层");
        resizeNote(e, anyNote(e), {anyPlace(), anyPlace()});
    }

    ExperimentDocument& m_document;
    EditSession m_drag;
    std::mt19937 m_random;
};

}  // namespace

/// Long random sequences of edits, undos and redos, and what must hold after every one of them.
class EditSequenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString(), 64, 16);
        m_start = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        for (const char* assignment : {"hidden.outputs=16", "blackbox.outputs=12",
                                       "blackbox.surrogate.rank=4", "training.batch=16"})
            assignField(m_start, assignment);
        m_data = loadDataset(datasetSettings(*m_start.graph.firstOfKind("dataset")));
    }

    void everyStepCanBeTakenBackAndSaved_data() {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1u, 2u, 3u, 4u})
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyStepCanBeTakenBackAndSaved() {
        QFETCH(unsigned, seed);
        ExperimentDocument document;
        document.reset(m_start, {});
        RandomEditor editor(document, seed);
        QUndoStack& stack = document.undoStack();
        // What the document was after each undo step.
        std::vector<Experiment> values{m_start};
        Experiment mirror = m_start;
        connect(&document, &ExperimentDocument::changed, &document,
                [&](const Patch& patch) { applyForward(patch, mirror); });
        int refused = 0;
        for (int i = 0; i < kEdits; ++i) {
            const std::size_t what = editor.below(10);
            if (what < 2) {
                stack.undo();
            } else if (what < 3) {
                stack.redo();
            } else {
                // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): it is edited
                const Experiment before = document.experiment();
                const int index = stack.index();
                const bool isDone = editor.edit();
                refused += !isDone;
                QVERIFY(isDone || document.experiment() == before);
                if (document.experiment() != before)
                    values.resize(std::size_t(stack.index()) + 1);
                // A drag back to where it began takes its step away.
                if (document.experiment() != before && stack.index() >= index)
                    values.back() = document.experiment();
            }
            const Experiment& now = document.experiment();
            QVERIFY(now == values[std::size_t(stack.index())]);
            QVERIFY(now == mirror);
            QVERIFY(parseExperiment(formatExperiment(now), "text") == now);
        }
        QVERIFY2(refused > 0 && refused < kEdits / 2, qPrintable(QString::number(refused)));
        while (stack.canUndo())
            stack.undo();
        QVERIFY(document.experiment() == m_start);
        while (stack.canRedo())
            stack.redo();
        QVERIFY(document.experiment() == values.back());
    }

    void whatChecksOutBuildsAndRuns_data() { everyStepCanBeTakenBackAndSaved_data(); }

    void whatChecksOutBuildsAndRuns() {
        QFETCH(unsigned, seed);
        ExperimentDocument document;
        document.reset(m_start, {});
        RandomEditor editor(document, seed + 100);
        int runs = 0;
        for (int i = 0; i < kEdits && runs < kMostRuns; ++i) {
            editor.edit();
            // Only so much of a mess, or nothing would ever run.
            while (!document.report().canRun() && editor.below(6) != 0)
                document.undoStack().undo();
            if (!document.report().canRun() || editor.below(8) != 0)
                continue;
            ++runs;
            const auto engine = makeEngine(document.experiment(), m_data, 1);
            const EvaluationRecord record = engine->evaluate();
            QVERIFY2(std::isfinite(record.loss), formatExperiment(document.experiment()).c_str());
            QVERIFY(std::isfinite(engine->step().loss));
            for (const Block& block : document.experiment().graph.blocks)
                m_kindsRun.insert(block.kind);
            Index parameters = 0;
            for (const NamedTensor& tensor : engine->parameters()) {
                // A batch norm's running statistics and surrogates are kept, not trained.
                if (tensor.name.find("running_") == std::string::npos &&
                    tensor.name.find(".surrogate_") == std::string::npos)
                    parameters += Index(tensor.values.size());
            }
            QCOMPARE(parameters,
                     document.report().parameters + document.report().physicalParameters);
        }
        QVERIFY2(runs >= kMostRuns / 2, qPrintable(QString::number(runs)));
    }

    void hasRunMostKinds() {
        std::string missing;
        for (const LayerInfo& info : layerCatalogue()) {
            if (!m_kindsRun.contains(info.kind))
                missing += info.kind + " ";
        }
        QVERIFY2(3 * m_kindsRun.size() > 2 * layerCatalogue().size(), missing.c_str());
    }

private:
    QTemporaryDir m_folder;
    std::set<std::string> m_kindsRun;
    Experiment m_start;
    std::shared_ptr<const Dataset> m_data;
};

GUILESS_TEST(EditSequenceTest)
#include "EditSequenceTest.moc"
