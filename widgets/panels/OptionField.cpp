// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/OptionField.h"

#include "devices/Error.h"
#include "devices/TypedNumber.h"
#include "widgets/Theme.h"
#include "widgets/UndoKeys.h"
#include "widgets/help/Term.h"
#include "widgets/language/Messages.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/ElidedComboBox.h"
#include "widgets/panels/PathChooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPointer>
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

/// What the option is and, of a number, which it may be.
QString optionHelp(const OptionInfo& info) {
    QString help = translated(info.help);
    const bool isNumber = info.type() == OptionType::Whole || info.type() == OptionType::Number;
    if (!isNumber || !(std::isfinite(info.minimum) || std::isfinite(info.maximum)))
        return help;
    return help + ' ' + QObject::tr("Expected: %1.").arg(expectedText(info));
}

void setColour(QLabel* label, QColor Theme::*colour) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Theme::of(palette).*colour);
    label->setPalette(palette);
}

QString shown(const OptionInfo& info, const OptionValue& value) {
    return info.choices.empty() ? optionText(info, value)
                                : QString::fromStdString(formatOption(value));
}

}  // namespace

QString optionLabel(const OptionInfo& info) {
    const QString title = translated(info.title);
    return info.unit.empty() ? title : title + " (" + translated(info.unit) + ')';
}

IndexEdit::IndexEdit(Index minimum, Index maximum, QWidget* parent)
    : QAbstractSpinBox(parent), m_minimum(minimum), m_maximum(maximum) {
    setFocusPolicy(Qt::StrongFocus);
    connect(lineEdit(), &QLineEdit::textEdited, this, &IndexEdit::edited);
}

void IndexEdit::setValue(const QString& text) {
    lineEdit()->setText(text);
}

std::optional<Index> IndexEdit::number() const {
    if (!m_zeroMeans.isEmpty() && text().compare(m_zeroMeans, Qt::CaseInsensitive) == 0)
        return 0;
    bool isNumber = false;
    const auto plain = plainNumber(text().toStdString());
    const Index value = QString::fromStdString(plain.value_or("")).toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

void IndexEdit::stepBy(int steps) {
    const auto value = number();
    if (!value)
        return;
    const Index next = std::clamp(*value + steps, m_minimum, m_maximum);
    lineEdit()->setText(next == 0 && !m_zeroMeans.isEmpty() ? m_zeroMeans : QString::number(next));
    lineEdit()->selectAll();
    Q_EMIT edited(text());
}

QAbstractSpinBox::StepEnabled IndexEdit::stepEnabled() const {
    const auto value = number();
    StepEnabled result = StepNone;
    if (value && *value < m_maximum)
        result |= StepUpEnabled;
    if (value && *value > m_minimum)
        result |= StepDownEnabled;
    return result;
}

OptionField::OptionField(OptionInfo info, QWidget* parent)
    : QObject(parent), m_info(std::move(info)), m_value(m_info.initial), m_before(m_value) {
    makeLabels(parent);
    if (m_info.type() == OptionType::Flag)
        makeCheckBox(parent);
    else if (!m_info.choices.empty())
        makeComboBox(parent);
    else if (m_info.type() == OptionType::Whole)
        makeIndexEdit(parent);
    else
        makeLineEdit(parent);
    m_label->setBuddy(m_editor);
    m_editor->setObjectName(QString::fromStdString(m_info.name));
    m_editor->setAccessibleName(optionLabel(m_info));
    const QString help = optionHelp(m_info);
    m_editor->setAccessibleDescription(help);
    for (QWidget* const widget : {static_cast<QWidget*>(m_label), m_editor}) {
        widget->setToolTip(termToolTip(help));
        setTerm(*widget, QString::fromStdString(m_info.name));
    }
    m_editor->installEventFilter(this);
    setText(shown(m_info, m_value));
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
    m_editor = m_comboBox = new ElidedComboBox(Qt::ElideRight, parent);
    m_comboBox->setFocusPolicy(Qt::StrongFocus);
    m_comboBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_comboBox->setMinimumContentsLength(8);
    for (const std::string& choice : m_info.choices) {
        m_comboBox->addItem(translated(choiceTitle(m_info, choice)),
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
    m_indexEdit->setZeroMeans(translated(m_info.zeroMeans));
    connect(m_indexEdit, &IndexEdit::edited, this, &OptionField::take);
    connect(m_indexEdit, &IndexEdit::editingFinished, this, &OptionField::finish);
    watch(m_indexEdit->edit());
}

void OptionField::makeLineEdit(QWidget* parent) {
    m_editor = m_lineEdit = new QLineEdit(parent);
    m_lineEdit->setPlaceholderText(translated(m_info.hint));
    connect(m_lineEdit, &QLineEdit::textEdited, this, &OptionField::take);
    connect(m_lineEdit, &QLineEdit::editingFinished, this, &OptionField::finish);
    watch(m_lineEdit);
    if (m_info.path == PathKind::None)
        return;
    m_chooser = new PathChooser(m_info.path, *m_lineEdit);
    connect(m_chooser, &PathChooser::chosen, this, [this](const QString& path) {
        setText(path);
        take(path);
        finish();
    });
}

void OptionField::setRunsFolder(const QString& folder) {
    if (m_chooser)
        m_chooser->setRunsFolder(folder);
}

void OptionField::watch(QLineEdit* edit) {
    edit->installEventFilter(this);
}

void OptionField::setValue(const OptionValue& value) {
    const bool isSame = value == m_value;
    m_value = value;
    // What is typed stays as it is: "1e-3" while it means the model's 0.001, and "1e" on the way.
    if (m_isTaking)
        return;
    if (!isSame)
        m_before = value;
    if (isSame && m_refusal.isEmpty())
        return;
    const bool isBeingTyped = m_editor->hasFocus() && !m_isNote;
    try {
        if (isBeingTyped && parseOption(m_info, typedOption(m_info, text())) == value)
            return;
    } catch (const UserError&) {
        // While something wrong is being typed, an unrelated change must not wipe it out.
        if (isSame && isBeingTyped)
            return;
    }
    m_refusal.clear();
    m_isNote = false;
    setText(shown(m_info, value));
    showMessage();
}

void OptionField::setProblem(const QString& problem) {
    if (problem == m_problem)
        return;
    m_problem = problem;
    showMessage();
}

void OptionField::setRemark(const QString& remark) {
    if (remark == m_remark)
        return;
    m_remark = remark;
    showMessage();
}

void OptionField::setShown(bool isShown) {
    if (isShown == m_isShown)
        return;
    m_isShown = isShown;
    m_label->setVisible(isShown);
    m_editor->setVisible(isShown);
    showMessage();
}

void OptionField::setRefusal(const QString& refusal) {
    m_isNote = false;
    if (refusal == m_refusal)
        return;
    m_refusal = refusal;
    showMessage();
}

void OptionField::take(const QString& text) {
    // Who hears of a value may take the whole form down.
    const QPointer<OptionField> self(this);
    m_isTaking = true;
    try {
        const OptionValue value = parseOption(m_info, typedOption(m_info, text));
        setRefusal({});
        if (value != m_value)
            Q_EMIT edited(value);
    } catch (const UserError& error) {
        setRefusal(translatedMessage(QString::fromUtf8(error.what())));
    }
    if (!self)
        return;
    if (!m_refusal.isEmpty() && m_value != m_before)
        Q_EMIT edited(m_before);
    if (self)
        m_isTaking = false;
}

/// The field shows its value in the one way that there is, whatever way it was typed.
void OptionField::finish() {
    const QString kept = shown(m_info, m_value);
    setText(kept);
    if (!m_refusal.isEmpty() && !m_isNote) {
        setRefusal(m_refusal + '.' +
                   tr(" Kept %1.").arg(kept.isEmpty() ? tr("the empty text") : kept));
        m_isNote = true;
        showMessage();
    }
    m_before = m_value;
    Q_EMIT finished();
}

void OptionField::forgetNote() {
    if (m_isNote)
        setRefusal({});
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
    const bool isWrong = !m_refusal.isEmpty() || !m_problem.isEmpty();
    const QString& text = !m_refusal.isEmpty() ? m_refusal : isWrong ? m_problem : m_remark;
    setColour(m_message, isWrong && !m_isNote ? &Theme::error : &Theme::mutedText);
    m_message->setText(text);
    m_message->setVisible(m_isShown && !text.isEmpty());
}

bool OptionField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !m_editor->hasFocus()) {
        // The wheel is meant for the panel that scrolls by, not for the field under it.
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride &&
        isUndoOrRedo(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::PaletteChange && watched == m_editor)
        showMessage();
    if (event->type() == QEvent::FocusIn)
        forgetNote();
    return QObject::eventFilter(watched, event);
}

}  // namespace obscura
