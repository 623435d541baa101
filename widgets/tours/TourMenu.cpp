// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourMenu.h"

#include "devices/Error.h"
#include "widgets/MainWindow.h"
#include "widgets/ToolTip.h"
#include "widgets/language/Translated.h"
#include "widgets/tours/TourCard.h"
#include "widgets/tours/TourGuide.h"
#include "widgets/tours/TourStage.h"

#include <QDesktopServices>
#include <QDir>
#include <QSettings>
#include <QUrl>

namespace obscura {

namespace {

const QString kCompletedKey = QStringLiteral("tours/completed");

}  // namespace

TourMenu::TourMenu(const QString& title, MainWindow& window)
    : QMenu(title, &window),
      m_window(window),
      m_guide(new TourGuide(window)),
      m_stage(new TourStage(*m_guide, window)) {
    setToolTipsVisible(true);
    menuAction()->setToolTip(tr("Cards that lead through the program and check each step"));
    connect(this, &QMenu::aboutToShow, this, &TourMenu::fill);
    connect(m_guide, &TourGuide::completed, this, &TourMenu::noteCompleted);
    connect(m_guide, &TourGuide::failed, this,
            [this](const QString& reason) { m_window.active().reportError(reason); });
    connect(&m_stage->card(), &TourCard::termRequested, this,
            [this](const QString& term) { m_window.showTerm(term); });
    fill();
}

void TourMenu::start(const Tour& tour) {
    m_guide->start(tour);
}

QStringList TourMenu::completed() {
    return QSettings().value(kCompletedKey).toStringList();
}

void TourMenu::noteCompleted(const QString& name) {
    QStringList names = completed();
    if (names.contains(name))
        return;
    QSettings().setValue(kCompletedKey, names << name);
}

void TourMenu::fill() {
    clear();
    const QStringList done = completed();
    int number = 0;
    for (const TourEntry& entry : allTours())
        addEntry(entry, ++number, done.contains(entry.name));
    addSeparator();
    QAction* const own = addAction(tr("&Own tours…"), this, [] {
        QDir().mkpath(ownToursFolder());
        QDesktopServices::openUrl(QUrl::fromLocalFile(ownToursFolder()));
    });
    own->setToolTip(wrappedToolTip(
        tr("Opens the folder whose tours, one JSON file each, are listed here, too: %1")
            .arg(QDir::toNativeSeparators(ownToursFolder()))));
}

void TourMenu::addEntry(const TourEntry& entry, int number, bool isCompleted) {
    const QString title = entry.tour ? translated(entry.tour->title) : entry.name;
    // Digits and a mark in words' place: a check box would say that the entry is switched.
    const QString text =
        QStringLiteral("%1  %2").arg(number).arg(title) + (isCompleted ? tr("  ✓ done") : "");
    QAction* const action = addAction(text);
    action->setObjectName("tour " + entry.name);
    action->setToolTip(wrappedToolTip(entry.tour ? translated(entry.tour->about) : entry.error));
    connect(action, &QAction::triggered, this, [this, entry] {
        entry.tour ? begin(*entry.tour) : m_window.active().reportError(entry.error);
    });
}

void TourMenu::begin(const Tour& tour) {
    try {
        start(tour);
    } catch (const UserError& error) {
        m_window.active().reportError(QString::fromUtf8(error.what()));
    }
}

}  // namespace obscura
