// SPDX-License-Identifier: GPL-3.0-or-later
#include "RunListener.h"
#include "TestProgram.h"
#include "widgets/demos/Demo.h"

#include <QTemporaryDir>
#include <algorithm>
#include <map>

using namespace obscura;

/// What the built-in demos claim, as they are shown: real runs of their real sizes.
class DemoPointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsItsPoint_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name : demoNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void showsItsPoint() {
        QFETCH(QString, name);
        const Demo demo = builtInDemo(name);
        std::map<QString, RunSummary> ends;
        double seconds = 0;
        for (const DemoVariant& variant : demo.variants) {
            ends[variant.name] = endOf(variant.experiment);
            const RunSummary& end = ends[variant.name];
            QCOMPARE(end.error, std::string());
            seconds += 1e-3 * end.millisecondsPerStep * double(end.steps);
            qInfo("%s: %s", qPrintable(variant.name), qPrintable(figureOf(end)));
        }
        qInfo("%.1f s of training", seconds);
        for (const DemoClaim& claim : demo.claims)
            QVERIFY2(holds(claim, ends), qPrintable(claim.better + " > " + claim.than));
    }

private:
    RunSummary endOf(const Experiment& e) const {
        RunListener listener;
        TrainerOptions options;
        options.out = m_out.path().toStdString();
        options.threads = 2;
        Trainer trainer(e, options, listener);
        trainer.start();
        trainer.wait();
        return listener.summary();
    }

    static QString figureOf(const RunSummary& end) {
        return end.testError ? QString("error %1").arg(*end.testError)
                             : QString("accuracy %1").arg(end.testAccuracy.value_or(-1));
    }

    static bool holds(const DemoClaim& claim, const std::map<QString, RunSummary>& ends) {
        const RunSummary& better = ends.at(claim.better);
        if (better.testError)
            return ends.at(claim.than).testError.value() >= claim.by * *better.testError;
        const double other = claim.than.isEmpty() ? 0 : ends.at(claim.than).testAccuracy.value();
        return better.testAccuracy.value() >= other + claim.by;
    }

    QTemporaryDir m_out;
};

GUILESS_TEST(DemoPointsTest)
#include "DemoPointsTest.moc"
