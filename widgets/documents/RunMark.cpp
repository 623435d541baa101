// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/RunMark.h"

#include "widgets/PaintedIcon.h"
#include "widgets/Theme.h"

#include <QGuiApplication>

namespace obscura {

namespace {

constexpr qreal kSide = 16;  ///< the marks are drawn in a square of this side

void drawShare(QPainter& painter, const QColor& colour, double share) {
    constexpr int kWhole = 360 * 16;  // Qt's angles are sixteenths of a degree
    constexpr int kTop = 90 * 16;
    const QRectF disc(2.5, 2.5, kSide - 5, kSide - 5);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(disc);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPie(disc, kTop, -int(share * kWhole));
}

void drawStrokes(QPainter& painter, const QColor& colour, const QList<QLineF>& lines) {
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(lines);
}

class MarkEngine final : public PaintedIcon {
public:
    MarkEngine(Workspace::Activity activity, double share) : m_activity(activity), m_share(share) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override {
        const Theme theme = Theme::of(QGuiApplication::palette());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / kSide, rect.height() / kSide);
        switch (m_activity) {
            case Workspace::Activity::Idle:
                break;
            case Workspace::Activity::Running:
                drawShare(*painter, theme.accent, m_share);
                break;
            case Workspace::Activity::Paused:
                drawStrokes(*painter, theme.accent, {{5.5, 4, 5.5, 12}, {10.5, 4, 10.5, 12}});
                break;
            case Workspace::Activity::Done:
                drawStrokes(*painter, theme.success,
                            {{3.5, 8.5, 6.5, 11.5}, {6.5, 11.5, 12.5, 4.5}});
                break;
            case Workspace::Activity::Failed:
                drawStrokes(*painter, theme.error, {{4, 4, 12, 12}, {12, 4, 4, 12}});
                break;
        }
        painter->restore();
    }

    QIconEngine* clone() const override { return new MarkEngine(m_activity, m_share); }

private:
    Workspace::Activity m_activity;
    double m_share;
};

}  // namespace

QIcon runMark(Workspace::Activity activity, double share) {
    if (activity == Workspace::Activity::Idle)
        return {};
    return QIcon(new MarkEngine(activity, share));
}

QString runMarkText(Workspace::Activity activity, double share) {
    switch (activity) {
        case Workspace::Activity::Running:
            return QObject::tr("Its run is going on: %1 % done").arg(100 * share, 0, 'f', 0);
        case Workspace::Activity::Paused:
            return QObject::tr("Its run is paused");
        case Workspace::Activity::Done:
            return QObject::tr("Its run has ended");
        case Workspace::Activity::Failed:
            return QObject::tr("Its run has failed");
        case Workspace::Activity::Idle:
            break;
    }
    return {};
}

}  // namespace obscura
