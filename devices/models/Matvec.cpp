// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/models/ElementwiseMatrixDevice.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// An ideal matrix: A = ω, entry by entry. What a device could do at best.
/// Source: arXiv:2509.15113, section 4.
class Matvec final : public ElementwiseMatrixDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        ParameterLayout layout = matrixLayout(inputs, outputs);
        layout.symbol = "ω";
        layout.step = 1;  // exact for any step
        // Kaiming uniform with a = √5, as linear layers of PyTorch: U(−1/√n, 1/√n).
        const float bound = 1 / std::sqrt(static_cast<float>(inputs));
        layout.initialize = [bound](std::uint64_t seed, VectorRef omega) {
            drawUniform(seed, -bound, bound, omega);
        };
        return layout;
    }

    Matvec(Index inputs, Index outputs)
        : ElementwiseMatrixDevice(inputs, outputs, makeLayout(inputs, outputs)) {}

protected:
    void transfer(std::span<const float> omega, float* a) const override {
        std::ranges::copy(omega, a);
    }
    void slope(std::span<const float> omega, float* slope) const override {
        std::fill_n(slope, omega.size(), 1.0f);
    }
    /// h(ω + μu) − h(ω) = μu
    void movePiece(const Piece& piece, double* moved) const override {
        addByRow(piece.first, piece.u.size(), moved, [&](Index at, std::size_t count) {
            return piece.request.step * simd::kernels().dot(piece.centre.c.data() + at,
                                                            piece.u.data() + (at - piece.first),
                                                            count);
        });
    }
};

}  // namespace

DeviceInfo matvecInfo() {
    return {.id = "matvec",
            .title = "Ideal matrix",
            .description =
                "A matrix whose entries are set directly, one parameter each. No hardware does "
                "this without error; it shows what training through a black box costs when the "
                "device itself is perfect.",
            .equation = "A = ω",
            .options = {},
            .hasCells = true,
            .layout = [](Index inputs, Index outputs,
                         const Options&) { return Matvec::makeLayout(inputs, outputs); },
            .create = [](Index inputs, Index outputs,
                         const Options&) { return std::make_unique<Matvec>(inputs, outputs); },
            .picture = matrixPicture()};
}

}  // namespace obscura
