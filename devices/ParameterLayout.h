// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace obscura {

/// Which outputs a parameter drives: parameter j belongs to group γ(j), and group γ drives the
/// outputs O(γ) and no others. Estimators score each group by its own outputs only.
struct OutputGroups {
    std::vector<std::int32_t> groupOf;          ///< [parameters] γ(j)
    std::vector<std::vector<Index>> outputsOf;  ///< [groups] O(γ)

    Index count() const { return static_cast<Index>(outputsOf.size()); }

    /// One group that drives every output: nothing is known of the structure.
    static OutputGroups together(Index parameters, Index outputs);
    /// Parameters in `outputs` consecutive runs of equal length; run i drives output i alone.
    static OutputGroups perOutput(Index parameters, Index outputs);
};

/// A grid of parameters, row by row. Those side by side or above each other are neighbours.
struct Panel {
    Index rows;
    Index columns;
};

/// Where each weight of a linear device has cells of its own, one parameter a cell:
///
///     A_ij = Σ_c signs_c · f_ijc(ω_ijc),   ω stored as [outputs, cells of a weight, inputs].
struct WeightCells {
    std::vector<float>
        signs;  ///< ±1 for each cell of a weight; empty: the device has no such cells
    /// All cells are copies of one piece of hardware, f_ijc = f give or take fabrication.
    bool alike = false;

    bool any() const { return !signs.empty(); }
    Index perWeight() const { return static_cast<Index>(signs.size()); }
};

/// What a device tells of its internal parameters ω before anyone programs it.
struct ParameterLayout {
    Index count = 0;     ///< d, the number of parameters
    std::string symbol;  ///< as in the device's equation: "φ"
    std::string unit;    ///< "rad"; empty: a pure number
    float minimum = -std::numeric_limits<float>::infinity();
    float maximum = std::numeric_limits<float>::infinity();
    bool periodic = false;     ///< minimum and maximum are the same setting (a phase)
    float step = 1e-2f;        ///< a good finite-difference step μ for the ideal device, in `unit`
    float resolution = 0;      ///< smallest change that the device follows (1 LSB); 0: continuous
    std::vector<Index> shape;  ///< dimensions of the array of parameters, e.g. {rows, columns}
    std::vector<Panel> panels;  ///< where they lie, in the order of ω; empty: nowhere, mere numbers
    OutputGroups groups;
    WeightCells cells;
    /// Draws the initial values from a seed into [count].
    std::function<void(std::uint64_t seed, VectorRef omega)> initialize;

    /// The initial values for `seed`.
    Vector initial(std::uint64_t seed) const;

    /// `omega` [d] as a device of this range and resolution takes it over.
    Vector written(ConstVectorRef omega) const;
    /// from → to [d], the shorter way round where parameters are periodic.
    Vector difference(ConstVectorRef from, ConstVectorRef to) const;
};

}  // namespace obscura
