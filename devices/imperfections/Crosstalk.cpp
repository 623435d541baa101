// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imperfections/Stages.h"

#include <utility>

namespace obscura {

namespace {

class Crosstalk final : public Imperfection {
public:
    Crosstalk(std::vector<Panel> panels, float leak) : m_panels(std::move(panels)), m_leak(leak) {}

    StagePlace place() const override { return StagePlace::Crosstalk; }

    Index distortParameters(VectorRef omega) const override {
        const Vector written = omega;
        Index first = 0;
        for (const auto& [rows, columns] : m_panels) {
            const Eigen::Map<const Matrix> from(written.data() + first, rows, columns);
            Eigen::Map<Matrix> to(omega.data() + first, rows, columns);
            if (columns > 1) {
                to.leftCols(columns - 1) += m_leak * from.rightCols(columns - 1);
                to.rightCols(columns - 1) += m_leak * from.leftCols(columns - 1);
            }
            if (rows > 1) {
                to.topRows(rows - 1) += m_leak * from.bottomRows(rows - 1);
                to.bottomRows(rows - 1) += m_leak * from.topRows(rows - 1);
            }
            first += rows * columns;
        }
        return 0;
    }

private:
    std::vector<Panel> m_panels;
    float m_leak;
};

}  // namespace

Stage crosstalk(const ParameterLayout& layout, float leak) {
    return std::make_unique<Crosstalk>(layout.panels, leak);
}

}  // namespace obscura
