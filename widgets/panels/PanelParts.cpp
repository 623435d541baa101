// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/PanelParts.h"

#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/language/Translated.h"

#include <QEvent>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace obscura {

namespace {

constexpr int kPanelWidth = 320;
constexpr int kNarrowestPanel = 270;
constexpr double kHeadingScale = 1.15;
constexpr double kFormulaScale = 1.1;

}  // namespace

ThemedLabel::ThemedLabel(Role role, QWidget* parent) : QLabel(parent), m_role(role) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont f = font();
    if (role == Role::Heading) {
        f.setPointSizeF(f.pointSizeF() * kHeadingScale);
        f.setWeight(QFont::DemiBold);
    } else if (role == Role::Formula) {
        f.setPointSizeF(f.pointSizeF() * kFormulaScale);
        f.setItalic(true);
    }
    setFont(f);
    applyTheme();
}

void ThemedLabel::setTextOrHide(const QString& text) {
    setText(text);
    setVisible(!text.isEmpty());
}

void ThemedLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying)
        applyTheme();
}

void ThemedLabel::applyTheme() {
    const QScopedValueRollback guard(m_isApplying, true);
    const Theme theme = Theme::of(palette());
    QPalette p;
    p.setColor(QPalette::WindowText, m_role == Role::Muted   ? theme.mutedText
                                     : m_role == Role::Error ? theme.error
                                                             : theme.text);
    setPalette(p);
}

QString richFormula(const QString& formula) {
    constexpr QChar kNoBreak(0x00A0);
    constexpr QChar kJoiner(0x2060);  // an exponent stays on the line of its base
    QString text = formula;
    text.replace("  ", QString(kNoBreak) + ' ');  // HTML would take one of them
    static const QRegularExpression matrix("\\[\\[.*\\]\\]");
    if (const QRegularExpressionMatch found = matrix.match(text); found.hasMatch()) {
        QString rows = found.captured();
        rows.replace(' ', kNoBreak).replace(QStringLiteral("],") + kNoBreak, "], ");
        text.replace(found.capturedStart(), found.capturedLength(), rows);
    }
    static const QRegularExpression index("_(?:\\{([^{}]*)\\}|(\\w+))",
                                          QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression power("\\^(?:\\{([^{}]*)\\}|([−+]?\\w))",
                                          QRegularExpression::UseUnicodePropertiesOption);
    return text.toHtmlEscaped()
        .replace(index, kJoiner + QStringLiteral("<sub>\\1\\2</sub>"))
        .replace(power, kJoiner + QStringLiteral("<sup>\\1\\2</sup>"));
}

void ElidedLabel::setFullText(const QString& text) {
    m_full = text;
    setToolTip(wrappedToolTip(text));
    setAccessibleName(text);
    elide();
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide() {
    setText(fontMetrics().elidedText(m_full, Qt::ElideMiddle, width() - 2 * margin()));
}

PanelScrollArea::PanelScrollArea(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

QSize PanelScrollArea::sizeHint() const {
    return {kPanelWidth, widget()->sizeHint().height()};
}

QSize PanelScrollArea::minimumSizeHint() const {
    return {kNarrowestPanel, 80};
}

QString formatTrained(qlonglong physical, qlonglong digital) {
    QStringList counts;
    if (physical > 0)
        counts << QObject::tr("%1 in hardware").arg(formatWhole(physical));
    if (digital > 0)
        counts << QObject::tr("%1 digital").arg(formatWhole(digital));
    return counts.isEmpty() ? QString()
                            : QStringLiteral(" · ") + counts.join(QStringLiteral(" + "));
}

QString changeText(const Experiment& e, const Change& change) {
    const OptionInfo* const info = findOption(optionsOf(e, change.block), change.option);
    const QString value =
        info ? optionText(*info, change.value) : QString::fromStdString(formatOption(change.value));
    const QString option = QString::fromStdString(change.option).replace('_', ' ');
    if (change.block == 0)
        return QObject::tr("Change %1 to %2").arg(QString(option).replace('.', ' '), value);
    return QObject::tr("Change %1 of %2 to %3")
        .arg(option.section('.', -1), QString::fromStdString(ownerName(e.graph, change.block)),
             value);
}

QString formatMoment(qlonglong step) {
    return step == 0 ? QObject::tr("Before the first step")
                     : QObject::tr("After step %1").arg(formatWhole(step));
}

}  // namespace obscura
