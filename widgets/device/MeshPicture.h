// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/MeshLight.h"
#include "widgets/device/AreaPlottable.h"
#include "widgets/device/MeshGeometry.h"
#include "widgets/device/MeshPlot.h"

#include <qcustomplot.h>
#include <QImage>

namespace obscura {

/// The range of light levels that are told apart, in dB below the strongest.
inline constexpr float kLightRange = 30;

/// 10 log10(intensity/strongest), not below −kLightRange.
float lightLevel(float intensity, float strongest);

/// Draws a mesh and the light in it: only what is in view, and as much of it as the pixels can
/// show.
class MeshPicture : public AreaPlottable {
    Q_OBJECT

public:
    MeshPicture(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// `light` must outlive the picture or the next call.
    void setLight(const MeshLight& light, MeshPlot::Far far);
    /// How much the last drawing showed.
    MeshGeometry::Detail detail() const { return m_detail; }

protected:
    void draw(QCPPainter* painter) override;
    bool isEmpty() const override { return !m_light; }
    QRectF area() const override { return m_geometry.whole(); }

private:
    /// The columns and rails in view, first … last.
    struct View {
        Index firstColumn;
        Index lastColumn;
        Index firstRail;
        Index lastRail;
    };

    View view() const;
    void makeImage(MeshPlot::Far far);
    void drawRails(QCPPainter& painter, const View& view) const;
    void drawBlocks(QCPPainter& painter, const View& view) const;
    void drawWays(QCPPainter& painter, const QRectF& block, double splitting) const;
    QRectF toPixels(const QRectF& place) const;
    QColor lightColour(double share) const;

    const MeshLight* m_light = nullptr;
    MeshGeometry m_geometry{MeshShape{}};
    MeshGeometry::Detail m_detail = MeshGeometry::Detail::Image;
    float m_strongest = 1;
    QImage m_image;
};

}  // namespace obscura
