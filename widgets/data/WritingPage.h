// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/RunController.h"

#include <QWidget>

class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace obscura {

/// What a network that foretells text writes while it is trained: anew after each evaluation, and
/// when somebody asks for it.
class WritingPage : public QWidget {
    Q_OBJECT

public:
    explicit WritingPage(RunController& runs, QWidget* parent = nullptr);

    TextRequest request() const;
    QString text() const;
    /// The network's tokens are no text: nobody knows what they stand for.
    void setWordless();
    void clear();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void take(const TextSample& sample);
    void updateButton();

    RunController& m_runs;
    bool m_isWordless = false;
    QLineEdit* m_prompt;
    QSpinBox* m_tokens;
    QDoubleSpinBox* m_temperature;
    QPushButton* m_write;
    QPlainTextEdit* m_text;
};

}  // namespace obscura
