// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/Quantity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "TestProgram.h"
#include "core/runs/SampleRecord.h"

namespace obscura {

/// What holds of every line of the table, so that a new quantity needs no more than its line.
class QuantityTest : public QObject {
    Q_OBJECT

private:
    template <class Record>
    static void eachColumn(const auto& check) {
        for (const Quantity<Record>& quantity : quantities<Record>())
            check(quantity);
    }
    static void each(const auto& check) {
        eachColumn<StepRecord>(check);
        eachColumn<EvaluationRecord>(check);
        for (const Quantity<StepRecord>& quantity : progressQuantities<StepRecord>())
            check(quantity);
        for (const Quantity<EvaluationRecord>& quantity : progressQuantities<EvaluationRecord>())
            check(quantity);
    }

    template <class Record>
    static void columnsAreTold() {
        std::set<std::string> names;
        for (const Quantity<Record>& quantity : quantities<Record>()) {
            QVERIFY2(names.insert(std::string(quantity.id)).second, quantity.id.data());
            QCOMPARE(findQuantity<Record>(quantity.id), &quantity);
        }
        QVERIFY(!findQuantity<Record>("colour"));
    }

private Q_SLOTS:
    void columnsAreToldApart() {
        columnsAreTold<StepRecord>();
        columnsAreTold<EvaluationRecord>();
    }

    void eachIsWhole() {
        each([](const QuantityInfo& quantity) {
            QVERIFY(!quantity.id.empty() && !quantity.title.empty());
            QVERIFY(!quantity.brief.empty() && !quantity.scale.empty());
            // Of what a column may be called, and RunReader takes apart again.
            QVERIFY2(std::ranges::all_of(quantity.id,
                                         [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }),
                     quantity.id.data());
        });
    }

    // Wherever it is recorded.
    void anIdMeansTheSameEverywhere() {
        std::map<std::string_view, QuantityInfo> known;
        each([&](const QuantityInfo& quantity) {
            const QuantityInfo& first = known.try_emplace(quantity.id, quantity).first->second;
            QVERIFY2(first.title == quantity.title && first.unit == quantity.unit &&
                         first.kind == quantity.kind && first.brief == quantity.brief &&
                         first.scale == quantity.scale && first.measured == quantity.measured,
                     quantity.id.data());
        });
    }

    // Only that may be missing from a record.
    void whatIsNoFidelityIsAlwaysThere() {
        const StepRecord record = sampleStep(2);
        for (const Quantity<StepRecord>& quantity : quantities<StepRecord>()) {
            const bool isThere = !std::isnan(quantity.of(record));
            QCOMPARE(isThere, quantity.measured == Measured::Always);
        }
    }

    void wholeNumbersAreWhole() {
        const StepRecord record = sampleStep(7);
        for (const Quantity<StepRecord>& quantity : quantities<StepRecord>()) {
            const double value = quantity.of(record);
            if (isWhole(quantity.kind))
                QCOMPARE(value, std::round(value));
        }
    }

    void progressNeverFalls() {
        const StepRecord earlier = sampleStep(3);
        StepRecord later = sampleStep(4);
        later.ledger[Purpose::Evaluation].queries = 1000;
        for (const Quantity<StepRecord>& quantity : progressQuantities<StepRecord>())
            QVERIFY2(quantity.of(later) >= quantity.of(earlier), quantity.id.data());
    }

    void trainingLeavesLookingOut() {
        StepRecord record;
        record.ledger[Purpose::Gradient] = {.queries = 1000, .seconds = 2};
        record.ledger[Purpose::Inspection] = {.queries = 70, .seconds = 0.5};
        record.ledger[Purpose::Evaluation] = {.queries = 200, .seconds = 1};
        std::map<std::string_view, double> at;
        for (const Quantity<StepRecord>& quantity : progressQuantities<StepRecord>())
            at[quantity.id] = quantity.of(record);
        QCOMPARE(at["training_queries"], 1000.0);
        QCOMPARE(at["training_device_time"], 2.0);
        QCOMPARE(at["all_queries"], 1270.0);
        QCOMPARE(at["device_time"], 3.5);
    }

    void unitsStandInBrackets() {
        QCOMPARE(columnName(quantityInfo("seconds")), std::string("seconds [s]"));
        QCOMPARE(axisName(quantityInfo("seconds")), std::string("training time [s]"));
        QCOMPARE(columnName(quantityInfo("test_accuracy")), std::string("test_accuracy"));
        QCOMPARE(axisName(quantityInfo("test_accuracy")), std::string("share correct"));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::QuantityTest)
#include "QuantityTest.moc"
