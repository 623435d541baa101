// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/MatrixProduct.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/SimulatedDevice.h"

namespace obscura {

namespace {

/// A matrix of rank r as two smaller ones: A = L R. ω holds R [r, n], then L [m, r], both row by
/// row. Every entry of R drives all outputs, row i of L drives output i alone.
/// Source: arXiv:2509.15113, section 4.
class LowRank final : public SimulatedDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs, Index rank) {
        ParameterLayout layout;
        layout.count = rank * (inputs + outputs);
        layout.symbol = "ω";
        layout.shape = {rank, inputs + outputs};
        layout.groups = OutputGroups::together(rank * inputs, outputs);
        for (Index i = 0; i < outputs; ++i) {
            layout.groups.groupOf.insert(layout.groups.groupOf.end(),
                                         static_cast<std::size_t>(rank),
                                         static_cast<std::int32_t>(i + 1));
            layout.groups.outputsOf.push_back({i});
        }
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            drawNormal(seed, 0, 0.1f, omega);
        };
        return layout;
    }

    LowRank(Index inputs, Index outputs, Index rank)
        : SimulatedDevice(inputs, outputs, makeLayout(inputs, outputs, rank)), m_rank(rank) {}

    void transferMatrix(MatrixRef a) const override { multiply(m_l, m_r, a); }

    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override {
        Matrix inner(x.rows(), m_rank);
        multiply(g, m_l, inner);
        multiply(inner, m_r, gx);
    }

    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override {
        Matrix inner(x.rows(), m_rank);
        Eigen::Map<Matrix> gr(gomega.data(), m_rank, inputs());
        Eigen::Map<Matrix> gl(gomega.data() + gr.size(), outputs(), m_rank);
        multiply(g, m_l, inner);
        multiplyTransposeBy(inner, x, gr);
        multiplyByTranspose(x, m_r, inner);
        multiplyTransposeBy(g, inner, gl);
    }

protected:
    void setParameters() override {
        const float* const omega = programmed().data();
        m_r = Eigen::Map<const Matrix>(omega, m_rank, inputs());
        m_l = Eigen::Map<const Matrix>(omega + m_r.size(), outputs(), m_rank);
    }

    void send(const ConstMatrixRef& x, MatrixRef y) override {
        Matrix inner(x.rows(), m_rank);
        multiplyByTranspose(x, m_r, inner);
        multiplyByTranspose(inner, m_l, y);
    }

private:
    Index m_rank;
    Matrix m_r;  ///< [r, n]
    Matrix m_l;  ///< [m, r]
};

}  // namespace

DeviceInfo lowrankInfo() {
    return {
        .id = "lowrank",
        .title = "Low-rank matrix",
        .description =
            "A matrix of limited rank, set through its two factors. Like the ideal matrix it is "
            "no hardware, but it shows what a device with few degrees of freedom can learn, "
            "and its surrogate of the same rank can be exact.",
        .equation = "A = L R",
        .options = {{.name = "rank",
                     .title = "Rank r",
                     .help = "Rows of R and columns of L: the device has r(n + m) parameters.",
                     .initial = Index{10},
                     .minimum = 1,
                     .maximum = 4096}},
        .layout =
            [](Index inputs, Index outputs, const Options& options) {
                return LowRank::makeLayout(inputs, outputs, std::get<Index>(options.at("rank")));
            },
        .create =
            [](Index inputs, Index outputs, const Options& options) {
                return std::make_unique<LowRank>(inputs, outputs,
                                                 std::get<Index>(options.at("rank")));
            },
        .picture = {.title = "Factors R, and L beside it",
                    .columnName = "column, one array after the other",
                    .arrays = [](const ParameterLayout& layout, Index inputs,
                                 Index outputs) -> std::vector<Panel> {
                        const Index rank = layout.shape.front();
                        return {{rank, inputs}, {outputs, rank}};
                    }}};
}

}  // namespace obscura
