// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Checks.h"

#include "devices/NotFinite.h"
#include "devices/simd/Kernels.h"

#include <cmath>
#include <string>

namespace obscura {

namespace {

std::string shape(Index rows, Index columns) {
    return std::to_string(rows) + " x " + std::to_string(columns);
}

void checkShape(const char* name, const auto& a, Index rows, Index columns) {
    if (a.rows() != rows || a.cols() != columns) {
        throw UserError(std::string(name) + ": found " + shape(a.rows(), a.cols()) +
                        " numbers, expected " + shape(rows, columns));
    }
}

std::string place(const ConstMatrixRef& a) {
    for (Index i = 0; i < a.rows(); ++i) {
        for (Index j = 0; j < a.cols(); ++j) {
            if (!std::isfinite(a(i, j))) {
                return std::to_string(a(i, j)) + " at row " + std::to_string(i) + ", column " +
                       std::to_string(j);
            }
        }
    }
    return "nothing";
}

void checkFinite(const char* name, const ConstMatrixRef& a) {
    if (!allFinite(a)) {
        throw NotFinite(std::string(name) + ": found " + place(a) + ", expected finite numbers");
    }
}

}  // namespace

bool allFinite(const ConstMatrixRef& a) {
    const auto& finite = simd::kernels().allFinite;
    if (a.outerStride() == a.cols()) {
        return finite(a.data(), static_cast<std::size_t>(a.size()));
    }
    for (Index i = 0; i < a.rows(); ++i) {
        if (!finite(&a.coeffRef(i, 0), static_cast<std::size_t>(a.cols()))) {
            return false;
        }
    }
    return true;
}

void checkParameters(const Device& device, const ConstVectorRef& omega) {
    const Index count = device.layout().count;
    if (omega.size() != count) {
        throw UserError("parameters: found " + std::to_string(omega.size()) +
                        " numbers, expected " + std::to_string(count));
    }
    if (!simd::kernels().allFinite(omega.data(), static_cast<std::size_t>(count))) {
        Index j = 0;
        while (std::isfinite(omega[j])) {
            ++j;
        }
        throw NotFinite("parameters: found " + std::to_string(omega[j]) + " at index " +
                        std::to_string(j) + ", expected finite numbers");
    }
}

void checkQuery(const Device& device, const ConstMatrixRef& x, const MatrixRef& y) {
    checkShape("inputs x", x, x.rows(), device.inputs());
    checkShape("outputs y", y, x.rows(), device.outputs());
    checkFinite("inputs x", x);
}

void checkSweep(const Device& device, const Sweep& request) {
    const Index batch = request.x.rows();
    checkParameters(device, request.omega);
    checkShape("sweep inputs x", request.x, batch, device.inputs());
    checkShape("sweep baseline", request.baseline, batch, device.outputs());
    checkShape("sweep weights", request.weights, batch, device.outputs());
    checkFinite("sweep inputs x", request.x);
    if (!std::isfinite(request.step) || request.step == 0) {
        throw UserError("sweep step: found " + std::to_string(request.step) +
                        ", expected a finite number other than 0");
    }
}

void checkSweep(const Device& device, const Sweep& request, const MatrixRef& scores) {
    checkSweep(device, request);
    checkShape("sweep scores", scores, request.probes,
               request.byGroup ? device.layout().groups.count() : 1);
}

}  // namespace obscura
