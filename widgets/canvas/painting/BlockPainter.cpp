// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/BlockPainter.h"

#include "widgets/LineScale.h"
#include "widgets/canvas/painting/Glyph.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kNameSize = 13;
constexpr int kTextSize = 11;
constexpr int kBadgeSize = 9;

/// The colours of one block, from theme and form.
struct Colours {
    QColor form, surface, border, text, muted;
};

Colours coloursOf(BlockForm form, const Theme& theme) {
    const QColor colour = formColour(form, theme);
    if (form == BlockForm::Physical)
        return {colour, theme.physicalSurface, colour, theme.physicalText, theme.physicalMuted};
    return {colour, theme.surface, theme.hairline, theme.text, theme.mutedText};
}

class BlockPainting {
public:
    BlockPainting(QPainter& painter, const BlockFace& face, const BlockGeometry& geometry,
                  const BlockLook& look, const Theme& theme)
        : m_painter(painter),
          m_face(face),
          m_geometry(geometry),
          m_look(look),
          m_theme(theme),
          m_colours(coloursOf(geometry.form(), theme)) {}

    void body() {
        ring();
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(0, 0, 0, m_theme.dark ? 70 : 22));
        m_painter.drawPath(m_geometry.outline().translated(0, 2));

        m_painter.setBrush(m_colours.surface);
        const bool physical = m_geometry.form() == BlockForm::Physical;
        m_painter.setPen(QPen(borderColour(), lineScale() * (physical || isMarked() ? 2 : 1.2)));
        m_painter.drawPath(m_geometry.outline());
        if (physical) {
            QColor inner = m_colours.form;
            inner.setAlphaF(0.35f);
            m_painter.setPen(QPen(inner, 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawPath(m_geometry.outline(-4));
        }
    }

    void header() {
        const QRectF icon = m_geometry.icon();
        QColor tint = m_colours.form;
        tint.setAlphaF(m_theme.dark ? 0.22f : 0.13f);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(tint);
        m_painter.drawRoundedRect(icon, 7, 7);
        paintGlyph(m_painter, m_face.kind, icon.adjusted(4, 4, -4, -4), m_colours.form);
    }

    void words() {
        text(m_geometry.name(), m_face.name, canvasFont(kNameSize, QFont::DemiBold),
             m_colours.text);
        text(m_geometry.title(), m_face.title, canvasFont(kTextSize), m_colours.muted);
        footer();
        if (m_geometry.form() == BlockForm::Physical)
            physicalBadge();
    }

    void ports() {
        for (int i = 0; i < m_geometry.inputs(); ++i)
            port({false, i});
        for (int i = 0; i < m_geometry.outputs(); ++i)
            port({true, i});
    }

    /// Which is which, where there are several.
    void portLabels() {
        if (!m_look.hovered && !m_look.focused && m_look.lit.empty())
            return;
        for (int i = 0; m_geometry.inputs() > 1 && i < m_geometry.inputs(); ++i)
            portLabel({false, i}, QStringLiteral("in %1").arg(i + 1));
        for (int i = 0; m_geometry.outputs() > 1 && i < m_geometry.outputs(); ++i)
            portLabel({true, i}, QStringLiteral("out %1").arg(i + 1));
    }

    void badges() {
        if (!m_face.problem.isEmpty())
            problemBadge();
        if (m_look.status != BlockRunStatus::Idle)
            statusBadge();
    }

private:
    bool isMarked() const { return !m_face.problem.isEmpty() || m_look.selected; }

    QColor borderColour() const {
        if (!m_face.problem.isEmpty())
            return m_theme.error;
        if (m_look.selected)
            return m_theme.accent;
        return m_look.hovered ? mixed(m_colours.border, m_colours.text, 0.45) : m_colours.border;
    }

    void ring() {
        if (!m_look.selected)
            return;
        QColor glow = m_theme.accent;
        glow.setAlphaF(0.32f);
        m_painter.setPen(QPen(glow, 5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(m_geometry.outline(4.5));
    }

    void text(const QRectF& rect, const QString& words, const QFont& font, const QColor& colour) {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const QString fitted = QFontMetricsF(font).elidedText(words, Qt::ElideRight, rect.width());
        // The text fits the rectangle by now; a hair's breadth that another scale adds must not
        // crop.
        m_painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, fitted);
    }

    void footer() {
        const QRectF rect = m_geometry.footer();
        QColor separator =
            m_geometry.form() == BlockForm::Physical ? m_colours.form : m_theme.hairline;
        separator.setAlphaF(m_geometry.form() == BlockForm::Physical ? 0.35f : 0.7f);
        m_painter.setPen(QPen(separator, 1));
        m_painter.drawLine(rect.topLeft(), rect.topRight());
        QRectF words = rect;
        if (m_look.status != BlockRunStatus::Idle)
            words.setRight(m_geometry.statusBadge().left() - 6);
        if (m_face.problem.isEmpty())
            counts(words);
        else
            text(words, m_face.problem.section('\n', 0, 0), canvasFont(kTextSize),
                 m_geometry.form() == BlockForm::Physical ? m_theme.physicalError : m_theme.error);
    }

    /// Parameters at the left, multiplications at the right; both or only the first, as room
    /// allows.
    void counts(const QRectF& rect) {
        constexpr qreal kLeastGap = 6;
        const QFont font = canvasFont(kTextSize);
        const QFontMetricsF metrics(font);
        const qreal width = metrics.horizontalAdvance(m_face.multiplications);
        const auto fits = [&](const QString& count) {
            return metrics.horizontalAdvance(count) + kLeastGap + width <= rect.width();
        };
        const bool needsShort = !fits(m_face.count) && fits(m_face.shortCount);
        text(rect, needsShort ? m_face.shortCount : m_face.count, font, m_colours.muted);
        if (fits(m_face.count) || needsShort)
            text(QRectF(rect.right() - width, rect.top(), width, rect.height()),
                 m_face.multiplications, font, m_colours.muted);
    }

    void physicalBadge() {
        const QRectF rect = m_geometry.physicalBadge();
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.form);
        m_painter.drawRoundedRect(rect, 3, 3);
        QFont font = canvasFont(kBadgeSize, QFont::Bold);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.8);
        m_painter.setFont(font);
        m_painter.setPen(QColor(0x1b1f26));
        m_painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, QStringLiteral("HARDWARE"));
    }

    void port(Port port) {
        const auto has = [port](const std::vector<Port>& ports) {
            return std::find(ports.begin(), ports.end(), port) != ports.end();
        };
        const QPointF centre = m_geometry.port(port);
        const bool lit = has(m_look.lit);
        const bool pointed = m_look.pointed == port;
        if (lit || pointed) {
            QColor halo = m_theme.accent;
            halo.setAlphaF(pointed ? 0.45f : 0.25f);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(halo);
            m_painter.drawEllipse(centre, BlockGeometry::kPortRadius + 5,
                                  BlockGeometry::kPortRadius + 5);
        }
        if (m_look.focused == port) {
            m_painter.setPen(QPen(m_theme.accent, 2));
            m_painter.setBrush(m_theme.canvas);
            m_painter.drawEllipse(centre, BlockGeometry::kPortRadius + 4,
                                  BlockGeometry::kPortRadius + 4);
        }
        const QColor colour = lit || pointed ? m_theme.accent : m_theme.edge;
        m_painter.setPen(QPen(colour, 1.6));
        m_painter.setBrush(has(m_look.connected) ? colour : m_theme.canvas);
        m_painter.drawEllipse(centre, BlockGeometry::kPortRadius - 0.8,
                              BlockGeometry::kPortRadius - 0.8);
    }

    void portLabel(Port port, const QString& words) {
        const QRectF rect = m_geometry.portLabel(port);
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.setBrush(m_theme.surface);
        m_painter.drawRoundedRect(rect, 4, 4);
        m_painter.setFont(canvasFont(kBadgeSize));
        m_painter.setPen(m_theme.text);
        m_painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, words);
    }

    void problemBadge() {
        const QRectF rect = m_geometry.problemBadge();
        m_painter.setPen(QPen(m_theme.canvas, 2));
        m_painter.setBrush(m_theme.error);
        m_painter.drawEllipse(rect);
        // Drawn, not written: no font centres an exclamation mark.
        m_painter.setPen(QPen(m_theme.dark ? m_theme.canvas : QColor(Qt::white), 2.2, Qt::SolidLine,
                              Qt::RoundCap));
        const QPointF c = rect.center();
        m_painter.drawLine(c - QPointF(0, 4.5), c + QPointF(0, 1));
        m_painter.drawPoint(c + QPointF(0, 5));
    }

    void statusBadge() {
        const QRectF r = m_geometry.statusBadge();
        const QPointF c = r.center();
        const QColor colour = m_look.status == BlockRunStatus::Running  ? m_theme.success
                              : m_look.status == BlockRunStatus::Paused ? m_theme.warning
                                                                        : m_theme.error;
        m_painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(colour);
        switch (m_look.status) {
            case BlockRunStatus::Running:
                m_painter.drawPolygon(
                    QPolygonF{c + QPointF(-3, -4.5), c + QPointF(4.5, 0), c + QPointF(-3, 4.5)});
                break;
            case BlockRunStatus::Paused:
                m_painter.drawLine(c + QPointF(-2.5, -4), c + QPointF(-2.5, 4));
                m_painter.drawLine(c + QPointF(2.5, -4), c + QPointF(2.5, 4));
                break;
            case BlockRunStatus::Failed:
                m_painter.drawLine(c + QPointF(-4, -4), c + QPointF(4, 4));
                m_painter.drawLine(c + QPointF(-4, 4), c + QPointF(4, -4));
                break;
            case BlockRunStatus::Idle:
                break;
        }
    }

    QPainter& m_painter;
    const BlockFace& m_face;
    const BlockGeometry& m_geometry;
    const BlockLook& m_look;
    const Theme& m_theme;
    Colours m_colours;
};

}  // namespace

void paintBlock(QPainter& painter, const BlockFace& face, const BlockGeometry& geometry,
                const BlockLook& look, const Theme& theme, qreal detail) {
    painter.save();
    if (look.dimmed)
        painter.setOpacity(painter.opacity() * 0.45);
    BlockPainting painting(painter, face, geometry, look, theme);
    painting.body();
    painting.header();
    if (detail >= kReadableDetail)
        painting.words();
    painting.ports();
    painting.badges();
    if (detail >= kReadableDetail)
        painting.portLabels();
    painter.restore();
}

QColor formColour(BlockForm form, const Theme& theme) {
    switch (form) {
        case BlockForm::Data:
            return theme.data;
        case BlockForm::Activation:
            return theme.activation;
        case BlockForm::Physical:
            return theme.physical;
        case BlockForm::Layer:
            break;
    }
    return theme.layer;
}

QFont canvasFont(int pixels, QFont::Weight weight) {
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

}  // namespace obscura
