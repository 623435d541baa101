// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/WorkspaceTabs.h"

#include "widgets/canvas/view/CanvasPane.h"
#include "widgets/documents/RunMark.h"
#include "widgets/documents/Workspace.h"

#include <QFileInfo>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QTabBar>
#include <algorithm>

namespace obscura {

namespace {

// In characters, icon and button included.
constexpr int kWidestTab = 64;
constexpr int kNarrowestTab = 26;  ///< of a title that is cut; narrower ones are scrolled

/// The same for every way of writing the path of one file.
QString identity(const QString& file) {
    const QFileInfo info(file);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

}  // namespace

/// A bar whose tabs the middle button closes, whose long titles don't push others out, and where
/// short ones stay whole.
class WorkspaceTabs::Bar : public QTabBar {
protected:
    QSize tabSizeHint(int index) const override { return narrowed(index, kWidestTab); }
    QSize minimumTabSizeHint(int index) const override { return narrowed(index, kNarrowestTab); }
    void mouseReleaseEvent(QMouseEvent* event) override {
        const int index = tabAt(event->pos());
        if (event->button() == Qt::MiddleButton && index >= 0)
            Q_EMIT tabCloseRequested(index);
        else
            QTabBar::mouseReleaseEvent(event);
    }

private:
    QSize narrowed(int index, int characters) const {
        const QSize hint = QTabBar::tabSizeHint(index);
        return {std::min(hint.width(), fontMetrics().averageCharWidth() * characters),
                hint.height()};
    }
};

WorkspaceTabs::WorkspaceTabs(QWidget* parent) : QTabWidget(parent) {
    setTabBar(new Bar);
    tabBar()->setAccessibleName(tr("Open experiments"));
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideMiddle);
    tabBar()->setExpanding(false);
    connect(this, &QTabWidget::currentChanged, this, [this](int index) {
        if (index < 0)
            return;
        at(index)->noteSeen();
        Q_EMIT activated();
    });
    connect(this, &QTabWidget::tabCloseRequested, this,
            [this](int index) { Q_EMIT closeRequested(at(index)); });
}

// The workspaces first: their canvases are pages of this widget.
WorkspaceTabs::~WorkspaceTabs() {
    disconnect(this, &QTabWidget::currentChanged, this, nullptr);
    m_workspaces.clear();
}

Workspace& WorkspaceTabs::add() {
    Workspace& workspace = *m_workspaces.emplace_back(std::make_unique<Workspace>());
    connect(&workspace, &Workspace::changed, this, [this, &workspace] { label(workspace); });
    {
        const QSignalBlocker blocker(this);
        addTab(&workspace.canvas(), {});
        label(workspace);
    }
    Q_EMIT added(&workspace);
    return workspace;
}

void WorkspaceTabs::remove(Workspace& workspace) {
    removeTab(indexOf(&workspace.canvas()));
    std::erase_if(m_workspaces, [&](const auto& each) { return each.get() == &workspace; });
}

Workspace* WorkspaceTabs::at(int index) const {
    const auto found =
        std::find_if(m_workspaces.begin(), m_workspaces.end(),
                     [page = widget(index)](const auto& each) { return &each->canvas() == page; });
    return found == m_workspaces.end() ? nullptr : found->get();
}

Workspace& WorkspaceTabs::active() const {
    return *at(currentIndex());
}

void WorkspaceTabs::activate(Workspace& workspace) {
    setCurrentWidget(&workspace.canvas());
}

std::vector<Workspace*> WorkspaceTabs::all() const {
    std::vector<Workspace*> result;
    result.reserve(std::size_t(count()));
    for (int i = 0; i < count(); ++i)
        result.push_back(at(i));
    return result;
}

Workspace* WorkspaceTabs::holding(const QString& file) const {
    for (Workspace* const each : all()) {
        const QString own = each->document().file();
        if (!own.isEmpty() && identity(own) == identity(file))
            return each;
    }
    return nullptr;
}

void WorkspaceTabs::step(int way) {
    setCurrentIndex((currentIndex() + way + count()) % count());
}

void WorkspaceTabs::label(Workspace& workspace) {
    const int index = indexOf(&workspace.canvas());
    ExperimentDocument& document = workspace.document();
    const QString star = document.isModified() ? QStringLiteral(" *") : QString();
    setTabText(index, document.title().replace('&', "&&") + star);
    setTabIcon(index, runMark(workspace.activity(), workspace.share()));
    QStringList tip{document.file().isEmpty() ? tr("%1 (not in a file yet)").arg(document.title())
                                              : QFileInfo(document.file()).absoluteFilePath()};
    if (const QString run = runMarkText(workspace.activity(), workspace.share()); !run.isEmpty())
        tip << run;
    setTabToolTip(index, tip.join('\n'));
}

}  // namespace obscura
