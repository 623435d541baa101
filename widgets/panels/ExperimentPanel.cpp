// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ExperimentPanel.h"

#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/ToolTip.h"
#include "widgets/UndoKeys.h"
#include "widgets/panels/NameField.h"
#include "widgets/panels/PanelParts.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr int kLongestName = 200;
constexpr int kDescriptionLines = 9;

}  // namespace

ExperimentPanel::ExperimentPanel(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_naming(document),
      m_describing(document),
      m_name(new NameField(tr("Name of the experiment"),
                           tr("stands on its tab, in its file and in its runs"),
                           [this](const QString& name) { rename(name); })),
      m_description(new QPlainTextEdit) {
    m_name->edit().setMaxLength(kLongestName);
    auto* const label = new QLabel(tr("Description"));
    label->setBuddy(m_description);
    m_description->setAccessibleName(tr("Description of the experiment"));
    m_description->setToolTip(
        wrappedToolTip(tr("What the experiment shows, for the person who opens it")));
    m_description->setPlaceholderText(tr("What the experiment shows"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(kDescriptionLines * m_description->fontMetrics().lineSpacing());
    // Undo is the document's.
    m_description->setUndoRedoEnabled(false);
    m_description->installEventFilter(this);
    auto* const hint = new ThemedLabel(ThemedLabel::Role::Muted);
    hint->setText(tr("Select a block to see and change its properties."));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (QWidget* const widget :
         std::initializer_list<QWidget*>{m_name, label, m_description, hint})
        layout->addWidget(widget);
    connect(m_name, &NameField::finished, this, &ExperimentPanel::tidyName);
    connect(m_description, &QPlainTextEdit::textChanged, this, &ExperimentPanel::describe);
    connect(&document, &ExperimentDocument::changed, this, &ExperimentPanel::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, [this] {
        m_name->forgetRefusal();
        refresh();
    });
    refresh();
}

// A field that still has the focus speaks once more while it is taken down.
ExperimentPanel::~ExperimentPanel() {
    m_name->disconnect(this);
    m_description->disconnect(this);
    m_description->removeEventFilter(this);
}

void ExperimentPanel::refresh() {
    const Experiment& e = m_document.experiment();
    m_name->setName(QString::fromStdString(e.name));
    const QString description = QString::fromStdString(e.description);
    if (m_description->toPlainText() == description)
        return;
    const QSignalBlocker quiet(m_description);
    m_description->setPlainText(description);
}

void ExperimentPanel::rename(const QString& name) {
    if (name.trimmed().isEmpty())
        throw UserError(tr("a name is missing").toStdString());
    m_naming.submit(tr("Rename experiment to %1").arg(name),
                    [&](Experiment& e) { e.name = name.toStdString(); });
}

/// A space at the end was the start of a word that didn't come.
void ExperimentPanel::tidyName() {
    const QString name = QString::fromStdString(m_document.experiment().name);
    if (name != name.trimmed())
        rename(name.trimmed());
    m_naming.commit();
}

void ExperimentPanel::describe() {
    m_describing.submit(tr("Change description"), [this](Experiment& e) {
        e.description = m_description->toPlainText().toStdString();
    });
}

bool ExperimentPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        m_describing.commit();
    if (event->type() == QEvent::ShortcutOverride &&
        isUndoOrRedo(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace obscura
