// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <array>
#include <initializer_list>

namespace obscura {

/// Colours for the numbers from 0 to 1. A map is a path through a few colours in the OKLab space
/// (B. Ottosson, 2020), travelled at constant speed, so that equal steps of the number look like
/// equal steps of colour. All differ in lightness along the way, which every eye and a grey print
/// shows.
class ColourMap {
public:
    static constexpr int kSize = 257;  ///< odd: the middle has a colour of its own

    /// Dark blue to yellow: numbers without a middle.
    static const ColourMap& sequential();
    /// Black by red to pale yellow: light on a dark ground.
    static const ColourMap& light();
    /// Blue to vermillion by the ground's own colour: numbers on both sides of zero, which is 0.5.
    static const ColourMap& diverging(bool dark);
    /// Bright by blue, dark, red, back to bright: phases, where 0 and 1 are the same.
    static const ColourMap& cyclic();

    /// The colour of `value`, cut to 0 … 1.
    QRgb at(double value) const;
    const std::array<QRgb, kSize>& colours() const { return m_colours; }

private:
    using Path = std::initializer_list<QRgb>;
    /// Goes along the paths one after the other, each over an equal part of the numbers.
    explicit ColourMap(std::initializer_list<Path> paths);

    std::array<QRgb, kSize> m_colours;
};

}  // namespace obscura
