// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <QWidget>
#include <map>
#include <string>
#include <vector>

class QGridLayout;

namespace obscura {

class OptionField;

/// A form made from a list of options: one field for each, by its type, with label, unit, tooltip
/// and, below a field, what is wrong with it.
class OptionForm : public QWidget {
    Q_OBJECT

public:
    explicit OptionForm(QWidget* parent = nullptr);
    ~OptionForm() override;

    /// Labels of all forms take this width, so that the fields of a panel line up.
    static int labelWidth(const QWidget& widget);

    /// Makes fields for options that are new, and lets go of those that are gone. A field whose
    /// option is the same stays, with its focus and what is being typed; the one that just spoke
    /// may go.
    void setSchema(const std::vector<OptionInfo>& schema);
    /// Shows the model's values: those set, else the defaults. Emits nothing.
    void setValues(const Options& options);
    /// What inspection says of each option; options not named have no problem.
    void setProblems(const std::map<std::string, QString>& problems);
    /// What else there is to say of the options' values; nothing of those not named.
    void setRemarks(const std::map<std::string, QString>& remarks);
    /// Why the value just chosen for `name` was not taken.
    void setRefusal(const std::string& name, const QString& message);

    bool isEmpty() const { return m_fields.empty(); }
    /// The field of the option `name`, or nullptr.
    OptionField* field(const std::string& name) const;
    /// Of all fields, from top to bottom.
    std::vector<QWidget*> editors() const;

Q_SIGNALS:
    /// The person has chosen another value, which fits the option.
    void edited(const QString& name, const obscura::OptionValue& value);
    /// The person has left a field: typing that merged into one step ends.
    void finished();

private:
    OptionField* makeField(const OptionInfo& info);
    void place(const OptionField& field, int row);
    void release(OptionField& field);
    /// Hides options that don't count for the choices that are shown.
    void showWhatCounts();

    std::vector<OptionField*> m_fields;
    QGridLayout* m_layout;
};

}  // namespace obscura
