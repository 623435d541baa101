// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <memory>
#include <vector>

namespace obscura {

class Workspace;

/// The open experiments as tabs, each with its canvas, a star while it has unsaved changes and a
/// mark of its run. A single one has its tab, too, so that a second one moves nothing.
class WorkspaceTabs : public QTabWidget {
    Q_OBJECT

public:
    explicit WorkspaceTabs(QWidget* parent = nullptr);
    ~WorkspaceTabs() override;

    /// A new workspace, in the last tab. The first one is the active one, without a signal.
    Workspace& add();
    /// Takes the tab away and destroys the workspace; another comes to the front before that.
    void remove(Workspace& workspace);

    /// Precondition of both: there is one.
    Workspace& active() const;
    void activate(Workspace& workspace);
    /// From left to right.
    std::vector<Workspace*> all() const;
    /// The one whose document is kept in `file`, or nullptr.
    Workspace* holding(const QString& file) const;
    /// Brings the tab `way` to the right to the front; after the last comes the first.
    void step(int way);

Q_SIGNALS:
    /// It has its tab, but needn't be in front yet.
    void added(obscura::Workspace* workspace);
    /// Another workspace has come to the front.
    void activated();
    void closeRequested(obscura::Workspace* workspace);

private:
    class Bar;
    Workspace* at(int index) const;
    void label(Workspace& workspace);

    std::vector<std::unique_ptr<Workspace>> m_workspaces;  ///< in the order of their making
};

}  // namespace obscura
