// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RunFollower.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/experiment/Groups.h"
#include "widgets/NewsSpy.h"
#include "widgets/panels/BlackBoxChoice.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class RunFollowerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_runs = std::make_unique<RunController>();
        m_view = std::make_unique<QWidget>();
        m_choice = new BlackBoxChoice(*m_document, "of", "help", m_view.get());
        m_document->reset(repeated(), {});
        m_shown.clear();
        m_told.clear();
        m_follower = std::make_unique<SnapshotFollower<DeviceSnapshot>>(
            *m_document, *m_runs, *m_choice, *m_view,
            [this](BlockRepetition box) {
                m_told << "asked";
                m_runs->requestSnapshot(box);
            },
            [this](const auto& picture) {
                m_shown.push_back(picture->step);
                return 0.0;
            });
        connect(m_follower.get(), &RunFollower::forgotten, this, [this] { m_told << "forgotten"; });
        connect(m_follower.get(), &RunFollower::begun, this, [this] { m_told << "begun"; });
        connect(m_follower.get(), &RunFollower::boxChosen, this, [this] { m_told << "chosen"; });
        connect(m_follower.get(), &RunFollower::changed, this, [this] { m_told << "changed"; });
    }

    void cleanup() {
        m_follower.reset();
        m_view.reset();
        m_runs.reset();
        m_document.reset();
    }

    void choosesABlackBoxOfTheDocument() {
        QCOMPARE(m_follower->box().block, box());
        QCOMPARE(m_follower->box().repetition, Index(1));
        QVERIFY(!m_follower->isPartOfRun());
        QVERIFY(!m_follower->latest());
        m_document->reset(templateExperiment("fashion-mnist-digital"), {});
        QCOMPARE(m_follower->box().block, 0);
        QCOMPARE(m_told.first(), QString("forgotten"));
        QCOMPARE(m_told.last(), QString("changed"));
    }

    void anEditMayChangeWhatIsShown() {
        m_document->edit("name", [](Experiment& e) { e.name = "another"; });
        QCOMPARE(m_told, QStringList{"changed"});
    }

    void tellsOfARunFromItsBeginning() {
        start(true);
        QCOMPARE(m_told, (QStringList{"forgotten", "begun", "changed"}));
        QVERIFY(m_follower->followsRun());
        awaitDevices();
        end();
        QCOMPARE(m_told.last(), QString("changed"));
        QVERIFY(!m_follower->followsRun());
        QVERIFY(m_follower->isPartOfRun());
        // Every run leaves the last state.
        QVERIFY(m_follower->latest());
    }

    void nobodyAsksWhileTheViewIsHidden() {
        start(true);
        m_follower->ask();
        m_follower->noteNews();
        QVERIFY(!m_told.contains("asked"));
        end();
    }

    void asksAgainOnlyAfterTheAnswer() {
        m_view->show();
        start(true);
        m_follower->ask();
        m_follower->ask();
        QCOMPARE(m_told.count("asked"), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_shown.size(), std::size_t(1), kPatience);
        QCOMPARE(m_shown.front(), std::int64_t(0));
        QCOMPARE(m_follower->latest()->step, std::int64_t(0));
        m_runs->step();
        QTRY_COMPARE_WITH_TIMEOUT(m_told.count("asked"), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_shown.size(), std::size_t(2), kPatience);
        QCOMPARE(m_shown.back(), std::int64_t(1));
        end();
    }

    void anotherRepetitionHasPicturesOfItsOwn() {
        start(true);
        awaitDevices();
        end();
        QVERIFY(m_follower->latest());
        QVERIFY(!m_follower->isLeftOut());
        m_told.clear();
        auto* const repetition = m_view->findChild<QSpinBox*>("repetition");
        repetition->setValue(2);
        QCOMPARE(m_told, (QStringList{"chosen", "changed"}));
        QVERIFY(m_follower->isPartOfRun());
        QVERIFY(!m_follower->latest());
        QVERIFY(m_follower->isLeftOut());
        m_document->reset(repeated(), {});
        QVERIFY(!m_follower->isLeftOut());
    }

private:
    /// A black box that runs three times in a row.
    Experiment repeated() const {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        groupBlocks(e, {e.graph.find("blackbox")->id});
        assignField(e, "hidden.outputs=64");
        assignField(e, "blackbox.outputs=64");
        assignField(e, "blackbox.surrogate.rank=1");
        assignField(e, "group.repeat=3");
        return e;
    }
    BlockId box() const { return m_document->experiment().graph.find("blackbox")->id; }
    void start(bool paused) {
        m_runs->start(m_document->experiment(), {.maximumSteps = 3,
                                                 .out = m_folder.filePath("runs").toStdString(),
                                                 .startPaused = paused});
    }
    /// A run that is stopped while it is prepared has no device to picture.
    void awaitDevices() {
        QTRY_COMPARE_WITH_TIMEOUT(m_runs->state(), TrainerState::Paused, kPatience);
    }
    void end() {
        m_runs->stop();
        m_runs->finish();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<QWidget> m_view;
    BlackBoxChoice* m_choice = nullptr;
    std::unique_ptr<SnapshotFollower<DeviceSnapshot>> m_follower;
    std::vector<std::int64_t> m_shown;  ///< steps
    QStringList m_told;
};

WINDOW_TEST(RunFollowerTest)
#include "RunFollowerTest.moc"
