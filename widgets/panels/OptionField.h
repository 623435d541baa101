// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <QAbstractSpinBox>
#include <QLabel>
#include <QWidget>
#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace obscura {

class PathChooser;

/// A whole number that is typed or stepped. Unlike QSpinBox it has 64 bits, and lets a person type
/// anything: what is wrong with it is said beside the field instead of being swallowed.
class IndexEdit : public QAbstractSpinBox {
    Q_OBJECT

public:
    IndexEdit(Index minimum, Index maximum, QWidget* parent = nullptr);

    QString value() const { return text(); }
    void setValue(const QString& text);
    /// What the text says, if it is a whole number or the word for 0.
    std::optional<Index> number() const;
    /// The word that stands for 0; empty: none.
    void setZeroMeans(const QString& word) { m_zeroMeans = word; }
    /// How far the arrows go.
    void setMaximum(Index maximum) { m_maximum = maximum; }
    QLineEdit* edit() const { return lineEdit(); }
    void stepBy(int steps) override;
    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }

Q_SIGNALS:
    /// By keys, arrows or wheel; never by setValue().
    void edited(const QString& text);

protected:
    StepEnabled stepEnabled() const override;

private:
    Index m_minimum;
    Index m_maximum;
    QString m_zeroMeans;
};

/// The editor of one option: number field, list of choices, check box or text, with a label before
/// and a message below it. Owns none of the widgets; the form that lays them out does.
class OptionField : public QObject {
    Q_OBJECT

public:
    OptionField(OptionInfo info, QWidget* parent);

    const OptionInfo& info() const { return m_info; }
    QLabel* label() const { return m_label; }
    QWidget* editor() const { return m_editor; }
    QLabel* message() const { return m_message; }
    std::array<QWidget*, 3> widgets() const { return {m_label, m_editor, m_message}; }

    const OptionValue& value() const { return m_value; }
    /// Shows the model's value; emits nothing. A note on what was refused before goes with it.
    void setValue(const OptionValue& value);
    /// What is wrong with the model's value, by inspection; empty: nothing.
    void setProblem(const QString& problem);
    /// What else there is to say of the value; empty: nothing. Shown where nothing is wrong.
    void setRemark(const QString& remark);
    bool hasProblem() const { return !m_problem.isEmpty(); }
    /// Of a run's path: where runs are recorded; empty: where they are by default.
    void setRunsFolder(const QString& folder);
    /// Shows or hides all of it.
    void setShown(bool isShown);
    /// Why the value just typed was not taken.
    void setRefusal(const QString& refusal);

Q_SIGNALS:
    /// The person has chosen a value that fits the option, or goes back to the one before: what is
    /// refused leaves nothing of what was typed up to then.
    void edited(const obscura::OptionValue& value);
    /// The person has left the field or pressed Enter.
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeLabels(QWidget* parent);
    void makeCheckBox(QWidget* parent);
    void makeComboBox(QWidget* parent);
    void makeIndexEdit(QWidget* parent);
    void makeLineEdit(QWidget* parent);
    void watch(QLineEdit* edit);
    void take(const QString& text);
    void finish();
    void forgetNote();
    QString text() const;
    void setText(const QString& text);
    void showMessage();

    const OptionInfo m_info;
    OptionValue m_value;
    OptionValue m_before;  ///< from before the field was entered
    QString m_problem;
    QString m_remark;
    QString m_refusal;
    bool m_isShown = true;
    bool m_isTaking = false;  ///< what changes the model's value now is this field
    bool m_isNote = false;    ///< the value is right again: the refusal is only left to be read
    QLabel* m_label = nullptr;
    QLabel* m_message = nullptr;
    QWidget* m_editor = nullptr;
    QCheckBox* m_checkBox = nullptr;
    QComboBox* m_comboBox = nullptr;
    IndexEdit* m_indexEdit = nullptr;
    QLineEdit* m_lineEdit = nullptr;
    PathChooser* m_chooser = nullptr;  ///< of a path
};

/// "Rank r", "Rebuild every (steps)": title and unit, as a label says them.
QString optionLabel(const OptionInfo& info);

}  // namespace obscura
