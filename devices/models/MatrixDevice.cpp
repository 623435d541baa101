// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/MatrixDevice.h"

#include "devices/Checks.h"
#include "devices/MatrixProduct.h"
#include "devices/State.h"
#include "devices/SweepScore.h"
#include "devices/SweepWatch.h"
#include "devices/Threads.h"
#include "devices/simd/Kernels.h"

#include <algorithm>

namespace obscura {

void MatrixDevice::setParameters() {
    m_a.resize(outputs(), inputs());
    refresh();
}

void MatrixDevice::listState(StateFields& fields) {
    SimulatedDevice::listState(fields);
    fields.then([this] {
        if (programmed().size() == 0) {
            m_a.resize(0, 0);
        }
    });
}

void MatrixDevice::refresh() {
    if (programmed().size() > 0) {
        formMatrix(programmed(), m_a);
    }
}

void MatrixDevice::send(const ConstMatrixRef& x, MatrixRef y) {
    multiplyByTranspose(x, m_a, y);
}

void MatrixDevice::transferMatrix(MatrixRef a) const {
    a = m_a;
}

void MatrixDevice::pullBackInputs(ConstMatrixRef, ConstMatrixRef g, MatrixRef gx) const {
    multiply(g, m_a, gx);
}

void MatrixDevice::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const {
    Matrix c(outputs(), inputs());
    multiplyTransposeBy(g, x, c);
    pullBackMatrix(programmed(), c, gomega);
}

MatrixDevice::Centre MatrixDevice::centreOf(const Sweep& request) const {
    Centre centre{Matrix(outputs(), inputs()), Matrix(outputs(), inputs()), {}};
    multiplyTransposeBy(request.weights, request.x, centre.c);
    formMatrix(request.omega, centre.a);
    Matrix y(request.x.rows(), outputs());
    multiplyByTranspose(request.x, centre.a, y);
    centre.offset =
        (y - request.baseline).cwiseProduct(request.weights).cast<double>().colwise().sum();
    return centre;
}

void MatrixDevice::sweep(const Sweep& request, MatrixRef scores) {
    checkSweep(*this, request, scores);
    const Centre centre = centreOf(request);
    // For a million probes, what each output has moved would take gigabytes.
    constexpr Index kTogether = 4096;
    Moves moved;
    for (Index first = 0; first < request.probes; first += kTogether) {
        moved = centre.offset.replicate(std::min(kTogether, request.probes - first), 1);
        try {
            move(request, centre, first, moved);
        } catch (const SweepStopped& stopped) {
            throw SweepStopped(first + stopped.probes());
        }
        for (Index k = 0; k < moved.rows(); ++k) {
            scoreOutputs(request, layout().groups, first + k, moved.row(k), scores);
        }
    }
}

void MatrixDevice::move(const Sweep& request, const Centre& centre, Index firstProbe,
                        Moves& moved) const {
    const auto n = static_cast<std::size_t>(inputs());
    const auto d = static_cast<std::size_t>(request.omega.size());
    SweepWatch watch(request.stop, moved.rows(), 1);
    parallelFor(moved.rows(), [&](Index k) {
        if (watch.isStopped()) {
            return;
        }
        Vector omega(request.omega.size());
        Matrix there(outputs(), inputs());
        request.directions.fill(firstProbe + k, 0, {omega.data(), d});
        simd::kernels().addScaled(request.omega.data(), request.step, omega.data(), omega.data(),
                                  d);
        formMatrix(omega, there);
        for (Index i = 0; i < outputs(); ++i) {
            moved(k, i) += static_cast<double>(simd::kernels().dotDifference(
                centre.c.row(i).data(), there.row(i).data(), centre.a.row(i).data(), n));
        }
        watch.countTasks(1);
    });
    watch.finish();
}

}  // namespace obscura
