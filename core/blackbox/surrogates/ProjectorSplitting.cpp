// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/ProjectorSplitting.h"

#include "core/blackbox/ThinQr.h"
#include "devices/MatrixProduct.h"

#include <utility>

namespace obscura {

void projectorSplittingStep(Surrogate& surrogate, const Matrix& p1,
                            const std::function<Matrix(const Matrix& u1)>& p2) {
    ThinQr k = thinQr(product(surrogate.u(), surrogate.s()) + p1);
    const Matrix s = k.r - transposeProduct(k.q, p1);
    ThinQr l = thinQr(product(surrogate.v(), s.transpose()) + p2(k.q));
    surrogate = Surrogate(std::move(k.q), l.r.transpose(), std::move(l.q));
}

void psiStep(Surrogate& surrogate, ConstMatrixRef deltaV, ConstMatrixRef z, ConstMatrixRef deltaZ) {
    projectorSplittingStep(surrogate, deltaV.transpose(), [&](const Matrix& u) -> Matrix {
        return transposeProduct(z, product(deltaZ, u)) / static_cast<float>(z.rows());
    });
}

}  // namespace obscura
