// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"
#include "devices/DeviceRegistry.h"

#include <QString>
#include <optional>
#include <vector>

// What there is to draw of a device, worked out from its snapshot without any pixels.

namespace obscura {

/// A matrix to be drawn in colours.
struct Heatmap {
    enum class Colours { Sequential, Light, Diverging, Cyclic };

    QString title;
    QString symbol;      ///< of one value: "φ"
    QString unit;        ///< of the values, or empty
    QString rowName;     ///< what rows are: "output"
    QString columnName;  ///< what columns are: "input"
    Matrix values;       ///< NaN: no cell
    float low = 0;       ///< the value of the first colour
    float high = 1;      ///< the value of the last
    Colours colours = Colours::Sequential;
    bool isSquare = false;  ///< cells are as wide as high: a camera's pixels

    /// "φ (rad)"
    QString valueLabel() const;
};

/// Maps of DeviceSnapshot::learned with a common scale.
struct LearnedPictures {
    Heatmap found;
    std::optional<Heatmap> truth;
    std::optional<Heatmap> left;  ///< found − true
};

/// Counts of the parameters, initial and now, in shared bins of equal width.
struct ParameterHistogram {
    double low = 0;    ///< lower edge of the first bin
    double width = 1;  ///< of a bin
    std::vector<double> initial;
    std::vector<double> now;
};

/// ω as the device's parameters lie in space, phases from 0 to 2π.
Heatmap parameterMap(const DeviceSnapshot& snapshot, const PictureHints& hints);
/// The same, or the weights that parameters set, where the device is best seen so. Precondition:
/// `info` describes the device.
Heatmap hardwareMap(const DeviceSnapshot& snapshot, const DeviceInfo& info);
/// What the camera behind the device saw last, in rows of equal length; nothing where there is
/// no camera or where it has seen nothing so far.
std::optional<Heatmap> cameraImage(const DeviceSnapshot& snapshot, const PictureHints& hints);
/// What is found of the parameters, where they lie: of a mesh the phases θ, φ of a block on its
/// upper and its lower waveguide. Nothing where nothing is found.
std::optional<LearnedPictures> learnedPictures(const DeviceSnapshot& snapshot,
                                               const DeviceInfo& info);
/// A, with colours symmetric about zero; nothing where it is not known.
std::optional<Heatmap> transferMap(const DeviceSnapshot& snapshot);
ParameterHistogram parameterHistogram(const DeviceSnapshot& snapshot, int bins);

/// "φ (rad)"
QString parameterLabel(const ParameterLayout& layout);
/// The light that a picture of the device shows, [n]: of the last forward pass, else of the middle
/// input alone.
Vector shownInput(const DeviceSnapshot& snapshot);
/// What shownInput() is, in words.
QString shownInputName(const DeviceSnapshot& snapshot);

}  // namespace obscura
