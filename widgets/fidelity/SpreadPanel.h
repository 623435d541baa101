// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/ComparisonSnapshot.h"

#include <QWidget>

class QPushButton;

namespace obscura {

class ThemedLabel;

/// How repeated estimates of one parameter gradient lie about the exact one, measured when a
/// person asks for it.
class SpreadPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr Index kRepeats = 20;

    explicit SpreadPanel(QWidget* parent = nullptr);

    /// Whether there is a run that could be asked.
    void setRunning(bool running);
    /// Shows the answer, or why there is none. Precondition: it was asked for.
    void setAnswer(const ComparisonSnapshot& answer);
    void clear();

    QPushButton& button() { return *m_button; }
    QString text() const;

Q_SIGNALS:
    void requested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setTexts(const QString& result, const QString& note);
    void refresh();
    void fitNote();

    ThemedLabel* m_result;
    ThemedLabel* m_note;
    QPushButton* m_button;
    bool m_isRunning = false;
    bool m_isWaiting = false;
};

}  // namespace obscura
