// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Plane.h"

#include "core/data/JoinedOptions.h"
#include "core/data/Splitting.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"

namespace obscura {

namespace {

constexpr double kMostPoints = 100'000;
constexpr SplitShares kPlaneShares{.validation = 0, .test = 0.25};

Splitting splittingOf(const Options& options) {
    return Splitting({.train = std::get<Index>(options.at("points"))}, splitShares(options));
}

DatasetFacts planeFacts(const Options& options) {
    TargetInfo target{.kind = TargetKind::Class, .size = planeClasses(options)};
    for (Index label = 0; label < target.size; ++label)
        target.names.push_back(planeClassName(label));
    return {.sample = {PlaneFeatures(std::get<std::string>(options.at("features"))).size()},
            .target = std::move(target),
            .sizes = splittingOf(options).sizes()};
}

class PlaneDataset final : public Dataset {
public:
    explicit PlaneDataset(const Options& options)
        : m_features(std::get<std::string>(options.at("features"))),
          m_points(planePoints(options)),
          m_splitting(splittingOf(options)),
          m_facts(planeFacts(options)) {}

    const DatasetFacts& facts() const override { return m_facts; }
    bool isInMemory() const override { return true; }
    const PlaneFeatures* plane() const override { return &m_features; }

    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t>, MatrixRef x,
              TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        for (Index i = 0; i < x.rows(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const PlanePoint& point =
                m_points[static_cast<std::size_t>(m_splitting.row(split, rows[at]))];
            m_features.write(point.x, point.y,
                             {x.row(i).data(), static_cast<std::size_t>(x.cols())});
            targets.classes[at] = point.label;
        }
    }

private:
    PlaneFeatures m_features;
    std::vector<PlanePoint> m_points;
    Splitting m_splitting;
    DatasetFacts m_facts;
};

std::vector<OptionInfo> patternOptions() {
    return {choiceOption("pattern", "Pattern",
                         "How the points of each class lie, between −1 and 1 in x and y. Exclusive "
                         "or: opposite quarters are of one class.",
                         {{"spiral", "Spiral"},
                          {"circles", "Circles"},
                          {"xor", "Exclusive or"},
                          {"clusters", "Clusters"},
                          {"moons", "Moons"},
                          {"own", "Own points"}},
                         "spiral"),
            onlyFor({"pattern", {"own"}},
                    {.name = "own",
                     .title = "Own points",
                     .help = "x, y and class (0, 1, …) of each point, with semicolons between. "
                             "Clicks in the Plane add some. Samples are drawn around them in turn.",
                     .initial = std::string(),
                     .hint = "-0.5 0.5 0; 0.5 0.5 1"}),
            onlyFor({"pattern", {"spiral", "circles", "clusters"}},
                    numberOption("classes", "Classes", "Arms, rings or clusters.", Index{2}, 2,
                                 static_cast<double>(kMostPlaneClasses))),
            onlyFor({"pattern", {"spiral"}},
                    numberOption("turns", "Turns", "How often an arm goes round.", 1.0, 0.1, 4)),
            numberOption("noise", "Noise σ",
                         "Standard deviation of what is added to x and to y, each by itself.", 0.02,
                         0, 1)};
}

std::vector<OptionInfo> planeOptions() {
    return joinedOptions(
        {patternOptions(),
         {numberOption("points", "Points", "Samples, in all splits together.", Index{800}, 4,
                       kMostPoints),
          choiceOption("features", "Inputs",
                       "What the network gets of a point. With squares it bends its borders "
                       "without a hidden layer.",
                       {{"plain", "x, y"},
                        {"squares", "x, y, x², y², xy"},
                        {"waves", "x, y, x², y², xy, sin πx, sin πy"}},
                       "plain"),
          numberOption("seed", "Seed", "Of places and noise. It is no part of the training's seed.",
                       Index{1}, 0, 1e9)},
         splitOptions(kPlaneShares)});
}

}  // namespace

DatasetInfo planeSource() {
    return {.id = "plane",
            .title = "Points in the plane",
            .description =
                "Points of two to six classes, in a pattern or where you click; under Plane one "
                "sees what a network takes each place of the plane for.",
            .options = planeOptions(),
            .known = [](const Options& options) -> std::optional<DatasetFacts> {
                // What is wrong with a person's own points, the survey tells.
                if (std::get<std::string>(options.at("pattern")) == "own")
                    return std::nullopt;
                return planeFacts(options);
            },
            .surveysAtOnce = true,
            .survey = [](const Options& options, const Loading&) { return planeFacts(options); },
            .load = [](const Options& options, const Loading&) -> std::shared_ptr<const Dataset> {
                return std::make_shared<PlaneDataset>(options);
            }};
}

}  // namespace obscura
