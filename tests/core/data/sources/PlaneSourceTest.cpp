// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/Plane.h"
#include "core/data/sources/SourceOptions.h"
#include "core/data/sources/Sources.h"

#include <cmath>
#include <numbers>
#include <set>

using namespace obscura;

/// The source "plane".
class PlaneSourceTest : public QObject {
    Q_OBJECT

    const DatasetInfo m_source = planeSource();

    std::vector<PlanePoint> pointsOf(Options set) const {
        set["noise"] = 0.0;
        return planePoints(completedOptions(m_source, set));
    }

private Q_SLOTS:
    /// Each pattern by what it promises: which class lies where.
    void laysClassesOut() {
        for (const PlanePoint& p : pointsOf({{"pattern", "xor"}}))
            QCOMPARE(p.label, Index{p.x * p.y < 0});
        for (const PlanePoint& p : pointsOf({{"pattern", "circles"}, {"classes", Index{3}}})) {
            const double radius = std::hypot(p.x, p.y) * (3 - 1.0 / 3);
            QVERIFY(radius >= double(p.label) - 1e-6 && radius <= double(p.label) + 2.0 / 3 + 1e-6);
        }
        for (const PlanePoint& p : pointsOf({{"pattern", "spiral"}, {"turns", 1.5}})) {
            const double angle = std::atan2(p.y, p.x) / (2 * std::numbers::pi);
            const double off = angle - 1.5 * std::hypot(p.x, p.y) - double(p.label) / 2;
            QVERIFY(std::abs(off - std::round(off)) < 1e-6);
        }
    }

    void staysInThePlane_data() {
        QTest::addColumn<QString>("pattern");
        for (const char* const pattern : {"spiral", "circles", "xor", "clusters", "moons"})
            QTest::newRow(pattern) << pattern;
    }
    void staysInThePlane() {
        QFETCH(QString, pattern);
        std::set<Index> labels;
        for (const PlanePoint& p : pointsOf({{"pattern", pattern.toStdString()}})) {
            QVERIFY(std::abs(p.x) <= 1.01 && std::abs(p.y) <= 1.01);
            labels.insert(p.label);
        }
        QCOMPARE(labels, (std::set<Index>{0, 1}));
    }

    /// Sizes, shape and names are known beforehand; what is read is what they say.
    void tellsWhatItHolds() {
        const Options set{{"classes", Index{3}}, {"features", "squares"}, {"points", Index{40}}};
        const DatasetFacts facts = m_source.known(completedOptions(m_source, set)).value();
        QCOMPARE(facts.sample, Shape{5});
        QCOMPARE(facts.target.names, (std::vector<std::string>{"A", "B", "C"}));
        QCOMPARE(facts.sizes, (DatasetSizes{.train = 30, .test = 10}));
        const auto data = loadedFrom(m_source, set);
        QVERIFY(data->facts() == facts);
        const ReadSamples samples = allSamplesOf(*data, Split::Train);
        for (Index i = 0; i < 30; ++i) {
            const float x = samples.x(i, 0), y = samples.x(i, 1);
            QVERIFY(std::abs(samples.x(i, 2) - x * x) < 1e-6F);
            QVERIFY(std::abs(samples.x(i, 4) - x * y) < 1e-6F);
        }
        QVERIFY(data->plane() && data->plane()->size() == 5);
    }

    void theSeedAloneDecides() {
        const auto of = [&](Index seed) {
            return planePoints(completedOptions(m_source, {{"seed", seed}}));
        };
        QVERIFY(of(1) == of(1));
        QVERIFY(of(1) != of(2));
    }

    void drawsAroundOwnPoints() {
        const std::string own = "-0.5 0.25 0; 0.5 -0.25 2";
        const auto points = pointsOf({{"pattern", "own"}, {"own", own}, {"points", Index{4}}});
        QCOMPARE(points.size(), std::size_t{4});
        QVERIFY((points[0] == PlanePoint{-0.5, 0.25, 0}) && points[2] == points[0]);
        QVERIFY((points[3] == PlanePoint{0.5, -0.25, 2}));
        QCOMPARE(formatOwnPoints(parseOwnPoints(own)), own);
        QCOMPARE(factsFrom(m_source, {{"pattern", "own"}, {"own", own}}).target.size, Index{3});
    }

    void saysWhatIsWrong() {
        COMPARE_ERROR(parseOwnPoints("0 0 0; 0.5 0.5"), "point 2: found ' 0.5 0.5'");
        COMPARE_ERROR(parseOwnPoints("0 3 0"), "expected x, y from -1.2 to 1.2");
        COMPARE_ERROR(parseOwnPoints("0 0 0.5"), "a class from 0 to 5");
        COMPARE_ERROR(loadedFrom(m_source, {{"pattern", "own"}}), "dataset.own: found no points");
    }
};

GUILESS_TEST(PlaneSourceTest)
#include "PlaneSourceTest.moc"
