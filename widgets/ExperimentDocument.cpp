// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ExperimentDocument.h"

#include "widgets/DataLook.h"

#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QUndoCommand>
#include <filesystem>

namespace obscura {

namespace {
/// Undo commands merge only with their own kind.
constexpr int kEditCommandId = 1;

template <class T>
Patch::Change<T> swapped(const Patch::Change<T>& change) {
    return {change.after, change.before};
}

template <class T>
std::optional<Patch::Change<T>> swapped(const std::optional<Patch::Change<T>>& change) {
    return change ? std::optional(swapped(*change)) : std::nullopt;
}

/// What undoing `patch` does, so that views see an undo as one more change.
Patch inverse(const Patch& patch) {
    Patch result;
    for (const auto& [id, change] : patch.blocks)
        result.blocks.emplace(id, swapped(change));
    result.order = swapped(patch.order);
    result.edges = swapped(patch.edges);
    result.groups = swapped(patch.groups);
    result.notes = swapped(patch.notes);
    result.training = swapped(patch.training);
    result.name = swapped(patch.name);
    result.description = swapped(patch.description);
    return result;
}

}  // namespace

/// Holds the difference that an edit made. Merges with the edit before when both are of the same
/// session.
class ExperimentDocument::EditCommand : public QUndoCommand {
public:
    EditCommand(ExperimentDocument& document, const QString& text, Patch patch, int session)
        : QUndoCommand(text), m_document(document), m_patch(std::move(patch)), m_session(session) {}

    void redo() override { m_document.apply(m_patch, true); }
    void undo() override { m_document.apply(m_patch, false); }
    int id() const override { return m_session == 0 ? -1 : kEditCommandId; }

    bool mergeWith(const QUndoCommand* command) override {
        const auto& next = static_cast<const EditCommand&>(*command);
        if (next.m_session != m_session)
            return false;
        m_patch = composed(m_patch, next.m_patch);
        setText(next.text());
        setObsolete(m_patch.empty());
        return true;
    }

private:
    ExperimentDocument& m_document;
    Patch m_patch;
    int m_session;
};

ExperimentDocument::ExperimentDocument(QObject* parent)
    : QObject(parent), m_report(inspectExperiment(m_experiment, m_files.of(m_experiment))) {
    qRegisterMetaType<obscura::Patch>();
    connect(&m_undo, &QUndoStack::cleanChanged, this, &ExperimentDocument::titleChanged);
    // After undo or redo, typing on in the same field is a new thought.
    connect(&m_undo, &QUndoStack::indexChanged, this, [this](int index) {
        if (index < m_undo.count())
            commitSession();
    });
    // The files of a data set come and go while another program is in front.
    if (auto* const app = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(app, &QGuiApplication::applicationStateChanged, this,
                [this](Qt::ApplicationState state) {
                    if (state == Qt::ApplicationActive)
                        lookAgain();
                });
}

// A history that is destroyed says that it is clean, when title and value are gone already.
ExperimentDocument::~ExperimentDocument() {
    m_undo.disconnect(this);
}

void ExperimentDocument::reset(Experiment experiment, const QString& file) {
    m_experiment = std::move(experiment);
    m_report = inspectExperiment(m_experiment, m_files.again(m_experiment));
    lookAtData();
    m_file = file;
    m_original.clear();
    commitSession();
    m_undo.clear();
    m_undo.setClean();  // an empty history may be modified, see recover()
    Q_EMIT resetDone();
    Q_EMIT titleChanged();
}

void ExperimentDocument::recover(Experiment experiment, const QString& file) {
    reset(std::move(experiment), file);
    m_undo.resetClean();
}

void ExperimentDocument::recoverBeside(Experiment experiment, const QString& original) {
    recover(std::move(experiment), {});
    m_original = original;
    Q_EMIT titleChanged();
}

void ExperimentDocument::edit(const QString& text, const std::function<void(Experiment&)>& change) {
    push(text, change, 0);
}

void ExperimentDocument::push(const QString& text, const std::function<void(Experiment&)>& change,
                              int session) {
    Experiment after = m_experiment;
    change(after);
    Patch patch = difference(m_experiment, after);
    if (patch.empty())
        return;
    if (session == 0)
        commitSession();
    m_undo.push(new EditCommand(*this, text, std::move(patch), session));
}

int ExperimentDocument::beginSession() {
    m_session = ++m_sessions;
    return m_session;
}

void ExperimentDocument::lookAgain() {
    const std::optional<DatasetFacts> data = files().data;
    InspectionReport now = inspectExperiment(m_experiment, m_files.again(m_experiment));
    lookAtData();
    if (now.problems == m_report.problems && files().data == data)
        return;
    m_report = std::move(now);
    Q_EMIT changed({});
}

void ExperimentDocument::lookAtData() {
    const std::optional<DatasetSettings>& pending = m_files.pending();
    if (!pending)
        return m_look.reset();
    if (m_look && m_look->settings() == *pending)
        return;
    m_look = std::make_unique<DataLook>(*pending);
    connect(m_look.get(), &DataLook::found, this, &ExperimentDocument::learn);
}

void ExperimentDocument::learn(const DataFindings& findings) {
    const std::optional<DatasetFacts> data = files().data;
    m_files.learn(m_look->settings(), findings);
    m_look.release()->deleteLater();  // it is the one that speaks
    InspectionReport now = inspectExperiment(m_experiment, files());
    if (now.problems == m_report.problems && files().data == data)
        return;
    m_report = std::move(now);
    Q_EMIT changed({});
}

void ExperimentDocument::commitSession() {
    m_session = 0;
}

QString ExperimentDocument::title() const {
    if (!m_file.isEmpty())
        return QFileInfo(m_file).fileName();
    if (!m_original.isEmpty())
        return tr("%1 (recovered)").arg(QFileInfo(m_original).fileName());
    return QString::fromStdString(m_experiment.name);
}

void ExperimentDocument::save(const QString& file) {
    saveExperiment(m_experiment, std::filesystem::path(file.toStdU16String()));
    commitSession();
    m_file = file;
    m_original.clear();
    m_undo.setClean();
    Q_EMIT titleChanged();
}

void ExperimentDocument::apply(const Patch& patch, bool forward) {
    if (forward)
        applyForward(patch, m_experiment);
    else
        applyBackward(patch, m_experiment);
    m_report = inspectExperiment(m_experiment, m_files.of(m_experiment));
    lookAtData();
    Q_EMIT changed(forward ? patch : inverse(patch));
    if (patch.name)
        Q_EMIT titleChanged();
}

}  // namespace obscura
