// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/OptionForm.h"

#include "widgets/panels/OptionField.h"

#include <QGridLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kLabelCharacters = 17;
constexpr int kMessageIndent = 2;

bool isSameSchema(const std::vector<OptionField*>& fields, const std::vector<OptionInfo>& schema) {
    return std::equal(fields.begin(), fields.end(), schema.begin(), schema.end(),
                      [](const OptionField* field, const OptionInfo& info) {
                          const OptionInfo& old = field->info();
                          return old.name == info.name && old.title == info.title &&
                                 old.help == info.help && old.initial == info.initial &&
                                 old.minimum == info.minimum && old.maximum == info.maximum &&
                                 old.choices == info.choices &&
                                 old.choiceTitles == info.choiceTitles && old.hint == info.hint;
                      });
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

void OptionForm::clear() {
    for (OptionField* const field : m_fields) {
        delete field->label();
        delete field->editor();
        delete field->message();
        delete field;
    }
    m_fields.clear();
}

void OptionForm::setSchema(const std::vector<OptionInfo>& schema) {
    if (isSameSchema(m_fields, schema))
        return;
    clear();
    for (const OptionInfo& info : schema) {
        auto* const field = new OptionField(info, this);
        const int row = 2 * int(m_fields.size());
        field->label()->setFixedWidth(m_layout->columnMinimumWidth(0));
        m_layout->addWidget(field->label(), row, 0);
        m_layout->addWidget(field->editor(), row, 1);
        m_layout->addWidget(field->message(), row + 1, 0, 1, 2);
        field->message()->setIndent(kMessageIndent);
        connect(field, &OptionField::edited, this, [this, field](const OptionValue& value) {
            Q_EMIT edited(QString::fromStdString(field->info().name), value);
        });
        connect(field, &OptionField::finished, this, &OptionForm::finished);
        m_fields.push_back(field);
    }
}

void OptionForm::setValues(const Options& options) {
    for (OptionField* const field : m_fields) {
        const auto set = options.find(field->info().name);
        field->setValue(set != options.end() ? set->second : field->info().initial);
    }
}

void OptionForm::setProblems(const std::map<std::string, QString>& problems) {
    for (OptionField* const field : m_fields) {
        const auto problem = problems.find(field->info().name);
        field->setProblem(problem != problems.end() ? problem->second : QString());
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

}  // namespace obscura
