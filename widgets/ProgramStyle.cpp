// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ProgramStyle.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QMainWindow>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace obscura {

namespace {

/// Between tabs of docks and their titles; eight of them share the width of the canvas.
constexpr int kDockTabSpace = 12;
constexpr qreal kRadius = 2;

/// Of window and base, in both themes, it differs by 3 : 1 and more.
QColor outlineOf(const QStyleOption& option) {
    const Theme theme = Theme::of(option.palette);
    if (option.state & QStyle::State_HasFocus)
        return theme.accent;
    const QColor outline = theme.outline;
    return option.state & QStyle::State_Enabled
               ? outline
               : mixed(outline, option.palette.color(QPalette::Window), 0.5);
}

void strokeBox(QPainter& painter, const QRect& rect, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colour);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

/// The sign in a check box that fills `box`: a hook, or a bar for "some".
void drawSign(QPainter& painter, const QRectF& box, QStyle::State state) {
    const qreal unit = box.width() / 12;
    if (state & QStyle::State_NoChange)
        painter.drawLine(box.center() - QPointF(3 * unit, 0), box.center() + QPointF(3 * unit, 0));
    else if (state & QStyle::State_On)
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(2.8, 6.2) * unit,
                                       box.topLeft() + QPointF(5.1, 8.5) * unit,
                                       box.topLeft() + QPointF(9.3, 3.6) * unit});
}

void drawCheckBox(QPainter& painter, const QStyleOption& option) {
    const int side = std::min(option.rect.width(), option.rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(option.rect.center());
    painter.save();
    painter.fillRect(square.adjusted(1, 1, -1, -1), option.palette.color(QPalette::Base));
    painter.restore();
    strokeBox(painter, square, outlineOf(option));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = option.palette.color(QPalette::Text);
    painter.setPen(QPen(ink, side / 7.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    drawSign(painter, QRectF(square), option.state);
    painter.restore();
}

bool isDockTabs(const QWidget* widget) {
    return qobject_cast<const QTabBar*>(widget) &&
           qobject_cast<const QMainWindow*>(widget->parentWidget());
}

}  // namespace

ProgramStyle::ProgramStyle()
    : QProxyStyle(QApplication::style()->name()),
      m_isFaint(baseStyle()->name().compare("fusion", Qt::CaseInsensitive) == 0) {}

void ProgramStyle::install() {
    if (!qobject_cast<ProgramStyle*>(QApplication::style()))
        QApplication::setStyle(new ProgramStyle);
}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                 QPainter* painter, const QWidget* widget) const {
    const bool isCheckBox =
        element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (m_isFaint && isCheckBox)
        return drawCheckBox(*painter, *option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isFrame = element == PE_FrameLineEdit || element == PE_PanelButtonCommand;
    if (m_isFaint && isFrame)
        strokeBox(*painter, option->rect, outlineOf(*option));
}

void ProgramStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (m_isFaint && (control == CC_ComboBox || control == CC_SpinBox))
        strokeBox(*painter, option->rect, outlineOf(*option));
}

int ProgramStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                              const QWidget* widget) const {
    return metric == PM_TabBarTabHSpace && isDockTabs(widget)
               ? kDockTabSpace
               : QProxyStyle::pixelMetric(metric, option, widget);
}

void ProgramStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (!isDockTabs(widget))
        return;
    auto* const tabs = static_cast<QTabBar*>(widget);
    tabs->setElideMode(Qt::ElideNone);
    tabs->setUsesScrollButtons(true);
}

}  // namespace obscura
