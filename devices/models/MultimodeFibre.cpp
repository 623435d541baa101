// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Checks.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/MatrixProduct.h"
#include "devices/Stop.h"
#include "devices/SweepScore.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/SimulatedDevice.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace obscura {

namespace {

/// Mixing matrices beyond this size take more than 128 MiB each.
constexpr Index kMostModes = 2048;

/// A multimode fibre with phase modulators. The input enters as real amplitudes of the first n of N
/// modes; pieces of fibre mix the modes, in between each of L modulators delays every mode by its
/// own phase φ (rad), and a camera reads the intensity of the first m modes:
///
///     E_0 = M_0 x,  E_l = M_l (e^{jφ_l} ∘ E_{l−1}),  y = |E_L|².
///
/// The mixing matrices M are fixed. Their entries are independent complex normal numbers of
/// variance 1/N, as measured where a part of the modes is controlled and seen. ω holds φ_1, then
/// φ_2 … [L, N]. Sources: S. Popoff et al., Phys. Rev. Lett. 104, 100601 (2010), for the statistics
/// of M; J.-F. Morizur et al., J. Opt. Soc. Am. A 27, 2524 (2010), for phase planes between mixing.
class MultimodeFibre final : public SimulatedDevice {
public:
    static ParameterLayout makeLayout(Index outputs, Index modes, Index planes) {
        ParameterLayout layout;
        layout.count = planes * modes;
        layout.shape = {planes, modes};
        layout.panels.assign(static_cast<std::size_t>(planes), {1, modes});
        layout.groups = OutputGroups::together(layout.count, outputs);
        describePhases(layout, "φ");
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            drawUniform(seed, 0, 2 * std::numbers::pi_v<float>, omega);
        };
        return layout;
    }

    MultimodeFibre(Index inputs, Index outputs, Index modes, Index planes, std::uint64_t seed)
        : SimulatedDevice(inputs, outputs, makeLayout(outputs, modes, planes)), m_modes(modes) {
        m_launch = mixing(streamSeed(seed, 0)).topRows(inputs);
        for (Index plane = 1; plane <= planes; ++plane) {
            m_mixing.push_back(mixing(streamSeed(seed, static_cast<std::uint64_t>(plane))));
        }
    }

    bool isLinear() const override { return false; }

    void sweep(const Sweep& request, MatrixRef scores) override {
        checkSweep(*this, request, scores);
        const Matrix launched = launch(request.x);
        Vector u(layout().count);
        Matrix y(request.x.rows(), outputs());
        for (Index k = 0; k < request.probes; ++k) {
            if (request.stop.stop_requested()) {
                throw SweepStopped(k);
            }
            request.directions.fill(k, 0, spanOf(u));
            detect(fields(launched, request.omega + request.step * u).back(), y);
            scoreProbe(request, layout().groups, k, y, scores);
        }
    }

    void transferMatrix(MatrixRef) const override {
        throw UserError(
            "transfer matrix: found a device that is not linear, expected a linear one");
    }

    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override {
        const std::vector<Matrix> e = fields(launch(x), programmed());
        Matrix adjoint = adjointOf(e.back(), g);
        for (Index plane = planes(); plane-- > 0;) {
            adjoint = backThroughMixing(adjoint, plane);
            shift(adjoint, phases(programmed(), plane), -1);
        }
        multiplyByTranspose(adjoint, m_launch, gx);
    }

    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override {
        const Index n = m_modes;
        const std::vector<Matrix> e = fields(launch(x), programmed());
        Matrix adjoint = adjointOf(e.back(), g);
        for (Index plane = planes(); plane-- > 0;) {
            adjoint = backThroughMixing(adjoint, plane);
            // Before the modulator, where a change of φ adds j·dφ·E to the field E.
            shift(adjoint, phases(programmed(), plane), -1);
            const Matrix& field = e[static_cast<std::size_t>(plane)];
            gomega.segment(plane * n, n) = (adjoint.rightCols(n).cwiseProduct(field.leftCols(n)) -
                                            adjoint.leftCols(n).cwiseProduct(field.rightCols(n)))
                                               .colwise()
                                               .sum()
                                               .transpose();
        }
    }

protected:
    void send(const ConstMatrixRef& x, MatrixRef y) override {
        detect(fields(launch(x), programmed()).back(), y);
    }

private:
    // A field is a matrix [B, 2N]: a sample is a row, first its real parts, then its imaginary
    // parts.

    // [2N, 2N], to be multiplied from the right: (a + jb)(C + jS) = [a b]·[[C, S], [−S, C]].
    Matrix mixing(std::uint64_t seed) const {
        const Index n = m_modes;
        Matrix m(2 * n, 2 * n);
        Vector row(2 * n);
        for (Index i = 0; i < n; ++i) {
            CounterRandom(seed).normal(static_cast<std::uint64_t>(i), 0, spanOf(row));
            row /= std::sqrt(2.0f * static_cast<float>(n));
            m.row(i) = row.transpose();
        }
        m.bottomLeftCorner(n, n) = -m.topRightCorner(n, n);
        m.bottomRightCorner(n, n) = m.topLeftCorner(n, n);
        return m;
    }

    Index planes() const { return static_cast<Index>(m_mixing.size()); }

    Eigen::ArrayXf phases(const Vector& omega, Index plane) const {
        return omega.segment(plane * m_modes, m_modes).array();
    }

    Matrix launch(const ConstMatrixRef& x) const {
        Matrix field(x.rows(), 2 * m_modes);
        multiply(x, m_launch, field);
        return field;
    }

    // Multiplies each mode by e^{±jφ}.
    void shift(Matrix& field, const Eigen::ArrayXf& phi, float sign) const {
        const Eigen::RowVectorXf c = phi.cos().matrix().transpose();
        const Eigen::RowVectorXf s = (sign * phi.sin()).matrix().transpose();
        auto re = field.leftCols(m_modes).array();
        auto im = field.rightCols(m_modes).array();
        for (Index b = 0; b < field.rows(); ++b) {
            const Eigen::RowVectorXf before = field.row(b).head(m_modes);
            re.row(b) = before.array() * c.array() - im.row(b) * s.array();
            im.row(b) = before.array() * s.array() + im.row(b) * c.array();
        }
    }

    // E_0 … E_L.
    std::vector<Matrix> fields(const Matrix& launched, const Vector& omega) const {
        std::vector<Matrix> e = {launched};
        for (Index plane = 0; plane < planes(); ++plane) {
            Matrix shifted = e.back();
            shift(shifted, phases(omega, plane), 1);
            Matrix& next = e.emplace_back(launched.rows(), launched.cols());
            multiply(shifted, m_mixing[static_cast<std::size_t>(plane)], next);
        }
        return e;
    }

    void detect(const Matrix& field, MatrixRef y) const {
        y = field.leftCols(outputs()).cwiseAbs2() +
            field.middleCols(m_modes, outputs()).cwiseAbs2();
    }

    Matrix adjointOf(const Matrix& field, const ConstMatrixRef& g) const {
        Matrix adjoint = Matrix::Zero(field.rows(), field.cols());
        for (const Index part : {Index{0}, m_modes}) {
            adjoint.middleCols(part, outputs()) =
                2 * g.cwiseProduct(field.middleCols(part, outputs()));
        }
        return adjoint;
    }

    Matrix backThroughMixing(const Matrix& adjoint, Index plane) const {
        Matrix before(adjoint.rows(), adjoint.cols());
        multiplyByTranspose(adjoint, m_mixing[static_cast<std::size_t>(plane)], before);
        return before;
    }

    Index m_modes;                 ///< N
    Matrix m_launch;               ///< [n, 2N] M_0
    std::vector<Matrix> m_mixing;  ///< [2N, 2N] M_1 … M_L
};

/// N, the number of modes. Throws UserError where there are too few or too many.
Index modesFor(Index inputs, Index outputs, const Options& options) {
    const Index needed = std::max(inputs, outputs);
    const Index asked = std::get<Index>(options.at("modes"));
    if (asked > 0 && asked < needed) {
        throw UserError("device multimode_fibre: modes: found " + std::to_string(asked) +
                        ", expected at least " + std::to_string(needed) +
                        ", one for every input and output, or 0 for just as many");
    }
    const Index modes = asked > 0 ? asked : needed;
    if (modes > kMostModes) {
        throw UserError("device multimode_fibre: found " + std::to_string(modes) +
                        " modes, expected at most " + std::to_string(kMostModes) +
                        ": larger mixing matrices don't fit the memory");
    }
    return modes;
}

ParameterLayout fibreLayout(Index inputs, Index outputs, const Options& options) {
    return MultimodeFibre::makeLayout(outputs, modesFor(inputs, outputs, options),
                                      std::get<Index>(options.at("planes")));
}

std::unique_ptr<Device> makeFibre(Index inputs, Index outputs, const Options& options) {
    return std::make_unique<MultimodeFibre>(
        inputs, outputs, modesFor(inputs, outputs, options), std::get<Index>(options.at("planes")),
        static_cast<std::uint64_t>(std::get<Index>(options.at("seed"))));
}

}  // namespace

DeviceInfo multimode_fibreInfo() {
    return {.id = "multimode_fibre",
            .title = "Multimode fibre",
            .description =
                "A thick optical fibre scrambles the light of many modes into speckle, always in "
                "the same way. Phase modulators between pieces of fibre steer the scrambling, and "
                "a camera reads intensities, so the device is not linear.",
            .equation = "E_l = M_l (e^{jφ_l} ∘ E_{l−1}),  y = |E_L|²",
            .options = {{.name = "planes",
                         .title = "Modulators L",
                         .help = "Phase planes between pieces of fibre.",
                         .initial = Index{2},
                         .minimum = 1,
                         .maximum = 16},
                        {.name = "modes",
                         .title = "Modes N",
                         .help = "Guided modes.",
                         .initial = Index{0},
                         .minimum = 0,
                         .maximum = kMostModes,
                         .zeroMeans = "max(n, m)"},
                        {.name = "seed",
                         .title = "Seed of the fibre",
                         .help = "Decides how the fibre mixes its modes.",
                         .initial = Index{1},
                         .minimum = 0}},
            .isLinear = false,
            // A modulator and a camera, as in models/Diffraction.cpp.
            .costs = {.secondsPerProgramming = 0.0167,
                      .secondsPerQuery = 0.01,
                      .joulesPerProgramming = 0.167,
                      .joulesPerQuery = 0.6},
            .costBasis = "a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W",
            .layout = fibreLayout,
            .create = makeFibre,
            .picture = {.title = "Phases of the modulators",
                        .columnName = "column, one modulator after the other",
                        .rowsAreScreens = true,
                        .pixelsAreSquare = true,
                        .camera = CameraHints{.title = "Speckle on the camera",
                                              .symbol = "intensity |E|²",
                                              .frame = CameraHints::Frame::Rectangle}}};
}

}  // namespace obscura
