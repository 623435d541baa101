// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourCard.h"

#include "widgets/Theme.h"
#include "widgets/formulas/FormulaView.h"
#include "widgets/formulas/Formulas.h"
#include "widgets/help/LessonMarks.h"
#include "widgets/language/Translated.h"
#include "widgets/tours/TourGuide.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kWidth = 52;           ///< average characters
constexpr double kMostShare = 0.48;  ///< of the window's width
constexpr double kTitleScale = 1.2;
constexpr qreal kRadius = 8;
constexpr qreal kBorder = 2;

QLabel* makeLabel() {
    auto* const label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    return label;
}

}  // namespace

TourCard::TourCard(TourGuide& guide, QWidget& window) : QWidget(&window), m_guide(guide) {
    setObjectName("tourCard");
    setFocusPolicy(Qt::ClickFocus);
    makeParts();
    connect(&guide, &TourGuide::changed, this, &TourCard::refresh);
    hide();
}

void TourCard::makeParts() {
    m_place = makeLabel();
    m_leave = new QToolButton;
    m_leave->setText(QStringLiteral("✕"));
    m_leave->setAutoRaise(true);
    m_leave->setFocusPolicy(Qt::StrongFocus);
    m_leave->setObjectName("tourLeave");
    m_leave->setAccessibleName(tr("Leave the tour"));
    m_leave->setToolTip(tr("Leave the tour; the experiment stays open"));
    m_title = makeLabel();
    m_text = makeLabel();
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->setObjectName("tourText");
    m_formula = new FormulaView;
    m_task = makeLabel();
    m_task->setObjectName("tourTask");
    m_back = new QPushButton(tr("&Back"));
    m_back->setObjectName("tourBack");
    m_back->setToolTip(tr("The card before"));
    m_show = new QPushButton(tr("Show me"));
    m_show->setObjectName("tourShow");
    m_show->setToolTip(tr("Does it for you"));
    m_next = new QPushButton;
    m_next->setObjectName("tourNext");
    auto* const top = new QHBoxLayout;
    top->addWidget(m_place, 1);
    top->addWidget(m_leave, 0, Qt::AlignTop);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_show);
    buttons->addWidget(m_next);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 10, 12);
    layout->setSpacing(7);
    layout->addLayout(top);
    for (QWidget* const part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_text),
                                static_cast<QWidget*>(m_formula), static_cast<QWidget*>(m_task)})
        layout->addWidget(part);
    layout->addLayout(buttons);
    connect(m_leave, &QToolButton::clicked, &m_guide, &TourGuide::leave);
    connect(m_back, &QPushButton::clicked, &m_guide, &TourGuide::back);
    connect(m_show, &QPushButton::clicked, this,
            [this] { m_guide.isElsewhere() ? m_guide.returnToTab() : m_guide.showMe(); });
    connect(m_next, &QPushButton::clicked, &m_guide, &TourGuide::next);
    connect(m_text, &QLabel::linkActivated, this, &TourCard::follow);
}

void TourCard::refresh() {
    setVisible(m_guide.isOn());
    if (!m_guide.isOn())
        return;
    const QScopedValueRollback guard(m_isRefreshing, true);
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const Theme theme = Theme::of(palette());
    const TourCardText& card = m_guide.card();
    const QString place = tr("%1 · %2 of %3")
                              .arg(translated(m_guide.tour().title))
                              .arg(m_guide.index() + 1)
                              .arg(m_guide.tour().cards.size());
    m_place->setText(QStringLiteral("<span style=\"color:%1\">%2</span>")
                         .arg(theme.mutedText.name(), place.toHtmlEscaped()));
    const QString title = translated(card.title);
    m_title->setText(QStringLiteral("<b style=\"font-size:%1pt\">%2</b>")
                         .arg(kTitleScale * font().pointSizeF(), 0, 'f', 1)
                         .arg(title.toHtmlEscaped()));
    const QString text = translated(card.text);
    m_text->setText(lessonHtml(text, theme.accent));
    m_formula->setFormula(findFormula(card.formula));
    refreshTask();
    m_back->setEnabled(m_guide.index() > 0);
    m_next->setText(m_guide.isLast() ? tr("&Finish") : tr("Ne&xt"));
    m_next->setEnabled(m_guide.isDone());
    m_next->setToolTip(m_guide.isDone() ? tr("The next card")
                                        : tr("As soon as what the card asks for is done"));
    m_show->setText(m_guide.isElsewhere() ? tr("Back to its tab") : tr("Show me"));
    m_show->setVisible(m_guide.isElsewhere() || !card.done.empty());
    m_show->setEnabled(m_guide.isElsewhere() || m_guide.canShow());
    if (focused == this || focused == m_back || focused == m_show || focused == m_next)
        keepFocus(*focused);
    const QString spoken = place + ". " + title + ". " + plainLesson(text);
    if (spoken == m_spoken)
        return;
    m_spoken = spoken;
    m_isMoved = false;
    setAccessibleName(title);
    setAccessibleDescription(spoken);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// A button that can't be pressed any more hands the focus to the one that can; while none can, the
/// card has it.
void TourCard::keepFocus(QWidget& focused) {
    if (&focused != this && focused.isEnabled() && focused.isVisible())
        return;
    for (QPushButton* const button : {m_next, m_show}) {
        if (button->isEnabled() && !button->isHidden())
            return button->setFocus();
    }
    setFocus();
}

void TourCard::refreshTask() {
    const Theme theme = Theme::of(palette());
    const bool isDone = m_guide.isDone();
    QString task = translated(m_guide.card().task);
    if (m_guide.isElsewhere())
        task = tr("The tour goes on in another tab.");
    m_task->setVisible(!task.isEmpty());
    const QString mark = isDone ? tr("✓ Done: ") : QStringLiteral("▸ ");
    m_task->setText(QStringLiteral("<span style=\"color:%1\">%2%3</span>")
                        .arg((isDone ? theme.success : theme.text).name(), mark,
                             lessonHtml(task, theme.accent)));
}

void TourCard::fitInto(int width) {
    const int wanted = kWidth * fontMetrics().averageCharWidth();
    const int mine = std::min(wanted, int(kMostShare * width));
    layout()->activate();
    const QSize size(mine, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(mine)
                                                         : sizeHint().height());
    if (size != this->size())
        resize(size);
}

void TourCard::follow(const QString& link) {
    if (link.startsWith("term:"))
        Q_EMIT termRequested(link.mid(5));
}

void TourCard::paintEvent(QPaintEvent*) {
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, hasFocus() ? 2 * kBorder : kBorder));
    painter.setBrush(theme.surface);
    const qreal inset = kBorder / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius,
                            kRadius);
}

void TourCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    const bool isLook =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (isLook && !m_isRefreshing)
        refresh();
}

void TourCard::mousePressEvent(QMouseEvent* event) {
    m_grip = event->position().toPoint();
    event->accept();
}

void TourCard::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QRect room = parentWidget()->rect();
    const QPoint wanted = mapToParent(event->position().toPoint()) - m_grip;
    move(std::clamp(wanted.x(), 0, std::max(0, room.width() - width())),
         std::clamp(wanted.y(), 0, std::max(0, room.height() - height())));
    m_isMoved = true;
}

}  // namespace obscura
