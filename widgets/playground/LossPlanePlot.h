// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/study/LossPlane.h"
#include "widgets/device/DevicePlot.h"

#include <optional>
#include <vector>

namespace obscura {

class MatrixImage;

/// The loss over a plane in bands, the place at which the gradient is wanted, and the arrows
/// downhill from there: as estimated, their mean and spread, and the exact one. A click, a drag or
/// the arrow keys move the place.
class LossPlanePlot : public DevicePlot {
    Q_OBJECT

public:
    explicit LossPlanePlot(QWidget* parent = nullptr);

    /// `loss` as lossOver() has it.
    void setLoss(const LossPlane& plane, const Matrix& loss);
    void setArrows(const GradientArrows& arrows);
    /// Where the arrows begin, in the plane's coordinates.
    QPointF place() const { return m_place; }
    void setPlace(const QPointF& place);

    QByteArray table() const override;
    bool hasData() const override { return m_loss.size() > 0; }

Q_SIGNALS:
    /// The person has moved it.
    void placeChosen();

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(const QPointF& place);
    void drawLoss();
    void drawArrows();
    void drawSpread(double scale);
    double arrowScale() const;
    QPointF tip(const Eigen::Vector2d& gradient, double scale) const;

    LossPlane m_plane;
    Matrix m_loss;
    std::optional<GradientArrows> m_arrows;
    QPointF m_place;
    MatrixImage* m_image;
    std::vector<QCPItemLine*> m_estimates;
    QCPItemLine* m_mean;
    QCPItemLine* m_exact;
    QCPCurve* m_spread;
    QCPGraph* m_point;
    std::vector<QCPGraph*> m_inLegend;
};

}  // namespace obscura
