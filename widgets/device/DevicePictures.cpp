// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DevicePictures.h"

#include "devices/Phase.h"
#include "devices/models/MeshShape.h"
#include "widgets/language/Translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace obscura {

namespace {

constexpr float kNoCell = std::numeric_limits<float>::quiet_NaN();
constexpr float kTurn = 2 * std::numbers::pi_v<float>;

std::span<const float> spanOf(const Vector& v) {
    return {v.data(), static_cast<std::size_t>(v.size())};
}

/// The same phase from 0 to 2π (rad).
float inOneTurn(float phase) {
    const float near = nearPhase(phase);
    return near - kTurn * std::floor(near / kTurn);
}

/// The largest power of two whose square is at most `count`.
Index foldWidth(Index count) {
    Index width = 1;
    while (4 * width * width <= count)
        width *= 2;
    return width;
}

/// Values one after another in rows of `columns`; what is left of the last row stays empty.
Matrix folded(const Vector& values, Index columns) {
    const Index rows = (values.size() + columns - 1) / columns;
    Matrix result = Matrix::Constant(rows, columns, kNoCell);
    std::copy_n(values.data(), values.size(), result.data());
    return result;
}

/// Columns of a picture of parameters of `shape`: its last dimension, the others being rows. A
/// single long row is folded.
Index mapColumns(const std::vector<Index>& shape, Index count) {
    return shape.size() > 1 ? shape.back() : foldWidth(count);
}

/// ⌈√count⌉
Index squareSide(Index count) {
    return Index(std::ceil(std::sqrt(double(count))));
}

/// Columns of a picture of `count` pixels that have no order of their own: a full rectangle where
/// one is about square, else a square with a gap at its end.
Index pictureWidth(Index count) {
    const Index side = squareSide(count);
    for (Index width = side; width <= 2 * side; ++width) {
        if (count % width == 0)
            return width;
    }
    return side;
}

/// Rows of `values` as rectangles beside each other, with a column between them.
Matrix tiled(const Matrix& values) {
    const Index width = pictureWidth(values.cols());
    const Index tiles = values.rows();
    const Index height = (values.cols() + width - 1) / width;
    Matrix result = Matrix::Constant(height, tiles * (width + 1) - 1, kNoCell);
    for (Index tile = 0; tile < tiles; ++tile)
        result.middleCols(tile * (width + 1), width) = folded(values.row(tile).transpose(), width);
    return result;
}

/// The panels of `values`, one after the other in their order, beside each other.
Matrix besideEachOther(const Vector& values, const std::vector<Panel>& panels) {
    Index height = 0;
    Index width = -1;
    for (const Panel& panel : panels) {
        height = std::max(height, panel.rows);
        width += panel.columns + 1;
    }
    Matrix result = Matrix::Constant(height, width, kNoCell);
    Index first = 0;
    Index left = 0;
    for (const Panel& panel : panels) {
        result.block(0, left, panel.rows, panel.columns) =
            Eigen::Map<const Matrix>(values.data() + first, panel.rows, panel.columns);
        first += panel.rows * panel.columns;
        left += panel.columns + 1;
    }
    return result;
}

float largestMagnitude(const Matrix& values) {
    float largest = 0;
    for (const float v : std::span(values.data(), std::size_t(values.size()))) {
        if (std::abs(v) > largest)
            largest = std::abs(v);
    }
    return largest > 0 ? largest : 1;
}

void setSymmetricRange(Heatmap& map) {
    map.high = largestMagnitude(map.values);
    map.low = -map.high;
    map.colours = Heatmap::Colours::Diverging;
}

QString text(const std::string& words) {
    return translated(words);
}

/// `values` [d] as the parameters lie.
Matrix arranged(const Vector& values, const DeviceSnapshot& s, const PictureHints& hints) {
    if (hints.arrays)
        return besideEachOther(values, hints.arrays(s.layout, s.inputs, s.outputs));
    Matrix rows = folded(values, mapColumns(s.layout.shape, s.layout.count));
    return hints.rowsAreScreens ? tiled(rows) : rows;
}

/// [rails, columns] `values` of a mesh's phases, θ on each block's upper rail and φ on the lower.
Matrix onMesh(const Vector& values, const MeshShape& shape) {
    Matrix result = Matrix::Constant(shape.rails, shape.columns(), kNoCell);
    for (Index column = 0; column < shape.columns(); ++column) {
        for (Index i = 0; i < shape.blocksIn(column); ++i) {
            result.col(column).segment(MeshShape::firstRail(column) + 2 * i, 2) =
                values.segment(2 * (shape.firstBlock(column) + i), 2);
        }
    }
    return result;
}

Heatmap learnedMap(const QString& title, const Vector& values, const DeviceSnapshot& s,
                   const DeviceInfo& info) {
    const bool areOffsets = s.learned.kind == LearnedNumbers::Kind::Offsets;
    Heatmap map;
    map.title = title;
    map.symbol = areOffsets ? QStringLiteral("ε") : QStringLiteral("∂A/∂ω");
    map.unit = areOffsets ? text(s.layout.unit) : QString();
    if (info.meshLight) {
        map.rowName = QObject::tr("waveguide");
        map.columnName = QObject::tr("column of blocks");
        map.values = onMesh(values, MeshShape::of(s.inputs, s.outputs));
    } else {
        map.rowName = text(info.picture.rowName);
        map.columnName = text(info.picture.columnName);
        map.values = arranged(values, s, info.picture);
        map.isSquare = info.picture.pixelsAreSquare;
    }
    map.colours = Heatmap::Colours::Diverging;
    return map;
}

}  // namespace

QString Heatmap::valueLabel() const {
    return unit.isEmpty() ? symbol : QStringLiteral("%1 (%2)").arg(symbol, unit);
}

QString parameterLabel(const ParameterLayout& layout) {
    Heatmap map;
    map.symbol = text(layout.symbol);
    map.unit = text(layout.unit);
    return map.valueLabel();
}

Heatmap parameterMap(const DeviceSnapshot& s, const PictureHints& hints) {
    Heatmap map;
    map.title = text(hints.title);
    map.symbol = text(s.layout.symbol);
    map.unit = text(s.layout.unit);
    map.rowName = text(hints.rowName);
    map.columnName = text(hints.columnName);
    map.values = arranged(s.held, s, hints);
    map.isSquare = hints.pixelsAreSquare;
    if (s.layout.periodic) {
        map.values = map.values.unaryExpr([](float v) { return inOneTurn(v); });
        map.low = 0;
        map.high = kTurn;
        map.colours = Heatmap::Colours::Cyclic;
    } else if (std::isfinite(s.layout.minimum) && std::isfinite(s.layout.maximum)) {
        map.low = s.layout.minimum;
        map.high = s.layout.maximum;
    } else {
        setSymmetricRange(map);
    }
    return map;
}

Heatmap hardwareMap(const DeviceSnapshot& s, const DeviceInfo& info) {
    Heatmap map = parameterMap(s, info.picture);
    const auto law = weightLaw(info, s.inputs, s.options);
    if (!law || !info.picture.weightMap)
        return map;
    const WeightMapHints& hints = *info.picture.weightMap;
    map.title = text(hints.title);
    map.symbol = text(hints.symbol);
    map.unit.clear();
    (*law)(spanOf(s.held), map.values.data());
    map.low = -hints.limit;
    map.high = hints.limit;
    map.colours = Heatmap::Colours::Diverging;
    return map;
}

std::optional<Heatmap> cameraImage(const DeviceSnapshot& s, const PictureHints& hints) {
    if (!hints.camera || s.y.size() == 0)
        return std::nullopt;
    const CameraHints& camera = *hints.camera;
    Heatmap map;
    map.title = text(camera.title);
    map.symbol = text(camera.symbol);
    map.rowName = QObject::tr("row");
    map.columnName = QObject::tr("column");
    const bool isFull = camera.frame == CameraHints::Frame::Rectangle;
    map.values = folded(s.y, isFull ? pictureWidth(s.y.size()) : squareSide(s.y.size()));
    map.high = largestMagnitude(map.values);
    map.colours = Heatmap::Colours::Light;
    map.isSquare = true;
    return map;
}

std::optional<LearnedPictures> learnedPictures(const DeviceSnapshot& s, const DeviceInfo& info) {
    const LearnedNumbers& learned = s.learned;
    if (learned.kind == LearnedNumbers::Kind::Nothing)
        return std::nullopt;
    const bool areOffsets = learned.kind == LearnedNumbers::Kind::Offsets;
    QString title = areOffsets ? QObject::tr("Offsets found") : QObject::tr("Slopes learned");
    if (learned.stuck > 0)
        title += QObject::tr(", %1 cells stuck").arg(QLocale().toString(qlonglong(learned.stuck)));
    LearnedPictures pictures{.found = learnedMap(title, learned.found, s, info),
                             .truth = std::nullopt,
                             .left = std::nullopt};
    float high = largestMagnitude(pictures.found.values);
    if (learned.truth.size() > 0) {
        pictures.truth =
            learnedMap(areOffsets ? QObject::tr("True offsets") : QObject::tr("True slopes"),
                       learned.truth, s, info);
        Vector left = learned.found - learned.truth;
        if (areOffsets && s.layout.periodic)
            left = left.unaryExpr([](float v) { return wrapPhase(v); });
        const double rms = double(left.norm()) / std::sqrt(double(left.size()));
        pictures.left = learnedMap(QObject::tr("Left: %1 rms").arg(rms, 0, 'g', 2), left, s, info);
        // What no output sees may be found anywhere.
        high = largestMagnitude(pictures.truth->values);
    }
    for (Heatmap* const map : {&pictures.found, pictures.truth ? &*pictures.truth : nullptr,
                               pictures.left ? &*pictures.left : nullptr}) {
        if (map) {
            map->high = high;
            map->low = -high;
        }
    }
    return pictures;
}

std::optional<Heatmap> transferMap(const DeviceSnapshot& s) {
    if (s.transfer.size() == 0)
        return std::nullopt;
    Heatmap map;
    map.title = QObject::tr("Transfer matrix A");
    map.symbol = QStringLiteral("A");
    map.rowName = QObject::tr("output i");
    map.columnName = QObject::tr("input j");
    map.values = s.transfer;
    setSymmetricRange(map);
    return map;
}

ParameterHistogram parameterHistogram(const DeviceSnapshot& s, int bins) {
    const float low = std::min(s.initial.minCoeff(), s.omega.minCoeff());
    const float high = std::max(s.initial.maxCoeff(), s.omega.maxCoeff());
    ParameterHistogram h;
    // Equal parameters get a bin of some width all the same.
    const double span = high > low ? double(high) - double(low) : 1.0;
    h.low = high > low ? double(low) : double(low) - 0.5;
    h.width = span / bins;
    const auto count = [&](const Vector& values) {
        std::vector<double> counts(std::size_t(bins), 0.0);
        for (const float v : values) {
            const auto bin = std::clamp(int((double(v) - h.low) / h.width), 0, bins - 1);
            counts[std::size_t(bin)] += 1;
        }
        return counts;
    };
    h.initial = count(s.initial);
    h.now = count(s.omega);
    return h;
}

Vector shownInput(const DeviceSnapshot& s) {
    return s.x.size() > 0 ? s.x : Vector(Vector::Unit(s.inputs, s.inputs / 2));
}

QString shownInputName(const DeviceSnapshot& s) {
    return s.step == 0 ? QObject::tr("light in input %1 alone").arg(s.inputs / 2)
                       : QObject::tr("light of one sample");
}

}  // namespace obscura
