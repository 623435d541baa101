// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/ThinQr.h"

#include <Eigen/QR>

namespace obscura {

ThinQr thinQr(const Eigen::MatrixXf& a) {
    const Index columns = a.cols();
    const Eigen::HouseholderQR<Eigen::MatrixXf> qr(a);
    return {qr.householderQ() * Eigen::MatrixXf::Identity(a.rows(), columns),
            qr.matrixQR().topRows(columns).triangularView<Eigen::Upper>()};
}

}  // namespace obscura
