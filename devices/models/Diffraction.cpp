// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Checks.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/MatrixProduct.h"
#include "devices/Stop.h"
#include "devices/SweepScore.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/SimulatedDevice.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

struct DiffractionOptions {
    double wavelength;  ///< λ, m
    double aperture;    ///< side of the square aperture, m
    double distance;    ///< from screen to mask, and from mask to detector, m
    std::uint64_t seed;
};

/// The smallest p with p² ≥ size.
Index sideFor(Index size) {
    Index p = 1;
    while (p * p < size) {
        ++p;
    }
    return p;
}

/// Free-space optics with an amplitude mask. The input is padded to p² pixels (p = ⌈√n⌉) in a
/// square aperture, passes a fixed random phase screen, propagates, passes the mask ω [p²],
/// propagates again, and a camera reads the modulus of the field, averaged over q² superpixels (q =
/// ⌈√m⌉), of which the first m are kept:
///
///     y = pool |P (ω ∘ P (e^{jψ} ∘ x))|.
///
/// P is the angular spectrum method: a Fourier transform, times exp(2πjz √(1/λ² − f_x² − f_y²)),
/// and back; frequencies with a negative root do not propagate. The aperture repeats periodically,
/// as the discrete transform has it. Sources: J. Goodman, "Introduction to Fourier Optics",
/// section 3.10; arXiv:2509.15113, section 4.
class Diffraction final : public SimulatedDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        const Index side = sideFor(inputs);
        ParameterLayout layout;
        layout.count = side * side;
        layout.symbol = "ω";
        layout.minimum = 0;
        layout.maximum = 1;
        layout.shape = {side, side};
        layout.panels = {{side, side}};
        layout.groups = OutputGroups::together(layout.count, outputs);
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            drawUniform(seed, 0, 1, omega);
        };
        return layout;
    }

    Diffraction(Index inputs, Index outputs, const DiffractionOptions& options)
        : SimulatedDevice(inputs, outputs, makeLayout(inputs, outputs)),
          m_side(sideFor(inputs)),
          m_superpixels(sideFor(outputs)) {
        makeScreen(options.seed);
        makeTransforms();
        makePropagation(options);
    }

    bool isLinear() const override { return false; }

    void sweep(const Sweep& request, MatrixRef scores) override {
        checkSweep(*this, request, scores);
        const Matrix atMask = toMask(request.x);
        Vector u(layout().count);
        Matrix y(request.x.rows(), outputs());
        for (Index k = 0; k < request.probes; ++k) {
            if (request.stop.stop_requested()) {
                throw SweepStopped(k);
            }
            request.directions.fill(k, 0, spanOf(u));
            const Vector omega = request.omega + request.step * u;
            detect(toCamera(atMask, omega), y);
            scoreProbe(request, layout().groups, k, y, scores);
        }
    }

    void transferMatrix(MatrixRef) const override {
        throw UserError(
            "transfer matrix: found a device that is not linear, expected a linear one");
    }

    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override {
        const Matrix atCamera = toCamera(toMask(x), programmed());
        Matrix adjoint = adjointAtMask(atCamera, g);
        maskBy(adjoint, programmed());
        propagate(adjoint, m_kernelBack);
        // Re(e^{−jψ} λ), the derivative by a real input.
        for (Index b = 0; b < x.rows(); ++b) {
            for (Index i = 0; i < inputs(); ++i) {
                const auto [re, im] = place(b, i);
                gx(b, i) =
                    m_screen(0, i) * adjoint.data()[re] + m_screen(1, i) * adjoint.data()[im];
            }
        }
    }

    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override {
        const Matrix atMask = toMask(x);
        const Matrix adjoint = adjointAtMask(toCamera(atMask, programmed()), g);
        gomega.setZero();
        for (Index b = 0; b < x.rows(); ++b) {
            for (Index i = 0; i < m_side * m_side; ++i) {
                const auto [re, im] = place(b, i);
                gomega[i] +=
                    adjoint.data()[re] * atMask.data()[re] + adjoint.data()[im] * atMask.data()[im];
            }
        }
    }

protected:
    void send(const ConstMatrixRef& x, MatrixRef y) override {
        detect(toCamera(toMask(x), programmed()), y);
    }

private:
    // A field is a matrix [B·p, 2p]: a row of pixels is a row, first its real parts, then its
    // imaginary parts, so that transforms are products with real matrices.

    /// Where pixel i of sample b has its real and its imaginary part.
    struct Place {
        Index re;
        Index im;
    };
    Place place(Index sample, Index pixel) const {
        const Index re = ((sample * m_side) + pixel / m_side) * 2 * m_side + pixel % m_side;
        return {re, re + m_side};
    }

    void makeScreen(std::uint64_t seed) {
        Vector phases(m_side * m_side);
        drawUniform(seed, 0, 2 * std::numbers::pi_v<float>, phases);
        m_screen.resize(2, phases.size());
        m_screen.row(0) = phases.array().cos().matrix().transpose();
        m_screen.row(1) = phases.array().sin().matrix().transpose();
    }

    // (a + jb)(C + jS) in real numbers: [a b]·[[C, S], [−S, C]].
    void makeTransforms() {
        const Index p = m_side;
        m_transform.resize(2 * p, 2 * p);
        m_inverse.resize(2 * p, 2 * p);
        for (Index row = 0; row < p; ++row) {
            for (Index column = 0; column < p; ++column) {
                const double turn = static_cast<double>(row * column % p) / static_cast<double>(p);
                const auto c = static_cast<float>(std::cos(2 * std::numbers::pi * turn) /
                                                  std::sqrt(static_cast<double>(p)));
                const auto s = static_cast<float>(-std::sin(2 * std::numbers::pi * turn) /
                                                  std::sqrt(static_cast<double>(p)));
                m_transform(row, column) = m_transform(p + row, p + column) = c;
                m_transform(row, p + column) = s;
                m_transform(p + row, column) = -s;
            }
        }
        m_inverse = m_transform.transpose();
    }

    void makePropagation(const DiffractionOptions& options) {
        const Index p = m_side;
        const auto frequency = [&](Index i) {
            return static_cast<double>(i <= (p - 1) / 2 ? i : i - p) / options.aperture;
        };
        m_kernel.resize(p, 2 * p);
        for (Index row = 0; row < p; ++row) {
            for (Index column = 0; column < p; ++column) {
                const double root = 1 / (options.wavelength * options.wavelength) -
                                    frequency(row) * frequency(row) -
                                    frequency(column) * frequency(column);
                const double phase =
                    root > 0 ? 2 * std::numbers::pi * options.distance * std::sqrt(root) : 0;
                const double amplitude = root > 0 ? 1 : 0;
                m_kernel(row, column) = static_cast<float>(amplitude * std::cos(phase));
                m_kernel(row, p + column) = static_cast<float>(amplitude * std::sin(phase));
            }
        }
        m_kernelBack = m_kernel;
        m_kernelBack.rightCols(p) *= -1;
    }

    // Swaps rows and columns of pixels in each sample.
    Matrix turned(const Matrix& field) const {
        const Index p = m_side;
        Matrix result(field.rows(), field.cols());
        for (Index top = 0; top < field.rows(); top += p) {
            for (const Index part : {Index{0}, p}) {
                result.block(top, part, p, p) = field.block(top, part, p, p).transpose();
            }
        }
        return result;
    }

    // The kernel is the same for rows and columns, so it may act on the turned spectrum.
    void propagate(Matrix& field, const Matrix& kernel) const {
        const Index p = m_side;
        Matrix spectrum(field.rows(), field.cols());
        multiply(field, m_transform, spectrum);
        field = turned(spectrum);
        multiply(field, m_transform, spectrum);
        for (Index top = 0; top < field.rows(); top += p) {
            const auto re = spectrum.block(top, 0, p, p).array();
            const auto im = spectrum.block(top, p, p, p).array();
            field.block(top, 0, p, p) =
                re * kernel.leftCols(p).array() - im * kernel.rightCols(p).array();
            field.block(top, p, p, p) =
                re * kernel.rightCols(p).array() + im * kernel.leftCols(p).array();
        }
        multiply(field, m_inverse, spectrum);
        field = turned(spectrum);
        multiply(field, m_inverse, spectrum);
        field.swap(spectrum);
    }

    Matrix toMask(const ConstMatrixRef& x) const {
        Matrix field = Matrix::Zero(x.rows() * m_side, 2 * m_side);
        for (Index b = 0; b < x.rows(); ++b) {
            for (Index i = 0; i < inputs(); ++i) {
                const auto [re, im] = place(b, i);
                field.data()[re] = m_screen(0, i) * x(b, i);
                field.data()[im] = m_screen(1, i) * x(b, i);
            }
        }
        propagate(field, m_kernel);
        return field;
    }

    void maskBy(Matrix& field, const Vector& omega) const {
        const Eigen::Map<const Matrix> mask(omega.data(), m_side, m_side);
        for (Index top = 0; top < field.rows(); top += m_side) {
            for (const Index part : {Index{0}, m_side}) {
                field.block(top, part, m_side, m_side).array() *= mask.array();
            }
        }
    }

    Matrix toCamera(const Matrix& atMask, const Vector& omega) const {
        Matrix field = atMask;
        maskBy(field, omega);
        propagate(field, m_kernel);
        return field;
    }

    // Calls use(pixel) for the pixels of superpixel `output`, whose windows may overlap by one
    // where the sides don't divide, and returns their number.
    template <class Use>
    Index forWindow(Index output, Use use) const {
        const Index p = m_side;
        const Index q = m_superpixels;
        const auto first = [&](Index i) { return i * p / q; };
        const auto end = [&](Index i) { return ((i + 1) * p + q - 1) / q; };
        const Index row = output / q;
        const Index column = output % q;
        for (Index r = first(row); r < end(row); ++r) {
            for (Index c = first(column); c < end(column); ++c) {
                use(r * p + c);
            }
        }
        return (end(row) - first(row)) * (end(column) - first(column));
    }

    float modulus(const Matrix& field, Place at) const {
        return std::hypot(field.data()[at.re], field.data()[at.im]);
    }

    void detect(const Matrix& field, MatrixRef y) const {
        for (Index b = 0; b < y.rows(); ++b) {
            for (Index i = 0; i < outputs(); ++i) {
                float sum = 0;
                const Index pixels =
                    forWindow(i, [&](Index pixel) { sum += modulus(field, place(b, pixel)); });
                y(b, i) = sum / static_cast<float>(pixels);
            }
        }
    }

    // From ∂L/∂y to the adjoint field right behind the mask.
    Matrix adjointAtMask(const Matrix& atCamera, const ConstMatrixRef& g) const {
        Matrix adjoint = Matrix::Zero(atCamera.rows(), atCamera.cols());
        for (Index b = 0; b < g.rows(); ++b) {
            for (Index i = 0; i < outputs(); ++i) {
                const Index pixels = forWindow(i, [](Index) {});
                const float share = g(b, i) / static_cast<float>(pixels);
                forWindow(i, [&](Index pixel) {
                    const Place at = place(b, pixel);
                    const float size = modulus(atCamera, at);
                    // The modulus has no derivative at 0.
                    const float weight = size > 0 ? share / size : 0.0f;
                    adjoint.data()[at.re] += weight * atCamera.data()[at.re];
                    adjoint.data()[at.im] += weight * atCamera.data()[at.im];
                });
            }
        }
        propagate(adjoint, m_kernelBack);
        return adjoint;
    }

    Index m_side;         ///< p
    Index m_superpixels;  ///< q
    Matrix m_screen;      ///< [2, p²] cos ψ and sin ψ
    Matrix m_transform;   ///< [2p, 2p] unitary Fourier transform of a row of pixels
    Matrix m_inverse;
    Matrix m_kernel;      ///< [p, 2p] exp(2πjz √…)
    Matrix m_kernelBack;  ///< its conjugate
};

}  // namespace

DeviceInfo diffractionInfo() {
    return {.id = "diffraction",
            .title = "Free-space diffraction",
            .description =
                "A laser beam carries the input as an image through a frosted screen and half a "
                "metre of air onto a mask of adjustable transparency, then on to a camera. "
                "Diffraction mixes all pixels; the camera sees brightness only, so the device is "
                "not linear.",
            .equation = "y = pool |P (ω ∘ P (e^{jψ} ∘ x))|",
            .options = {{.name = "wavelength",
                         .title = "Wavelength λ",
                         .help = "Of the laser; 632 nm is a helium-neon laser.",
                         .initial = 632.0,
                         .unit = "nm",
                         .minimum = 100,
                         .maximum = 20000},
                        {.name = "aperture",
                         .title = "Aperture",
                         .help = "Side of the square that the pixels fill.",
                         .initial = 10.0,
                         .unit = "mm",
                         .minimum = 0.01,
                         .maximum = 1000},
                        {.name = "distance",
                         .title = "Distance z",
                         .help = "From the screen to the mask, and from the mask to the camera.",
                         .initial = 0.5,
                         .unit = "m",
                         .minimum = 0,
                         .maximum = 100},
                        {.name = "seed",
                         .title = "Seed of the screen",
                         .help = "Decides the phases ψ of the frosted screen.",
                         .initial = Index{1},
                         .minimum = 0}},
            .isLinear = false,
            // A modulator as in models/Slm.cpp; a query is one frame of a scientific camera at
            // 100 Hz, as the Hamamatsu ORCA-Flash4.0, assumed to take 60 W.
            .costs = {.secondsPerProgramming = 0.0167,
                      .secondsPerQuery = 0.01,
                      .joulesPerProgramming = 0.167,
                      .joulesPerQuery = 0.6},
            .costBasis = "a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W",
            .layout = [](Index inputs, Index outputs,
                         const Options&) { return Diffraction::makeLayout(inputs, outputs); },
            .create =
                [](Index inputs, Index outputs, const Options& options) {
                    return std::make_unique<Diffraction>(
                        inputs, outputs,
                        DiffractionOptions{.wavelength = 1e-9 * numberIn(options, "wavelength"),
                                           .aperture = 1e-3 * numberIn(options, "aperture"),
                                           .distance = numberIn(options, "distance"),
                                           .seed = static_cast<std::uint64_t>(
                                               std::get<Index>(options.at("seed")))});
                },
            .picture = {.title = "Transmission of the mask",
                        .pixelsAreSquare = true,
                        .camera = CameraHints{.symbol = "amplitude |E|"}}};
}

}  // namespace obscura
