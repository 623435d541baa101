// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ParameterLayout.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// The curve of a device's WeightLaw, in words.
struct WeightCurveHints {
    std::string title;  ///< "Weight of a pixel"
    std::string help;   ///< what the curve and the dots on it are, with the equation
};

/// A map of the device that shows weights in place of the parameters that set them.
struct WeightMapHints {
    std::string title;   ///< "Weight of each ring"
    std::string symbol;  ///< of one weight: "2t − 1"
    float limit = 1;     ///< weights lie from −limit to limit
};

/// What a camera behind the device sees: its answer as an image, in rows of equal length.
struct CameraHints {
    enum class Frame {
        Square,     ///< ⌈√m⌉ × ⌈√m⌉ pixels, those at the end empty
        Rectangle,  ///< a full rectangle where one is about square, else as Square
    };

    std::string title = "Camera";
    std::string symbol;  ///< of one pixel: "intensity |E|²"
    Frame frame = Frame::Square;
};

/// How the parameters of a device are best drawn as a map in colours. What ParameterLayout tells
/// (symbol, unit, range, whether they are phases) isn't repeated here. Texts are in English.
struct PictureHints {
    std::string title = "Parameters";
    std::string rowName = "row";
    std::string columnName = "column";
    /// The arrays that the parameters make, one after another in ω, which are drawn beside each
    /// other; empty: one array, in rows of the last dimension of ParameterLayout::shape.
    std::function<std::vector<Panel>(const ParameterLayout& layout, Index inputs, Index outputs)>
        arrays = {};
    bool rowsAreScreens = false;  ///< each row of the array is a screen, drawn as a rectangle
    bool pixelsAreSquare = false;
    std::optional<WeightCurveHints> weightCurve = {};  ///< where DeviceInfo has a weight law
    std::optional<WeightMapHints> weightMap = {};      ///< the same; nothing: parameters are shown
    std::optional<CameraHints> camera = {};
};

/// Rows are outputs, columns inputs: of a device whose parameters each set one weight.
inline PictureHints matrixPicture(std::string title = "Parameters") {
    PictureHints hints;
    hints.title = std::move(title);
    hints.rowName = "output";
    hints.columnName = "input";
    return hints;
}

}  // namespace obscura
