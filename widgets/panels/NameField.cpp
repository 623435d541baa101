// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/NameField.h"

#include "devices/Error.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <utility>

namespace obscura {

NameField::NameField(const QString& title, const QString& help, Rename rename, QWidget* parent)
    : QWidget(parent),
      m_rename(std::move(rename)),
      m_edit(new QLineEdit),
      m_refusal(new ThemedLabel(ThemedLabel::Role::Error)) {
    m_edit->setAccessibleName(title);
    m_edit->setToolTip(title + ": " + help);
    m_refusal->setVisible(false);
    auto* const label = new QLabel(tr("Name"));
    label->setBuddy(m_edit);
    label->setFixedWidth(OptionForm::labelWidth(*this));
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(m_refusal, 1, 0, 1, 2);
    connect(m_edit, &QLineEdit::textEdited, this, &NameField::take);
    connect(m_edit, &QLineEdit::editingFinished, this, &NameField::finish);
}

// A field that loses the focus while it is taken down has nothing more to say.
NameField::~NameField() {
    m_edit->disconnect(this);
}

void NameField::setName(const QString& name) {
    const bool isSame = name == m_name;
    m_name = name;
    if (m_isTaking)
        return;
    if (!isSame)
        m_before = name;
    if (m_isNote)
        forgetRefusal();
    const bool isBeingTyped = m_edit->hasFocus() && !m_refusal->text().isEmpty();
    if (m_edit->text() == name || isBeingTyped)
        return;
    m_edit->setText(name);
    if (!m_edit->hasFocus())
        m_edit->setCursorPosition(0);
}

void NameField::forgetRefusal() {
    m_isNote = false;
    m_refusal->setTextOrHide({});
}

void NameField::startTyping() {
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

/// What is refused leaves nothing of what was typed up to then.
void NameField::take(const QString& name) {
    const QScopedValueRollback guard(m_isTaking, true);
    try {
        m_rename(name);
        forgetRefusal();
    } catch (const UserError& error) {
        m_isNote = false;
        m_refusal->setTextOrHide(QString::fromUtf8(error.what()));
        if (m_name != m_before)
            m_rename(m_before);
    }
}

/// A name that can't be is given up; why stays to be read.
void NameField::finish() {
    m_edit->setText(m_name);
    m_before = m_name;
    m_isNote = !m_refusal->text().isEmpty();
    Q_EMIT finished();
}

}  // namespace obscura
