// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formulas/FormulaView.h"

#include "widgets/Theme.h"
#include "widgets/formulas/Formulas.h"
#include "widgets/language/Translated.h"

#include <QAccessibleWidget>
#include <QEvent>
#include <QPainter>
#include <cmath>

namespace obscura {

namespace {

/// What a screen reader calls it: QWidget itself is nothing in particular.
QAccessibleInterface* faceOfFormula(const QString&, QObject* object) {
    auto* const view = qobject_cast<FormulaView*>(object);
    return view ? new QAccessibleWidget(view, QAccessible::Equation) : nullptr;
}

}  // namespace

FormulaView::FormulaView(QWidget* parent) : QWidget(parent) {
    static const bool isTold = [] {
        QAccessible::installFactory(faceOfFormula);
        return true;
    }();
    Q_UNUSED(isTold)
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFormula(nullptr);
}

void FormulaView::setFormula(const Formula* formula) {
    m_formula = formula;
    setVisible(formula);
    setAccessibleName(formula ? tr("Formula: %1").arg(translated(formula->spoken)) : QString());
    updateGeometry();
    update();
}

QSize FormulaView::sizeHint() const {
    if (!m_formula)
        return {};
    const QSizeF size = formulaSize(*m_formula, font());
    return {int(std::ceil(size.width())), int(std::ceil(size.height()))};
}

QSize FormulaView::minimumSizeHint() const {
    return {1, m_formula ? 1 : 0};
}

int FormulaView::heightForWidth(int width) const {
    return m_formula ? int(std::ceil(formulaSize(*m_formula, font(), width).height())) : 0;
}

void FormulaView::paintEvent(QPaintEvent*) {
    if (!m_formula)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place(QPointF(0, 0), formulaSize(*m_formula, font(), width()));
    drawFormula(painter, *m_formula, place, Theme::of(palette()).text);
}

void FormulaView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

}  // namespace obscura
