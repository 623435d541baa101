// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QString>
#include <functional>
#include <optional>

namespace obscura {

class ExperimentDocument;

/// An edit that goes on for a while, such as a drag or a word being typed: all that it submits is
/// seen at once, and is one undo step in the end. It begins with the first submit() after a
/// commit(). Whatever else happens to the document commits it too: another edit, undo, saving, a
/// run that starts.
class EditSession {
public:
    /// `document` must outlive the session, but for its destruction.
    explicit EditSession(ExperimentDocument& document) : m_document(document) {}

    /// Applies `change` to the experiment as it is now; the step is then called `text`. A UserError
    /// that `change` throws leaves the document as it was and reaches the caller.
    void submit(const QString& text, const std::function<void(Experiment&)>& change);
    /// What is submitted from now on is another step.
    void commit();
    /// The experiment is again what it was when the session began, and no step is left of it.
    void rollBack();
    bool isOpen() const;

private:
    ExperimentDocument& m_document;
    int m_id = 0;                        ///< by which the document knows it; 0: never begun
    std::optional<Experiment> m_before;  ///< while it is open
};

}  // namespace obscura
