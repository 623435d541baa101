// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

#include <vector>

namespace obscura {

class StuckParametersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesOutFaults();
};

void StuckParametersTest::sharesOutFaults() {
    constexpr Index kCount = 50000;
    constexpr double kShare = 0.1;
    const ParameterLayout layout = openLayout(kCount, 1);
    const ImperfectionSettings settings = {.stuck = static_cast<float>(kShare), .seed = 4};
    Bench bench(1, layout, settings);
    const Vector first = bench.programmed(Vector::Constant(kCount, 20));
    const Vector second = bench.programmed(Vector::Constant(kCount, 30));
    const auto stuck = (first.array() != 20.0f).eval();
    const double error = std::sqrt(kShare * (1 - kShare) / kCount);
    const double share = static_cast<double>(stuck.count()) / kCount;
    QVERIFY2(std::abs(share - kShare) < kStandardErrors * error,
             qPrintable(QString::number(share)));
    QVERIFY(((second.array() == 30.0f) != stuck).all());
    QVERIFY(((first.array() == second.array()) == stuck).all());
    // They stand like initial parameters: here standard normal.
    std::vector<double> values;
    for (Index j = 0; j < kCount; ++j) {
        if (stuck[j]) {
            values.push_back(static_cast<double>(first[j]));
        }
    }
    compareWithNormal(Eigen::Map<Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size())),
                      1);

    Bench same(1, layout, settings, 99);
    QVERIFY(same.programmed(Vector::Constant(kCount, 20)) == first);
    Bench other(1, layout, {.stuck = settings.stuck, .seed = 5});
    QVERIFY(other.programmed(Vector::Constant(kCount, 20)) != first);
}

}  // namespace obscura

GUILESS_TEST(obscura::StuckParametersTest)
#include "StuckParametersTest.moc"
