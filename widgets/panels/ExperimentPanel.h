// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/EditSession.h"

#include <QWidget>

class QPlainTextEdit;

namespace obscura {

class ExperimentDocument;
class NameField;

/// What the experiment as a whole is called and what it shows, in words: both are undoable edits
/// of the document, saved with it and recorded by its runs.
class ExperimentPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentPanel(ExperimentDocument& document, QWidget* parent = nullptr);
    ~ExperimentPanel() override;

    NameField& name() const { return *m_name; }
    QPlainTextEdit& description() const { return *m_description; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void rename(const QString& name);
    void tidyName();
    void describe();

    ExperimentDocument& m_document;
    EditSession m_naming;
    EditSession m_describing;
    NameField* m_name;
    QPlainTextEdit* m_description;
};

}  // namespace obscura
