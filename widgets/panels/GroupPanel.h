// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/EditSession.h"

#include <QWidget>

namespace obscura {

class ExperimentDocument;
class NameField;
class OptionForm;
class ThemedLabel;

/// Properties of one group: name, repetitions, sizes and problems. Every
/// change is an undoable edit of the document.
class GroupPanel : public QWidget {
    Q_OBJECT

public:
    explicit GroupPanel(ExperimentDocument& document, QWidget* parent = nullptr);

    /// 0 shows nothing.
    void setGroup(GroupId id);
    /// Puts the focus where the option `name` is edited; on the group's name where it is empty.
    void focusOption(const std::string& name);

    NameField& name() const { return *m_name; }
    OptionForm& form() const { return *m_form; }

private:
    void refresh();
    void rename(const QString& name);
    void change(const std::string& option, const OptionValue& value);

    ExperimentDocument& m_document;
    EditSession m_naming;
    EditSession m_changing;
    GroupId m_group = 0;
    ThemedLabel* m_sizes;
    ThemedLabel* m_problems;
    NameField* m_name;
    OptionForm* m_form;
};

}  // namespace obscura
