// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/DatasetRegistry.h"
#include "core/training/Engine.h"
#include "devices/Threads.h"

#include <QTemporaryDir>
#include <QtTest>
#include <latch>
#include <set>
#include <thread>

namespace obscura {

namespace {

constexpr int kSteps = 40;

/// Another data set that notes how many threads each of its readers works with.
class ThreadNoting final : public Dataset {
public:
    explicit ThreadNoting(std::shared_ptr<const Dataset> data) : m_data(std::move(data)) {}

    const DatasetFacts& facts() const override { return m_data->facts(); }
    bool isInMemory() const override { return m_data->isInMemory(); }
    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        m_threads.insert(ThreadPool::current().threads());
        m_data->read(split, rows, variation, x, targets);
    }

    const std::set<int>& threads() const { return m_threads; }

private:
    std::shared_ptr<const Dataset> m_data;
    mutable std::set<int> m_threads;  ///< of one engine, which is used from one thread
};

/// What a run has come to.
struct Result {
    std::vector<double> losses;
    double testLoss = 0;
    std::vector<std::vector<float>> parameters;
    std::set<int> threads;  ///< at work, as each batch was read
};

}  // namespace

/// Two engines of a process train at the same time, each as if it were alone.
class EnginesAtOnceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeTinyDataset(m_folder.path().toStdString());
        loadEngine();
    }

    void giveTheNumbersThatEachGivesAlone() {
        const Result screen = train("slm", 1);
        const Result mesh = train("mzi", 2);
        QCOMPARE(screen.threads, std::set<int>{1});
        QCOMPARE(mesh.threads, std::set<int>{2});
        const int ofNoRun = ThreadPool::current().threads();
        std::latch together(2);
        Result first;
        Result second;
        std::thread other([&] { first = train("slm", 1, &together); });
        second = train("mzi", 2, &together);
        other.join();
        same(first, screen);
        same(second, mesh);
        QCOMPARE(ThreadPool::current().threads(), ofNoRun);
    }

private:
    Result train(const std::string& device, int threads, std::latch* together = nullptr) const {
        Experiment e = tinyExperiment("fashion-mnist-slm-local", m_folder.path().toStdString());
        assignField(e, "blackbox.device=" + device);
        const auto data = std::make_shared<ThreadNoting>(
            loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))));
        const auto engine = makeEngine(e, data, threads);
        if (together)
            together->arrive_and_wait();
        Result result;
        for (int i = 0; i < kSteps; ++i)
            result.losses.push_back(engine->step().loss);
        result.testLoss = engine->evaluate().loss;
        for (const NamedTensor& tensor : engine->parameters())
            result.parameters.push_back(tensor.values);
        result.threads = data->threads();
        return result;
    }

    static void same(const Result& a, const Result& b) {
        QCOMPARE(a.losses, b.losses);
        QCOMPARE(a.testLoss, b.testLoss);
        QCOMPARE(a.parameters, b.parameters);
        QCOMPARE(a.threads, b.threads);
    }

    QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::EnginesAtOnceTest)
#include "EnginesAtOnceTest.moc"
