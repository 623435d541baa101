// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/OverviewMap.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/items/NoteItem.h"
#include "widgets/canvas/view/CanvasView.h"

#include <QAction>
#include <QMouseEvent>
#include <QPainter>
#include <QSettings>
#include <algorithm>

namespace obscura {

namespace {

constexpr QSize kSize(188, 124);
constexpr int kDistance = 12;  ///< from the corner of the view
constexpr qreal kMargin = 8;   ///< within the map, in pixels
/// A smaller view has better use for its room.
constexpr QSize kLeastView(420, 280);
constexpr auto kWantedKey = "canvas/overview";

}  // namespace

OverviewMap::OverviewMap(CanvasScene& scene, CanvasView& view)
    : QWidget(&view),
      m_scene(scene),
      m_view(view),
      m_toggle(new QAction(tr("Overview &map"), this)) {
    setAccessibleName(tr("Overview of the network"));
    setToolTip(tr("The whole network; click or drag to move the part that is shown"));
    setFixedSize(kSize);
    setCursor(Qt::PointingHandCursor);
    m_toggle->setCheckable(true);
    m_toggle->setChecked(isWanted());
    m_toggle->setToolTip(tr("A small map of the network while only a part of it is shown"));
    connect(m_toggle, &QAction::toggled, this, &OverviewMap::remember);
    connect(&view, &CanvasView::shownAreaChanged, this, &OverviewMap::follow);
    connect(&scene.document(), &ExperimentDocument::changed, this, &OverviewMap::follow);
    connect(&scene.document(), &ExperimentDocument::resetDone, this, &OverviewMap::follow);
    connect(&scene.selection(), &CanvasSelection::noted, this, qOverload<>(&QWidget::update));
    hide();
    follow();
}

bool OverviewMap::isWanted() {
    return QSettings().value(kWantedKey, true).toBool();
}

void OverviewMap::remember(bool wanted) {
    QSettings().setValue(kWantedKey, wanted);
    follow();
}

QRectF OverviewMap::shownArea() const {
    return m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
}

void OverviewMap::follow() {
    m_area = m_scene.bodiesRect();
    const QSize room = m_view.size();
    const bool isUseful = !m_area.isEmpty() && !shownArea().contains(m_area) &&
                          room.width() >= kLeastView.width() &&
                          room.height() >= kLeastView.height();
    setVisible(m_toggle->isChecked() && isUseful);
    move(room.width() - width() - kDistance, room.height() - height() - kDistance);
    raise();
    update();
}

QTransform OverviewMap::toMap() const {
    const QRectF room = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const qreal scale = std::min(room.width() / m_area.width(), room.height() / m_area.height());
    const QPointF middle = m_area.center();
    return QTransform::fromTranslate(-middle.x(), -middle.y()) *
           QTransform::fromScale(scale, scale) *
           QTransform::fromTranslate(room.center().x(), room.center().y());
}

void OverviewMap::paintEvent(QPaintEvent*) {
    const Theme& theme = m_scene.theme();
    const QTransform map = toMap();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.veil());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    painter.setPen(QPen(theme.edge, 0.8));
    for (const Edge& edge : m_scene.document().experiment().graph.edges) {
        const auto from = m_scene.startOf(edge), to = m_scene.endOf(edge);
        if (from && to && from->node != to->node)
            painter.drawLine(map.map(from->point()), map.map(to->point()));
    }
    painter.setPen(Qt::NoPen);
    for (const Note& note : m_scene.document().experiment().graph.notes)
        painter.fillRect(map.mapRect(m_scene.noteItem(note.id)->body()),
                         mixed(theme.surface, theme.warning, 0.4));
    for (const NodeItem* const node : m_scene.nodes())
        painter.fillRect(
            map.mapRect(node->body()),
            node->isSelected() ? theme.accent : formColour(node->geometry().form(), theme));

    QColor glass = theme.accent;
    glass.setAlphaF(0.12f);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(glass);
    painter.drawRect(map.mapRect(shownArea()).intersected(QRectF(rect()).adjusted(2, 2, -2, -2)));
}

void OverviewMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        goTo(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position());
}

void OverviewMap::goTo(QPointF place) {
    m_view.showPlace(toMap().inverted().map(place));
}

}  // namespace obscura
