// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/OptionForm.h"

#include "widgets/panels/OptionField.h"

#include <QGridLayout>
#include <algorithm>
#include <utility>

namespace obscura {

namespace {

constexpr int kLabelCharacters = 17;
constexpr int kMessageIndent = 2;

bool isSameSchema(const std::vector<OptionField*>& fields, const std::vector<OptionInfo>& schema) {
    return std::ranges::equal(fields, schema, {}, &OptionField::info);
}

}  // namespace

OptionForm::OptionForm(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(4);
    m_layout->setColumnStretch(1, 1);
    m_layout->setColumnMinimumWidth(0, labelWidth(*this));
}

// A field that still has the focus speaks once more while the widgets are taken down.
OptionForm::~OptionForm() {
    for (OptionField* const field : m_fields)
        field->disconnect(this);
}

int OptionForm::labelWidth(const QWidget& widget) {
    return widget.fontMetrics().averageCharWidth() * kLabelCharacters;
}

void OptionForm::setSchema(const std::vector<OptionInfo>& schema) {
    if (isSameSchema(m_fields, schema))
        return;
    std::vector<OptionField*> old = std::exchange(m_fields, {});
    for (const OptionInfo& info : schema) {
        const auto kept = std::find_if(old.begin(), old.end(), [&](const OptionField* field) {
            return field->info() == info;
        });
        OptionField* const field = kept != old.end() ? *kept : makeField(info);
        if (kept != old.end())
            old.erase(kept);
        place(*field, 2 * int(m_fields.size()));
        m_fields.push_back(field);
    }
    for (OptionField* const field : old)
        release(*field);
}

OptionField* OptionForm::makeField(const OptionInfo& info) {
    auto* const field = new OptionField(info, this);
    field->label()->setFixedWidth(m_layout->columnMinimumWidth(0));
    field->message()->setIndent(kMessageIndent);
    connect(field, &OptionField::edited, this, [this, field](const OptionValue& value) {
        Q_EMIT edited(QString::fromStdString(field->info().name), value);
    });
    connect(field, &OptionField::finished, this, &OptionForm::finished);
    return field;
}

void OptionForm::place(const OptionField& field, int row) {
    for (QWidget* const widget : field.widgets())
        m_layout->removeWidget(widget);
    m_layout->addWidget(field.label(), row, 0);
    m_layout->addWidget(field.editor(), row, 1);
    m_layout->addWidget(field.message(), row + 1, 0, 1, 2);
}

/// Lets go of a field that may be the one that just spoke, with its popup or its focus on the way.
void OptionForm::release(OptionField& field) {
    disconnect(&field, &OptionField::edited, this, nullptr);
    for (QWidget* const widget : field.widgets()) {
        m_layout->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
    field.deleteLater();
}

void OptionForm::setValues(const Options& options) {
    for (OptionField* const field : m_fields) {
        const auto set = options.find(field->info().name);
        field->setValue(set != options.end() ? set->second : field->info().initial);
    }
    showWhatCounts();
}

void OptionForm::setProblems(const std::map<std::string, QString>& problems) {
    for (OptionField* const field : m_fields) {
        const auto problem = problems.find(field->info().name);
        field->setProblem(problem != problems.end() ? problem->second : QString());
    }
    showWhatCounts();
}

void OptionForm::setRemarks(const std::map<std::string, QString>& remarks) {
    for (OptionField* const field : m_fields) {
        const auto remark = remarks.find(field->info().name);
        field->setRemark(remark != remarks.end() ? remark->second : QString());
    }
}

/// A field that is at fault is shown in any case.
void OptionForm::showWhatCounts() {
    for (OptionField* const each : m_fields) {
        const OptionInfo::Condition& condition = each->info().countsFor;
        const OptionField* const other = field(condition.option);
        const bool counts =
            !other || std::ranges::find(condition.choices, formatOption(other->value())) !=
                          condition.choices.end();
        each->setShown(counts || each->hasProblem());
    }
}

void OptionForm::setRefusal(const std::string& name, const QString& message) {
    if (OptionField* const f = field(name))
        f->setRefusal(message);
}

OptionField* OptionForm::field(const std::string& name) const {
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&](const OptionField* f) { return f->info().name == name; });
    return found != m_fields.end() ? *found : nullptr;
}

std::vector<QWidget*> OptionForm::editors() const {
    std::vector<QWidget*> result;
    for (const OptionField* const f : m_fields)
        result.push_back(f->editor());
    return result;
}

}  // namespace obscura
