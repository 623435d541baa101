// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/OptionField.h"

#include "devices/Error.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <algorithm>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

/// A bound of an option as a whole number; the widest when there is none.
Index bound(double value) {
    constexpr double kWidest = 9007199254740992.0;  // 2^53: every whole number up to it is exact
    return static_cast<Index>(std::clamp(value, -kWidest, kWidest));
}

/// A choice too long for its field ends in dots.
class ChoiceBox final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void initStyleOption(QStyleOptionComboBox* option) const override {
        QComboBox::initStyleOption(option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, option,
                                                   QStyle::SC_ComboBoxEditField, this);
        option->currentText = fontMetrics().elidedText(option->currentText, Qt::ElideRight,
                                                       room.width() - kChoicePadding);
    }

private:
    static constexpr int kChoicePadding = 4;
};

/// What the option is and, of a number, which it may be.
QString optionHelp(const OptionInfo& info) {
    const QString help = QString::fromStdString(info.help);
    const bool isNumber =
        std::holds_alternative<Index>(info.initial) || std::holds_alternative<double>(info.initial);
    if (!isNumber || !(std::isfinite(info.minimum) || std::isfinite(info.maximum)))
        return help;
    return help + ' ' +
           QObject::tr("Expected: %1.").arg(QString::fromStdString(expectedValue(info)));
}

void setErrorColour(QLabel* label) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Theme::of(palette).error);
    label->setPalette(palette);
}

}  // namespace

QString optionLabel(const OptionInfo& info) {
    const QString title = QString::fromStdString(info.title);
    return info.unit.empty() ? title : title + " (" + QString::fromStdString(info.unit) + ')';
}

IndexEdit::IndexEdit(Index minimum, Index maximum, QWidget* parent)
    : QAbstractSpinBox(parent), m_minimum(minimum), m_maximum(maximum) {
    setFocusPolicy(Qt::StrongFocus);
    connect(lineEdit(), &QLineEdit::textEdited, this, &IndexEdit::edited);
}

void IndexEdit::setValue(const QString& text) {
    lineEdit()->setText(text);
}

void IndexEdit::stepBy(int steps) {
    bool isNumber = false;
    const Index value = text().toLongLong(&isNumber);
    if (!isNumber)
        return;
    const Index next = std::clamp(value + steps, m_minimum, m_maximum);
    lineEdit()->setText(QString::number(next));
    lineEdit()->selectAll();
    Q_EMIT edited(text());
}

QAbstractSpinBox::StepEnabled IndexEdit::stepEnabled() const {
    bool isNumber = false;
    const Index value = text().toLongLong(&isNumber);
    StepEnabled result = StepNone;
    if (isNumber && value < m_maximum)
        result |= StepUpEnabled;
    if (isNumber && value > m_minimum)
        result |= StepDownEnabled;
    return result;
}

OptionField::OptionField(OptionInfo info, QWidget* parent)
    : QObject(parent), m_info(std::move(info)), m_value(m_info.initial) {
    makeLabels(parent);
    if (std::holds_alternative<bool>(m_info.initial))
        makeCheckBox(parent);
    else if (!m_info.choices.empty())
        makeComboBox(parent);
    else if (std::holds_alternative<Index>(m_info.initial))
        makeIndexEdit(parent);
    else
        makeLineEdit(parent);
    m_label->setBuddy(m_editor);
    m_editor->setObjectName(QString::fromStdString(m_info.name));
    m_editor->setAccessibleName(optionLabel(m_info));
    const QString help = optionHelp(m_info);
    m_editor->setAccessibleDescription(help);
    // Rich text wraps; plain text would run across the whole screen.
    const QString tip = "<qt>" + help.toHtmlEscaped() + "</qt>";
    m_label->setToolTip(tip);
    m_editor->setToolTip(tip);
    m_editor->installEventFilter(this);
    setText(QString::fromStdString(formatOption(m_value)));
}

void OptionField::makeLabels(QWidget* parent) {
    m_label = new QLabel(optionLabel(m_info), parent);
    m_label->setWordWrap(true);
    m_message = new QLabel(parent);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setVisible(false);
}

void OptionField::makeCheckBox(QWidget* parent) {
    m_editor = m_checkBox = new QCheckBox(parent);
    connect(m_checkBox, &QCheckBox::clicked, this, [this](bool checked) {
        take(checked ? "true" : "false");
        finish();
    });
}

void OptionField::makeComboBox(QWidget* parent) {
    m_editor = m_comboBox = new ChoiceBox(parent);
    m_comboBox->setFocusPolicy(Qt::StrongFocus);
    m_comboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_comboBox->setMinimumContentsLength(8);
    for (const std::string& choice : m_info.choices) {
        m_comboBox->addItem(QString::fromStdString(choiceTitle(m_info, choice)),
                            QString::fromStdString(choice));
    }
    connect(m_comboBox, &QComboBox::activated, this, [this] {
        take(m_comboBox->currentData().toString());
        finish();
    });
}

void OptionField::makeIndexEdit(QWidget* parent) {
    m_editor = m_indexEdit =
        new IndexEdit(bound(std::ceil(m_info.minimum)), bound(std::floor(m_info.maximum)), parent);
    connect(m_indexEdit, &IndexEdit::edited, this, &OptionField::take);
    connect(m_indexEdit, &IndexEdit::editingFinished, this, &OptionField::finish);
    watch(m_indexEdit->edit());
}

void OptionField::makeLineEdit(QWidget* parent) {
    m_editor = m_lineEdit = new QLineEdit(parent);
    m_lineEdit->setPlaceholderText(QString::fromStdString(m_info.hint));
    connect(m_lineEdit, &QLineEdit::textEdited, this, &OptionField::take);
    connect(m_lineEdit, &QLineEdit::editingFinished, this, &OptionField::finish);
    watch(m_lineEdit);
}

void OptionField::watch(QLineEdit* edit) {
    edit->installEventFilter(this);
}

void OptionField::setValue(const OptionValue& value) {
    const bool isSame = value == m_value;
    m_value = value;
    if (isSame && m_refusal.isEmpty())
        return;
    // "1e-3" stays as it was typed when it means the model's 0.001.
    try {
        if (m_editor->hasFocus() && parseOption(m_info, text().trimmed().toStdString()) == value)
            return;
    } catch (const UserError&) {
        // While something wrong is being typed, an unrelated change must not wipe it out.
        if (isSame && m_editor->hasFocus())
            return;
    }
    m_refusal.clear();
    setText(QString::fromStdString(formatOption(value)));
    showMessage();
}

void OptionField::setProblem(const QString& problem) {
    if (problem == m_problem)
        return;
    m_problem = problem;
    showMessage();
}

void OptionField::setRefusal(const QString& refusal) {
    if (refusal == m_refusal)
        return;
    m_refusal = refusal;
    showMessage();
}

void OptionField::take(const QString& text) {
    try {
        const OptionValue value = parseOption(m_info, text.trimmed().toStdString());
        setRefusal({});
        if (value != m_value)
            Q_EMIT edited(value);
    } catch (const UserError& error) {
        setRefusal(QString::fromUtf8(error.what()));
    }
}

void OptionField::finish() {
    if (!m_refusal.isEmpty()) {
        const QString kept = QString::fromStdString(formatOption(m_value));
        setText(kept);
        const QString suffix = tr(" Kept %1.").arg(kept.isEmpty() ? tr("the empty text") : kept);
        if (!m_refusal.endsWith(suffix))
            setRefusal(m_refusal + '.' + suffix);
    }
    Q_EMIT finished();
}

QString OptionField::text() const {
    if (m_checkBox)
        return m_checkBox->isChecked() ? "true" : "false";
    if (m_comboBox)
        return m_comboBox->currentData().toString();
    return m_indexEdit ? m_indexEdit->value() : m_lineEdit->text();
}

void OptionField::setText(const QString& text) {
    if (m_checkBox)
        m_checkBox->setChecked(text == "true");
    else if (m_comboBox)
        m_comboBox->setCurrentIndex(m_comboBox->findData(text));
    else if (m_indexEdit)
        m_indexEdit->setValue(text);
    else
        m_lineEdit->setText(text);
}

void OptionField::showMessage() {
    const QString& text = m_refusal.isEmpty() ? m_problem : m_refusal;
    setErrorColour(m_message);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

bool OptionField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !m_editor->hasFocus()) {
        // The wheel is meant for the panel that scrolls by, not for the field under it.
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Undo and redo act on the experiment, also from within a field.
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::PaletteChange && watched == m_editor)
        setErrorColour(m_message);
    return QObject::eventFilter(watched, event);
}

}  // namespace obscura
