// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/MeshLight.h"

#include "devices/simd/Kernels.h"

namespace obscura {

namespace {

using Complex = std::complex<float>;

/// All blocks at some phases, as the kernels lay them out.
class Blocks {
public:
    Blocks(const InterferometerKind& kind, const MeshShape& shape, const Vector& errors,
           const ConstVectorRef& omega) {
        const auto count = static_cast<std::size_t>(shape.blocks());
        m_values.resize((count + kTogether - 1) / kTogether * kTogether * 8);
        kind.makeBlocks(omega.data(), errors.size() > 0 ? errors.data() : nullptr, 0, count,
                        m_values.data());
    }

    /// t00, t01, t10 or t11 of a block: entry 0 … 3.
    Complex entry(Index block, std::size_t entry) const {
        const auto b = static_cast<std::size_t>(block);
        const std::size_t at = b / kTogether * (8 * kTogether) + b % kTogether;
        return {m_values[at + 2 * entry * kTogether], m_values[at + (2 * entry + 1) * kTogether]};
    }

private:
    static constexpr std::size_t kTogether = simd::kMeshBlocks;
    std::vector<float> m_values;
};

}  // namespace

MeshLight meshLight(const InterferometerKind& kind, const MeshShape& shape, const Vector& errors,
                    ConstVectorRef omega, ConstVectorRef x) {
    const Blocks blocks(kind, shape, errors, omega);
    MeshLight light{.shape = shape,
                    .splitting = Vector(shape.blocks()),
                    .intensity = Matrix(shape.columns() + 1, shape.rails),
                    .output = Vector()};
    Eigen::VectorXcf field = Eigen::VectorXcf::Zero(shape.rails);
    field.head(x.size()).real() = x;
    for (Index column = 0; column < shape.columns(); ++column) {
        light.intensity.row(column) = field.cwiseAbs2().transpose();
        const Index first = shape.firstBlock(column);
        for (Index i = 0; i < shape.blocksIn(column); ++i) {
            const Index block = first + i;
            const Index rail = MeshShape::firstRail(column) + 2 * i;
            const Complex upper = field[rail];
            const Complex lower = field[rail + 1];
            field[rail] = blocks.entry(block, 0) * upper + blocks.entry(block, 1) * lower;
            field[rail + 1] = blocks.entry(block, 2) * upper + blocks.entry(block, 3) * lower;
            light.splitting[block] = std::norm(blocks.entry(block, 0));
        }
    }
    light.intensity.row(shape.columns()) = field.cwiseAbs2().transpose();
    light.output = field.real();
    return light;
}

}  // namespace obscura
