// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Presentation.h"

#include "widgets/LineScale.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/panels/RunBar.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>
#include <QShortcut>
#include <QStatusBar>
#include <QToolBar>
#include <algorithm>
#include <array>

namespace obscura {

namespace {

constexpr double kLargeType = 1.5;
constexpr double kLeastType = 1.2;  ///< where the window would be wider than the screen
constexpr double kThickLines = 1.8;
constexpr double kDockShare = 0.5;  ///< of the window's height, for what stands below the canvas
constexpr std::array kEditingDocks = {"palette", "properties", "training"};

QFont enlarged(QFont font, double scale) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(scale * font.pointSizeF());
    else
        font.setPixelSize(int(scale * font.pixelSize()));
    return font;
}

}  // namespace

Presentation::Presentation(QMainWindow& window, WorkspaceTabs& tabs)
    : QObject(&window),
      m_window(window),
      m_tabs(tabs),
      m_action(new QAction(tr("&Present"), this)),
      m_escape(new QShortcut(Qt::Key_Escape, &window)) {
    m_action->setShortcut(Qt::Key_F11);
    m_action->setCheckable(true);
    m_action->setToolTip(tr("Full screen, large type and thick lines, for an audience"));
    connect(m_action, &QAction::triggered, this, [this](bool on) { on ? enter() : leave(); });
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, &Presentation::leave);
    // Each tab brings a toolbar of its own.
    connect(&tabs, &WorkspaceTabs::activated, this, [this] {
        if (m_isOn)
            hideTools();
    });
}

Presentation::~Presentation() {
    if (!m_isOn)
        return;
    setLineScale(1);
    QApplication::setFont(m_font);
}

void Presentation::enter(Room room) {
    if (m_isOn)
        return;
    m_isOn = true;
    m_font = QApplication::font();
    m_docks = m_window.saveState();
    m_geometry = m_window.saveGeometry();
    m_windowState = m_window.windowState();
    m_hadStatusBar = !m_window.statusBar()->isHidden();
    hideTools();
    m_window.statusBar()->hide();
    // The screen is taken in the system's own time.
    const QSize size = room == Room::FullScreen ? m_window.screen()->size() : m_window.size();
    enlarge(size.width());
    if (room == Room::FullScreen)
        m_window.setWindowState(m_windowState | Qt::WindowFullScreen);
    for (QDockWidget* const dock : m_window.findChildren<QDockWidget*>()) {
        if (m_window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea && dock->isVisible())
            m_window.resizeDocks({dock}, {int(kDockShare * size.height())}, Qt::Vertical);
    }
    m_action->setChecked(true);
    m_escape->setEnabled(true);
    Q_EMIT changed(true);
}

void Presentation::leave() {
    if (!m_isOn)
        return;
    m_isOn = false;
    m_escape->setEnabled(false);
    m_action->setChecked(false);
    m_window.statusBar()->setVisible(m_hadStatusBar);
    m_tabs.active().runBar().show();
    setSizes(1, m_font);
    m_window.setWindowState(m_windowState);
    m_window.restoreGeometry(m_geometry);
    m_window.restoreState(m_docks);
    Q_EMIT changed(false);
}

/// As far as the window then fits into that width.
void Presentation::enlarge(int width) {
    setSizes(kThickLines, enlarged(m_font, kLargeType));
    const int needed = m_window.minimumSizeHint().width();
    if (needed <= width)
        return;
    const double fitting = kLargeType * width / needed;
    setSizes(kThickLines, enlarged(m_font, std::max(kLeastType, fitting)));
}

void Presentation::setSizes(double lines, const QFont& font) {
    // Before the font, at whose news plots look at it.
    setLineScale(lines);
    QApplication::setFont(font);
    // Widgets hear of it by posted events, and then ask for other sizes, which docks are to fit.
    QCoreApplication::sendPostedEvents();
    for (Workspace* const each : m_tabs.all())
        each->scene().update();
}

void Presentation::hideTools() {
    for (const char* const name : kEditingDocks) {
        if (auto* const dock = m_window.findChild<QDockWidget*>(name))
            dock->hide();
    }
    for (QToolBar* const bar :
         m_window.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
        bar->hide();
}

}  // namespace obscura
