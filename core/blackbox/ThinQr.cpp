// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/ThinQr.h"

#include "core/blackbox/Lapack.h"

#include <vector>

namespace obscura {

namespace {

/// Room for LAPACK's blocks, in columns of each.
constexpr int kBlock = 64;

}  // namespace

ThinQr thinQr(Eigen::MatrixXf a) {
    const auto rows = static_cast<int>(a.rows());
    const auto columns = static_cast<int>(a.cols());
    const int room = kBlock * columns;
    std::vector<float> work(static_cast<std::size_t>(room));
    std::vector<float> tau(static_cast<std::size_t>(columns));
    int info = 0;  // tells of wrong arguments alone
    sgeqrf_(&rows, &columns, a.data(), &rows, tau.data(), work.data(), &room, &info);
    eigen_assert(info == 0);
    Matrix r = a.topRows(columns).triangularView<Eigen::Upper>();
    sorgqr_(&rows, &columns, &columns, a.data(), &rows, tau.data(), work.data(), &room, &info);
    eigen_assert(info == 0);
    return {std::move(a), std::move(r)};
}

}  // namespace obscura
