// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/TemplateCards.h"

#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/canvas/painting/BlockFace.h"
#include "widgets/canvas/painting/Diagram.h"
#include "widgets/language/Translated.h"

#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kWidth = 312;
constexpr int kThumbnail = 108;  ///< height
constexpr int kPadding = 10;
constexpr int kGap = 4;
constexpr int kTitleLines = 2;
constexpr int kDescriptionLines = 3;

QString deviceOf(const Experiment& e) {
    QStringList devices;
    for (const Block& block : e.graph.blocks) {
        if (hasRole(block, LayerRole::Physical))
            devices << blockTitle(block);
    }
    devices.removeDuplicates();
    return devices.isEmpty() ? QObject::tr("No hardware") : devices.join(QStringLiteral(", "));
}

QString countsOf(const Experiment& e) {
    const InspectionReport report = inspectExperiment(e);
    QString text = QObject::tr("%1 digital").arg(formatCount(report.parameters));
    if (report.physicalParameters > 0)
        text += QObject::tr(" + %1 physical").arg(formatCount(report.physicalParameters));
    return text + QObject::tr(" parameters");
}

QString needsOf(const TemplateInfo& info) {
    return info.ownData.empty()
               ? QString()
               : QObject::tr("Needs files of yours: %1").arg(translated(info.ownData));
}

/// Draws `text` in at most so many lines, the last one cut where there is more; returns the y below
/// the lines that were kept free for it.
qreal drawLines(QPainter& painter, const QString& text, const QFont& font, const QColor& colour,
                const QRectF& place, int lines) {
    QTextLayout layout(text, font);
    layout.beginLayout();
    painter.setFont(font);
    painter.setPen(colour);
    const QFontMetricsF metrics(font);
    qreal y = place.top();
    for (int i = 0; i < lines; ++i, y += metrics.height()) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            continue;
        line.setLineWidth(place.width());
        const bool isLast = i + 1 == lines;
        const QString shown =
            isLast ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, place.width())
                   : text.mid(line.textStart(), line.textLength());
        painter.drawText(QPointF(place.left(), y + metrics.ascent()), shown.trimmed());
    }
    layout.endLayout();
    return y;
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

}  // namespace

std::optional<int> TemplateCard::answers(const QString& search) const {
    const QString called = name + ' ' + title;
    const QString all = name + ' ' + spoken();
    int count = 0;
    for (const QString& word : search.split(' ', Qt::SkipEmptyParts)) {
        if (!all.contains(word, Qt::CaseInsensitive))
            return std::nullopt;
        count += called.contains(word, Qt::CaseInsensitive) ? 1 : 0;
    }
    return count;
}

QString TemplateCard::spoken() const {
    QStringList parts{title, device, counts, needs, description};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

std::vector<TemplateCard> templateCards() {
    std::vector<TemplateCard> cards;
    for (const TemplateInfo& info : experimentTemplates()) {
        Experiment e = templateExperiment(info.name);
        const QString device = deviceOf(e);
        const QString counts = countsOf(e);
        const QString needs = needsOf(info);
        cards.push_back({QString::fromStdString(info.name), translated(info.title),
                         translated(info.description), device, counts, needs, std::move(e)});
    }
    return cards;
}

TemplateCardDelegate::TemplateCardDelegate(const std::vector<TemplateCard>& cards, QObject* parent)
    : QStyledItemDelegate(parent), m_cards(cards), m_thumbnails(cards.size()) {}

QSize TemplateCardDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const int lines = kDescriptionLines + 2;
    const qreal text = kTitleLines * QFontMetricsF(bold(option.font)).height() +
                       lines * QFontMetricsF(option.font).height();
    return {kWidth, kThumbnail + int(std::ceil(text)) + 2 * kPadding + 3 * kGap};
}

void TemplateCardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    constexpr qreal kCorner = 6;
    const auto number = std::size_t(index.data(kCardRole).toInt());
    const TemplateCard& card = m_cards[number];
    const Theme theme = Theme::of(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isHovered = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
    QPainterPath outline;
    outline.addRoundedRect(frame, kCorner, kCorner);
    painter->fillPath(outline, theme.surface);
    const QRect top(option.rect.left() + 1, option.rect.top() + 1, option.rect.width() - 2,
                    kThumbnail);
    painter->setClipPath(outline);
    painter->drawPixmap(top.topLeft(), thumbnail(number, top.size(), option));
    painter->setClipping(false);
    painter->setPen(
        QPen(isSelected || isHovered ? theme.accent : theme.hairline, isSelected ? 2.5 : 1));
    painter->drawPath(outline);

    QRectF text = frame.adjusted(kPadding, kThumbnail + kPadding, -kPadding, -kPadding);
    text.setTop(drawLines(*painter, card.title, bold(option.font), theme.text, text, kTitleLines) +
                kGap);
    text.setTop(drawLines(*painter, card.device, option.font, theme.text, text, 1));
    text.setTop(drawLines(*painter, card.counts, option.font, theme.text, text, 1) + kGap);
    int lines = kDescriptionLines;
    if (!card.needs.isEmpty()) {
        text.setTop(drawLines(*painter, card.needs, option.font, theme.text, text, 1));
        --lines;
    }
    drawLines(*painter, card.description, option.font, theme.mutedText, text, lines);
    painter->restore();
}

const QPixmap& TemplateCardDelegate::thumbnail(std::size_t card, const QSize& size,
                                               const QStyleOptionViewItem& option) const {
    Thumbnail& kept = m_thumbnails[card];
    const Theme theme = Theme::of(option.palette);
    const qreal ratio = option.widget->devicePixelRatioF();
    if (kept.pixmap.size() == size * ratio && kept.isDark == theme.dark)
        return kept.pixmap;
    kept.isDark = theme.dark;
    kept.pixmap = QPixmap(size * ratio);
    kept.pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&kept.pixmap);
    Diagram(m_cards[card].experiment, theme).paint(painter, QRectF(QPointF(), QSizeF(size)));
    return kept.pixmap;
}

}  // namespace obscura
