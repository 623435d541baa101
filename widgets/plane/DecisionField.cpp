// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plane/DecisionField.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace obscura {

namespace {

constexpr int kShades = 64;
constexpr double kPalest = 0.08;
constexpr double kFullest = 0.62;
constexpr double kLine = 0.75;  ///< of the text's colour in a border line

/// Colours of a class from not sure at all to certain.
class Shades {
public:
    Shades(const Theme& theme, Index classes) : m_classes(classes) {
        for (Index label = 0; label < classes; ++label) {
            for (int i = 0; i < kShades; ++i)
                m_shades.push_back(mixed(theme.canvas, theme.seriesColor(int(label)),
                                         kPalest + (kFullest - kPalest) * i / (kShades - 1))
                                       .rgb());
        }
    }

    QRgb colour(const Verdict& verdict) const {
        const double chance = 1 / double(m_classes);
        const double sure = std::clamp((verdict.share - chance) / (1 - chance), 0.0, 1.0);
        return m_shades[std::size_t(verdict.label * kShades) +
                        std::size_t(std::lround(sure * (kShades - 1)))];
    }

private:
    Index m_classes;
    std::vector<QRgb> m_shades;
};

/// A place between two neighbouring points of the map along one axis.
struct Between {
    Index low = 0;
    float share = 0;  ///< of the higher one
};

Between between(const DecisionMap& map, double position) {
    const double last = double(map.side - 1);
    const double at = std::clamp((position / map.reach + 1) / 2, 0.0, 1.0) * last;
    const Index low = std::min(Index(at), map.side - 2);
    return {low, float(at - double(low))};
}

Verdict verdictBetween(const DecisionMap& map, const Between& x, const Between& y) {
    const Index classes = map.shares.cols();
    const float* const lower = map.shares.row(y.low * map.side + x.low).data();
    const float* const upper = map.shares.row((y.low + 1) * map.side + x.low).data();
    Verdict best{0, -1};
    for (Index label = 0; label < classes; ++label) {
        const float below = std::lerp(lower[label], lower[classes + label], x.share);
        const float above = std::lerp(upper[label], upper[classes + label], x.share);
        const double share = std::lerp(below, above, y.share);
        if (share > best.share)
            best = {label, share};
    }
    return best;
}

}  // namespace

Verdict verdictAt(const DecisionMap& map, double x, double y) {
    return verdictBetween(map, between(map, x), between(map, y));
}

QImage decisionField(const DecisionMap& map, const Theme& theme, int pixels) {
    const Shades shades(theme, map.shares.cols());
    const QRgb line = mixed(theme.canvas, theme.text, kLine).rgb();
    std::vector<Between> across;
    for (int i = 0; i < pixels; ++i)
        across.push_back(between(map, map.reach * ((2.0 * i + 1) / pixels - 1)));
    QImage image(pixels, pixels, QImage::Format_RGB32);
    std::vector<Index> above(std::size_t(pixels), -1);
    for (int row = 0; row < pixels; ++row) {
        auto* const out = reinterpret_cast<QRgb*>(image.scanLine(row));
        Index left = -1;
        for (int column = 0; column < pixels; ++column) {
            const auto at = std::size_t(column);
            const Verdict verdict =
                verdictBetween(map, across[at], across[std::size_t(pixels - 1 - row)]);
            const bool isBorder = (left >= 0 && left != verdict.label) ||
                                  (above[at] >= 0 && above[at] != verdict.label);
            out[column] = isBorder ? line : shades.colour(verdict);
            left = above[at] = verdict.label;
        }
    }
    return image;
}

}  // namespace obscura
