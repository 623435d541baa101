// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/ThinQr.h"

#include <lapacke.h>

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
    // With room of our own, LAPACKE doesn't look for what is no number first: that would take a
    // tenth of the time.
    LAPACKE_sgeqrf_work(LAPACK_COL_MAJOR, rows, columns, a.data(), rows, tau.data(), work.data(),
                        room);
    Matrix r = a.topRows(columns).triangularView<Eigen::Upper>();
    LAPACKE_sorgqr_work(LAPACK_COL_MAJOR, rows, columns, columns, a.data(), rows, tau.data(),
                        work.data(), room);
    return {a, std::move(r)};
}

}  // namespace obscura
