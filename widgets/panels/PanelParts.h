// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"

#include <QLabel>
#include <QScrollArea>
#include <QString>

class QWidget;

namespace obscura {

/// A label in one of the theme's roles, which it keeps when the desktop turns light or dark.
class ThemedLabel : public QLabel {
    Q_OBJECT

public:
    enum class Role { Heading, Text, Muted, Error, Formula };

    explicit ThemedLabel(Role role, QWidget* parent = nullptr);
    /// Sets the text and hides the label when there is none.
    void setTextOrHide(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyTheme();

    Role m_role;
    bool m_isApplying = false;
};

/// Rich text of a formula whose indices and exponents are written as in TeX: "E_l", "e^{jφ}". The
/// rows of a matrix in double brackets stay whole.
QString richFormula(const QString& formula);

/// A line of text that is cut in the middle where there is no room for it; the tooltip has it all.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    void setFullText(const QString& text);
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    QString m_full;
};

/// A scroll area for a panel in a dock: scrolls down, never sideways.
class PanelScrollArea : public QScrollArea {
    Q_OBJECT

public:
    explicit PanelScrollArea(QWidget* content, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

/// How many numbers are trained, behind something else: " · 98 304 in hardware + 3 digital", or
/// empty.
QString formatTrained(qlonglong physical, qlonglong digital);
/// What setting that option does, as a step of the undo history: "Change rank of blackbox to 20",
/// "Change learning rate to 0.01". Precondition: there is such a block.
QString changeText(const Experiment& e, const Change& change);
/// When something was seen, in training steps: "Before the first step", "After step 1 200".
QString formatMoment(qlonglong step);

}  // namespace obscura
