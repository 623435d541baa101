// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/BackgroundWork.h"

#include "Patience.h"
#include "TestProgram.h"
#include "devices/Stop.h"

#include <QtTest>
#include <atomic>

using namespace obscura;

class BackgroundWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesOneAfterAnother() {
        BackgroundWork work;
        std::vector<int> done;
        std::vector<std::thread::id> threads;
        for (int i = 0; i < 5; ++i)
            work.add([&, i](const std::stop_token&) {
                const auto at = std::this_thread::get_id();
                return [&, i, at] {
                    done.push_back(i);
                    threads.push_back(at);
                };
            });
        QTRY_COMPARE_WITH_TIMEOUT(done, (std::vector<int>{0, 1, 2, 3, 4}), kPatience);
        for (const std::thread::id& each : threads) {
            QVERIFY(each == threads.front());
            QVERIFY(each != std::this_thread::get_id());
        }
    }

    void dropEndsWhatIsAtWork() {
        BackgroundWork work;
        std::atomic<bool> begun = false;
        bool isLeft = true;
        work.add([&](const std::stop_token& stop) -> BackgroundWork::Rest {
            begun = true;
            while (!stop.stop_requested())
                std::this_thread::yield();
            checkStop(stop);
            return [&] { isLeft = false; };
        });
        work.add([&](const std::stop_token&) { return [&] { isLeft = false; }; });
        QTRY_VERIFY_WITH_TIMEOUT(begun, kPatience);
        work.drop();
        bool isDone = false;
        work.add([&](const std::stop_token& stop) {
            checkStop(stop);  // of another work
            return [&] { isDone = true; };
        });
        work.finish();
        QVERIFY(isDone && isLeft);
    }

    void tellsMeanwhile() {
        BackgroundWork work;
        std::vector<int> told;
        work.add([&](const std::stop_token&) {
            work.tell([&] { told.push_back(1); });
            return [&] { told.push_back(2); };
        });
        work.finish();
        QCOMPARE(told, (std::vector<int>{1, 2}));
    }

    void endsWithItsOwner() {
        std::atomic<bool> begun = false;
        std::atomic<bool> ended = false;
        bool isLeft = true;
        {
            BackgroundWork work;
            work.add([&](const std::stop_token& stop) -> BackgroundWork::Rest {
                work.tell([&] { isLeft = false; });  // is ready when its owner goes
                begun = true;
                while (!stop.stop_requested())
                    std::this_thread::yield();
                ended = true;
                return [&] { isLeft = false; };
            });
            work.add([&](const std::stop_token&) { return [&] { isLeft = false; }; });
            while (!begun)  // without events, which would do what was told
                std::this_thread::yield();
        }
        QVERIFY(ended);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QVERIFY(isLeft);
    }
};

GUILESS_TEST(BackgroundWorkTest)
#include "BackgroundWorkTest.moc"
