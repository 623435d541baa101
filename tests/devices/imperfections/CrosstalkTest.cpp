// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/imperfections/Bench.h"

#include <numeric>
#include <set>

namespace obscura {

class CrosstalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leaksToNeighbours();
    void placesEachDevicesParameters();
};

void CrosstalkTest::leaksToNeighbours() {
    ParameterLayout layout = openLayout(15, 1);
    layout.panels = {{2, 3}, {1, 3}, {1, 0}, {1, 1}, {5, 1}};
    Bench bench(1, layout, {.crosstalk = 0.1f});
    Vector omega(15);
    omega << 1, 2, 3, 4, 5, 6,  // two rows of pixels
        10, 20, 30,             // a row of rings
        7,                      // one by itself
        0, 0, 100, 0, 0;        // a column
    Vector expected(15);
    expected << 1.6f, 2.9f, 3.8f, 4.6f, 6.2f, 6.8f, 12, 24, 32, 7, 0, 10, 100, 10, 0;
    compareMatrices(bench.programmed(omega), expected, 1e-5f);
    Bench nowhere(1, openLayout(15, 1), {.crosstalk = 0.1f});
    QVERIFY(nowhere.programmed(omega) == omega);
}

void CrosstalkTest::placesEachDevicesParameters() {
    const std::set<std::string> numbers = {"identity", "matvec", "lowrank"};
    for (const DeviceInfo& info : deviceRegistry()) {
        for (const auto& [n, m] : {std::pair{13, 10}, std::pair{1, 1}, std::pair{2, 3}}) {
            const auto device = createDevice(info.id, n, m);
            const ParameterLayout& layout = device->layout();
            const Index placed = std::accumulate(
                layout.panels.begin(), layout.panels.end(), Index{0},
                [](Index sum, const Panel& panel) { return sum + panel.rows * panel.columns; });
            QVERIFY2(placed == (numbers.contains(info.id) ? 0 : layout.count), info.id.c_str());
        }
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::CrosstalkTest)
#include "CrosstalkTest.moc"
