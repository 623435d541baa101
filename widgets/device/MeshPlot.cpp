// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/MeshPlot.h"

#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/device/DevicePictures.h"
#include "widgets/device/MatrixImage.h"
#include "widgets/device/MeshPicture.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <cmath>

namespace obscura {

MeshPlot::MeshPlot(QWidget* parent)
    : DevicePlot(
          "mesh", {},
          tr("The waveguides run from left to right. Each block mixes two of them: the share "
             "|t₀₀|² of the light stays on its waveguide, 1 − |t₀₀|² changes over. Bright "
             "waveguides carry much of the light; blocks are unitary, so that none is lost. "
             "Zoom in with the wheel or the + key to see the blocks."),
          parent) {
    m_picture = new MeshPicture(xAxis, yAxis);
    m_lightScale = addColourScale(*this, 1);
    m_lightScale->setGradient(gradientOf(ColourMap::light()));
    m_lightScale->setDataRange({-kLightRange, 0});
    m_lightScale->axis()->setLabel(tr("light |E|² (dB re brightest)"));
    m_splittingScale = addColourScale(*this, 2);
    m_splittingScale->setGradient(gradientOf(ColourMap::sequential()));
    m_splittingScale->setDataRange({0, 1});
    m_splittingScale->axis()->setLabel(tr("splitting ratio |t₀₀|²"));
    for (QCPColorScale* const scale : {m_lightScale, m_splittingScale})
        scale->axis()->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    yAxis->setRangeReversed(true);
    setAxisLabel(*xAxis, tr("column of blocks"));
    setAxisLabel(*yAxis, tr("waveguide"));
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->grid()->setVisible(false);
    applyTheme();
}

MeshPlot::~MeshPlot() = default;

void MeshPlot::setSnapshot(const DeviceSnapshot& s, const LightOf& lightOf) {
    m_omega = s.held;
    m_light = lightOf(s.inputs, s.outputs, s.options, s.held, shownInput(s));
    m_picture->setLight(*m_light, m_far);
    setTitle(tr("Mesh of %1 interferometers: %2")
                 .arg(formatWhole(m_light->shape.blocks()))
                 .arg(shownInputName(s)));
    const QRectF whole = MeshGeometry(m_light->shape).whole();
    setWhole({whole.left(), whole.right()}, {whole.top(), whole.bottom()});
    xAxis->setTicker(QSharedPointer<IndexTicker>::create(m_light->shape.columns()));
    yAxis->setTicker(QSharedPointer<IndexTicker>::create(m_light->shape.rails));
    refresh();
}

void MeshPlot::setFar(Far far) {
    if (far == m_far)
        return;
    m_far = far;
    if (m_light)
        m_picture->setLight(*m_light, m_far);
    refresh();
}

QString MeshPlot::describe(double x, double y) const {
    const auto block = MeshGeometry(m_light->shape).blockAt(x, y);
    if (!block)
        return {};
    const auto at = [&](Index column, Index rail) {
        return formatNumber(double(m_light->intensity(column, rail)), 2);
    };
    const Index upper = block->upperRail;
    return tr("column %1, waveguides %2 and %3:  θ = %4, φ = %5 rad,  |t₀₀|² = %6,  |E|² %7, %8 → "
              "%9, %10")
        .arg(block->column)
        .arg(upper)
        .arg(upper + 1)
        .arg(double(m_omega[2 * block->number]), 0, 'f', 2)
        .arg(double(m_omega[2 * block->number + 1]), 0, 'f', 2)
        .arg(double(m_light->splitting[block->number]), 0, 'f', 2)
        .arg(at(block->column, upper), at(block->column, upper + 1), at(block->column + 1, upper),
             at(block->column + 1, upper + 1));
}

QByteArray MeshPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "column,upper rail,theta (rad),phi (rad),splitting ratio,upper light before,"
           "lower light before,upper light behind,lower light behind\n";
    const MeshShape& shape = m_light->shape;
    for (Index column = 0; column < shape.columns(); ++column) {
        for (Index i = 0; i < shape.blocksIn(column); ++i) {
            const Index block = shape.firstBlock(column) + i;
            const Index rail = MeshShape::firstRail(column) + 2 * i;
            out << column << ',' << rail << ',' << m_omega[2 * block] << ','
                << m_omega[2 * block + 1] << ',' << m_light->splitting[block];
            for (const Index row : {column, column + 1})
                out << ',' << m_light->intensity(row, rail) << ','
                    << m_light->intensity(row, rail + 1);
            out << '\n';
        }
    }
    out.flush();
    return bytes;
}

void MeshPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    // Light needs a dark ground, in both themes.
    axisRect()->setBackground(QColor(ColourMap::light().at(0)));
    for (QCPColorScale* const scale : {m_lightScale, m_splittingScale})
        styleAxis(*scale->axis(), theme, smallFont());
}

}  // namespace obscura
