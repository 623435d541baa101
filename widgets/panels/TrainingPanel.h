// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/EditSession.h"

#include <QWidget>
#include <map>
#include <string>

namespace obscura {

class ExperimentDocument;
class OptionForm;
class ThemedLabel;

/// The training settings, the budget of the devices, and the list of what keeps the experiment from
/// running.
class TrainingPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainingPanel(ExperimentDocument& document, QWidget* parent = nullptr);

    /// The form that holds the option `name`, or nullptr.
    OptionForm* formOf(const QString& name) const;
    /// What else there is to say of the options; nothing of those not named.
    void setRemarks(const std::map<std::string, QString>& remarks);
    /// Where runs are recorded; empty: where they are by default.
    void setRunsFolder(const QString& folder);

Q_SIGNALS:
    /// The person wants to see that block, and the option at fault in it (or an empty name).
    void blockRequested(obscura::BlockId block, const QString& option);
    void groupRequested(obscura::GroupId group);

private:
    void refresh();
    OptionForm* makeForm(const std::vector<OptionInfo>& schema, const QString& accessibleName);
    void refreshProblems();
    void change(const std::string& option, const OptionValue& value);
    void follow(const QString& link);

    ExperimentDocument& m_document;
    EditSession m_changing;
    OptionForm* m_settings;
    OptionForm* m_budget;
    ThemedLabel* m_problems;
    ThemedLabel* m_ready;
};

}  // namespace obscura
