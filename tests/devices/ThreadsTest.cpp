// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Threads.h"

#include <QtTest>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace obscura {

class ThreadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsEachTaskOnce_data();
    void runsEachTaskOnce();
    void runsNestedTasks();
    void servesSeveralCallers();
    void belongToTheThreadThatUsesThem();
    void passesExceptionsOn();
    void sweepsTheSameForAnyThreadCount();
};

void ThreadsTest::runsEachTaskOnce_data() {
    QTest::addColumn<int>("threads");
    QTest::newRow("one thread") << 1;
    QTest::newRow("two threads") << 2;
    QTest::newRow("more threads than cores") << 5;
}

void ThreadsTest::runsEachTaskOnce() {
    QFETCH(int, threads);
    ThreadPool pool(threads);
    const UseThreads use(pool);
    for (const Index count : {0, 1, 2, 3, 1000}) {
        std::vector<std::atomic<int>> seen(static_cast<std::size_t>(count));
        parallelFor(count, [&](Index i) { ++seen[static_cast<std::size_t>(i)]; });
        QVERIFY(std::ranges::all_of(seen, [](const auto& times) { return times == 1; }));
    }
}

void ThreadsTest::runsNestedTasks() {
    ThreadPool pool(3);
    const UseThreads use(pool);
    std::atomic<int> runs = 0;
    std::atomic<int> strangers = 0;
    parallelFor(8, [&](Index) {
        const std::thread::id outer = std::this_thread::get_id();
        parallelFor(8, [&](Index) {
            ++runs;
            strangers += std::this_thread::get_id() != outer;
        });
    });
    QCOMPARE(runs.load(), 64);
    QCOMPARE(strangers.load(), 0);
}

void ThreadsTest::servesSeveralCallers() {
    ThreadPool pool(2);
    std::atomic<int> runs = 0;
    const auto call = [&] {
        const UseThreads use(pool);
        for (int i = 0; i < 200; ++i) {
            parallelFor(10, [&](Index) { ++runs; });
        }
    };
    std::thread other(call);
    call();
    other.join();
    QCOMPARE(runs.load(), 4000);
}

void ThreadsTest::belongToTheThreadThatUsesThem() {
    ThreadPool& ofNoRun = ThreadPool::current();
    ThreadPool pool(3);
    ThreadPool inner(2);
    {
        const UseThreads use(pool);
        QCOMPARE(&ThreadPool::current(), &pool);
        {
            const UseThreads useInner(inner);
            QCOMPARE(&ThreadPool::current(), &inner);
        }
        QCOMPARE(&ThreadPool::current(), &pool);
        ThreadPool* elsewhere = nullptr;
        std::thread([&] { elsewhere = &ThreadPool::current(); }).join();
        QCOMPARE(elsewhere, &ofNoRun);
        // Its workers are its own.
        std::atomic<int> strangers = 0;
        parallelFor(100, [&](Index) { strangers += &ThreadPool::current() != &pool; });
        QCOMPARE(strangers.load(), 0);
    }
    QCOMPARE(&ThreadPool::current(), &ofNoRun);
}

void ThreadsTest::passesExceptionsOn() {
    const auto fail = [](Index i) {
        if (i == 7) {
            throw std::runtime_error("seven");
        }
    };
    QVERIFY_EXCEPTION_THROWN(parallelFor(100, fail), std::runtime_error);
    std::atomic<int> runs = 0;
    parallelFor(10, [&](Index) { ++runs; });
    QCOMPARE(runs.load(), 10);
}

void ThreadsTest::sweepsTheSameForAnyThreadCount() {
    const auto device = createDevice("slm", 300, 200);
    const Vector omega = device->layout().initial(1);
    Matrix x(4, 300);
    Matrix weights(4, 200);
    CounterRandom(2).normal(0, 0, {x.data(), static_cast<std::size_t>(x.size())});
    CounterRandom(3).normal(0, 0, {weights.data(), static_cast<std::size_t>(weights.size())});
    const Matrix baseline = Matrix::Zero(4, 200);
    const GaussianDirections directions(4);
    const auto sweep = [&](int threads) {
        ThreadPool pool(threads);
        const UseThreads use(pool);
        Matrix scores(7, 200);
        device->sweep({.omega = omega,
                       .step = 0.01f,
                       .directions = directions,
                       .probes = 7,
                       .x = x,
                       .baseline = baseline,
                       .weights = weights,
                       .byGroup = true},
                      scores);
        Vector sum(omega.size());
        combineDirections(directions, scores, device->layout().groups, sum);
        return sum;
    };
    const Vector alone = sweep(1);
    QVERIFY(alone == sweep(2));
    QVERIFY(alone == sweep(5));
}

}  // namespace obscura

GUILESS_TEST(obscura::ThreadsTest)
#include "ThreadsTest.moc"
