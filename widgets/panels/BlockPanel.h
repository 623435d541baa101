// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/EditSession.h"

#include <QWidget>
#include <map>
#include <string>
#include <vector>

class QVBoxLayout;

namespace obscura {

class DeviceCard;
class ExperimentDocument;
class ExperimentPanel;
class NameField;
class OptionForm;
class ThemedLabel;

/// Properties of one block: name, description, sizes and options. For a black box this is the
/// device panel, in sections: the device with its description and equation, the surrogate, the
/// estimator. Every change is an undoable edit of the document.
class BlockPanel : public QWidget {
    Q_OBJECT

public:
    explicit BlockPanel(ExperimentDocument& document, QWidget* parent = nullptr);

    /// Shows that block; 0 shows what the experiment as a whole is called and about.
    void setBlock(BlockId id);
    BlockId block() const { return m_block; }
    NameField& name() const { return *m_name; }
    ExperimentPanel& experiment() const { return *m_experiment; }
    /// Shows `widget`, whose focus proxy is its only field, above the options of that section, such
    /// as "surrogate". To be called before a block is shown.
    void placeAbove(const std::string& section, QWidget& widget);
    /// The form that holds the option `name` of the shown block, or nullptr.
    OptionForm* formOf(const std::string& name) const;
    /// What else there is to say of the shown block's options; nothing of those not named.
    void setRemarks(const std::map<std::string, QString>& remarks);
    /// Leads to where that option is edited: focus, selection, scrolling, a mark.
    void focusOption(const std::string& name);
    /// Puts the focus on the first thing that can be edited.
    void focusFirst();

Q_SIGNALS:
    /// Another block, or the experiment as a whole (0), is shown.
    void blockShown(obscura::BlockId block);

private:
    /// Options whose names share what stands before the dot.
    struct Section {
        std::string prefix;
        ThemedLabel* heading;
        OptionForm* form;
    };

    void makeHeader(QVBoxLayout* layout);
    void refresh();
    void refreshEmpty();
    void refreshSections(const Block& block);
    void refreshDevice(const Block& block);
    void refreshProblems(const Block& block);
    void setSectionPrefixes(const std::vector<std::string>& prefixes);
    Section makeSection(const std::string& prefix);
    void place(const Section& section);
    void release(const Section& section);
    void orderTabs() const;
    void rename(const QString& name);
    void change(const std::string& option, const OptionValue& value);

    ExperimentDocument& m_document;
    EditSession m_naming;
    EditSession m_changing;
    BlockId m_block = 0;
    std::vector<Section> m_sections;
    NameField* m_name;
    ExperimentPanel* m_experiment;
    ThemedLabel* m_kind;
    ThemedLabel* m_sizes;
    ThemedLabel* m_description;
    ThemedLabel* m_samples;  ///< of a data set
    ThemedLabel* m_problems;
    DeviceCard* m_device;
    std::map<std::string, QWidget*> m_above;  ///< by prefix
    QVBoxLayout* m_sectionLayout;
};

}  // namespace obscura
