// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/LossPlanePlot.h"

#include "widgets/ColourMap.h"
#include "widgets/Theme.h"
#include "widgets/device/MatrixImage.h"
#include "widgets/plots/PlotTicker.h"

#include <Eigen/Eigenvalues>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace obscura {

namespace {

constexpr int kPixels = 240;           ///< of the picture, along each side
constexpr int kBands = 14;             ///< of equal loss
constexpr double kTint = 0.45;         ///< of the bands' colours, so that arrows stand out
constexpr double kExactShare = 0.4;    ///< of the reach: the exact arrow, unless others are longer
constexpr double kLongestShare = 0.9;  ///< the longest of all
constexpr double kMove = 0.05;         ///< of the reach, by a key
constexpr int kEllipsePoints = 73;
constexpr double kDeviations = 2;  ///< of the ellipse
constexpr std::size_t kMostArrows = 24;

/// At a place between the values, both from 0 to 1.
double between(const Matrix& values, double x, double y) {
    const double column = x * double(values.cols() - 1);
    const double row = y * double(values.rows() - 1);
    const Index j = std::min(Index(column), values.cols() - 2);
    const Index i = std::min(Index(row), values.rows() - 2);
    const double right = column - double(j);
    const double down = row - double(i);
    const auto at = [&values](Index r, Index c) { return double(values(r, c)); };
    return (1 - down) * ((1 - right) * at(i, j) + right * at(i, j + 1)) +
           down * ((1 - right) * at(i + 1, j) + right * at(i + 1, j + 1));
}

/// Bands of equal loss, narrower near the least one; rows from the top.
QImage bandsOf(const Matrix& loss, const QColor& ground) {
    QImage image(kPixels, kPixels, QImage::Format_RGB32);
    const double low = double(loss.minCoeff());
    const double range = std::max(double(loss.maxCoeff()) - low, 1e-12);
    std::vector<QRgb> colours;
    for (int band = 0; band < kBands; ++band)
        colours.push_back(
            mixed(ground, QColor(ColourMap::sequential().at((band + 0.5) / kBands)), kTint).rgb());
    for (int row = 0; row < kPixels; ++row) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < kPixels; ++column) {
            const double value =
                between(loss, double(column) / (kPixels - 1), 1 - double(row) / (kPixels - 1));
            const double share = std::sqrt(std::max(value - low, 0.0) / range);
            line[column] = colours[std::size_t(std::min(int(share * kBands), kBands - 1))];
        }
    }
    return image;
}

}  // namespace

LossPlanePlot::LossPlanePlot(QWidget* parent)
    : DevicePlot("loss-plane", tr("Loss and its gradient"),
                 tr("The loss ‖A − T‖² / 2n over two directions of ω, in bands of equal loss. The "
                    "arrows point downhill: thin ones as estimated again and again, with their "
                    "mean and an ellipse of two standard deviations, and the exact one. Click or "
                    "drag, or use the arrow keys, to look elsewhere."),
                 parent),
      m_image(new MatrixImage(xAxis, yAxis)),
      m_spread(new QCPCurve(xAxis, yAxis)),
      m_point(addGraph()) {
    setInteraction(QCP::iRangeDrag, false);
    axisRect()->setMinimumMargins(QMargins(40, 22, 10, 4));
    setSquare(true);
    for (std::size_t i = 0; i < kMostArrows; ++i)
        m_estimates.push_back(new QCPItemLine(this));
    m_exact = new QCPItemLine(this);
    m_mean = new QCPItemLine(this);  // over the exact one, which shows between its dashes
    m_spread->removeFromLegend();
    m_point->removeFromLegend();
    // Arrows are items, which have no place in a legend: graphs without data stand for them.
    for (const QString& name : {tr("exact"), tr("mean of the estimates"), tr("one estimate")}) {
        m_inLegend.push_back(addGraph());
        m_inLegend.back()->setName(name);
    }
    setUpLegend();
    m_point->setLineStyle(QCPGraph::lsNone);
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    setEmptyText(tr("No loss has been measured yet"));
    setFocusPolicy(Qt::StrongFocus);
    applyTheme();
    drawArrows();
}

void LossPlanePlot::setLoss(const LossPlane& plane, const Matrix& loss) {
    m_plane = plane;
    m_loss = loss;
    const double reach = plane.reach;
    setWhole({-reach, reach}, {-reach, reach});
    const bool areParameters = plane.first >= 0;
    setAxisLabel(*xAxis, areParameters ? tr("change of ω%1").arg(plane.first)
                                       : tr("along the first direction"));
    setAxisLabel(*yAxis, areParameters ? tr("change of ω%1").arg(plane.second)
                                       : tr("along the second direction"));
    drawLoss();
    refresh();
}

void LossPlanePlot::drawLoss() {
    if (!hasData())
        return;
    const double reach = m_plane.reach;
    m_image->setImage(bandsOf(m_loss, Theme::of(palette()).canvas),
                      QRectF(QPointF(-reach, reach), QPointF(reach, -reach)));
}

void LossPlanePlot::setArrows(const GradientArrows& arrows) {
    m_arrows = arrows;
    drawArrows();
    replot(rpQueuedReplot);
}

void LossPlanePlot::setPlace(const QPointF& place) {
    if (place == m_place)
        return;
    m_place = place;
    m_arrows.reset();
    drawArrows();
    replot(rpQueuedReplot);
}

/// Arrows are told apart by their length, so all share a scale.
double LossPlanePlot::arrowScale() const {
    const double exact = m_arrows->exact.norm();
    double longest = exact;
    for (Index i = 0; i < m_arrows->estimates.cols(); ++i)
        longest = std::max(longest, m_arrows->estimates.col(i).norm());
    if (longest <= 0)
        return 0;
    const double wanted = exact > 0 ? kExactShare / exact : kLongestShare / longest;
    return m_plane.reach * std::min(wanted, kLongestShare / longest);
}

QPointF LossPlanePlot::tip(const Eigen::Vector2d& gradient, double scale) const {
    return m_place - scale * QPointF(gradient.x(), gradient.y());
}

void LossPlanePlot::drawArrows() {
    m_point->data()->set(QVector<QCPGraphData>{{m_place.x(), m_place.y()}});
    m_spread->data()->clear();
    const double scale = m_arrows ? arrowScale() : 0;
    const auto place = [this, scale](QCPItemLine& line, const Eigen::Vector2d& gradient) {
        line.setVisible(scale > 0);
        line.start->setCoords(m_place);
        line.end->setCoords(tip(gradient, scale));
    };
    for (std::size_t i = 0; i < m_estimates.size(); ++i) {
        m_estimates[i]->setVisible(false);
        if (m_arrows && Index(i) < m_arrows->estimates.cols())
            place(*m_estimates[i], m_arrows->estimates.col(Index(i)));
    }
    place(*m_mean, m_arrows ? m_arrows->mean : Eigen::Vector2d::Zero());
    place(*m_exact, m_arrows ? m_arrows->exact : Eigen::Vector2d::Zero());
    if (scale > 0)
        drawSpread(scale);
}

void LossPlanePlot::drawSpread(double scale) {
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> axes(m_arrows->spread);
    const Eigen::Vector2d lengths = kDeviations * axes.eigenvalues().cwiseMax(0).cwiseSqrt();
    QVector<QCPCurveData> ellipse;
    for (int i = 0; i < kEllipsePoints; ++i) {
        const double angle = 2 * std::numbers::pi * i / (kEllipsePoints - 1);
        const Eigen::Vector2d off(lengths[0] * std::cos(angle), lengths[1] * std::sin(angle));
        const QPointF at = tip(m_arrows->mean + axes.eigenvectors() * off, scale);
        ellipse.append({double(i), at.x(), at.y()});
    }
    m_spread->data()->set(ellipse, true);
}

QString LossPlanePlot::describe(double x, double y) const {
    const double reach = m_plane.reach;
    if (std::abs(x) > reach || std::abs(y) > reach)
        return {};
    return tr("L = %1").arg(
        formatNumber(between(m_loss, (x / reach + 1) / 2, (y / reach + 1) / 2), 3));
}

void LossPlanePlot::choose(const QPointF& place) {
    if (!hasData())
        return;
    const double reach = m_plane.reach;
    setPlace({std::clamp(place.x(), -reach, reach), std::clamp(place.y(), -reach, reach)});
    Q_EMIT placeChosen();
}

void LossPlanePlot::mousePressEvent(QMouseEvent* event) {
    DevicePlot::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        choose({xAxis->pixelToCoord(event->position().x()),
                yAxis->pixelToCoord(event->position().y())});
}

void LossPlanePlot::mouseMoveEvent(QMouseEvent* event) {
    DevicePlot::mouseMoveEvent(event);
    if (event->buttons().testFlag(Qt::LeftButton))
        choose({xAxis->pixelToCoord(event->position().x()),
                yAxis->pixelToCoord(event->position().y())});
}

void LossPlanePlot::keyPressEvent(QKeyEvent* event) {
    const double move = kMove * m_plane.reach;
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(m_place - QPointF(move, 0));
        case Qt::Key_Right:
            return choose(m_place + QPointF(move, 0));
        case Qt::Key_Up:
            return choose(m_place + QPointF(0, move));
        case Qt::Key_Down:
            return choose(m_place - QPointF(0, move));
        default:
            DevicePlot::keyPressEvent(event);
    }
}

QByteArray LossPlanePlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "a,b,loss\n";
    const auto place = [this](Index i, Index count) {
        return m_plane.reach * (2 * double(i) / double(count - 1) - 1);
    };
    for (Index row = 0; row < m_loss.rows(); ++row) {
        for (Index column = 0; column < m_loss.cols(); ++column)
            out << place(column, m_loss.cols()) << ',' << place(row, m_loss.rows()) << ','
                << m_loss(row, column) << '\n';
    }
    out.flush();
    return bytes;
}

void LossPlanePlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    const auto style = [](QCPItemLine& line, const QPen& pen, double head) {
        line.setPen(pen);
        line.setHead(QCPLineEnding(QCPLineEnding::esSpikeArrow, head, head));
        line.setSelectable(false);
    };
    const QPen exact(theme.text, 2.6);
    const QPen mean(theme.seriesColor(1), 2.4, Qt::DashLine);
    const QPen estimate(theme.mutedText, 1);
    for (QCPItemLine* const each : m_estimates)
        style(*each, estimate, 5);
    style(*m_mean, mean, 8);
    style(*m_exact, exact, 9);
    m_inLegend[0]->setPen(exact);
    m_inLegend[1]->setPen(mean);
    m_inLegend[2]->setPen(estimate);
    m_spread->setPen(QPen(theme.seriesColor(1), 1.4, Qt::DotLine));
    m_point->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, theme.text, theme.surface, 9));
    drawLoss();
}

}  // namespace obscura
