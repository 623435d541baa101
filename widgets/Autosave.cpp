// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Autosave.h"

#include "core/base/AtomicFile.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/RunFiles.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/SessionLock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QUuid>
#include <filesystem>

namespace obscura {

namespace {

const QString kPrefix = QStringLiteral("session-");
const QString kLockName = QStringLiteral("lock");
const QString kExperimentName = QString::fromUtf8(kExperimentFile);
/// Holds the path of the file that the experiment was opened from.
const QString kOriginName = QStringLiteral("file.txt");

std::filesystem::path path(const QString& folder, const QString& name) {
    return QDir(folder).filePath(name).toStdU16String();
}

std::unique_ptr<QLockFile> lockIn(const QString& folder) {
    return sessionLock(QDir(folder).filePath(kLockName));
}

}  // namespace

Autosave::Autosave(ExperimentDocument& document, const QString& root, int pause)
    : m_document(document),
      m_folder(QDir(root).filePath(kPrefix + QUuid::createUuid().toString(QUuid::WithoutBraces))) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &Autosave::write);
    connect(&document, &ExperimentDocument::changed, this, &Autosave::note);
    connect(&document, &ExperimentDocument::titleChanged, this, &Autosave::note);
    note();
}

Autosave::~Autosave() {
    forget();
}

void Autosave::note() {
    if (!m_document.isModified())
        forget();
    else if (!m_pause.isActive())
        m_pause.start();
}

void Autosave::forget() {
    m_pause.stop();
    if (!m_lock)
        return;
    m_lock.reset();
    QDir(m_folder).removeRecursively();
}

bool Autosave::write() {
    m_pause.stop();
    if (!m_document.isModified())
        return true;
    try {
        if (!m_lock) {
            QDir().mkpath(m_folder);
            m_lock = lockIn(m_folder);
            m_lock->tryLock();
        }
        writeFileAtomically(path(m_folder, kOriginName), m_document.file().toStdString());
        writeFileAtomically(path(m_folder, kExperimentName),
                            formatExperiment(m_document.experiment()));
        if (std::exchange(m_hasFailed, false))
            Q_EMIT works();
        return true;
    } catch (const UserError& error) {
        if (!std::exchange(m_hasFailed, true))
            Q_EMIT failed(tr("Unsaved changes can't be kept in case the program is ended: %1")
                              .arg(QString::fromUtf8(error.what())));
        return false;
    }
}

std::vector<Recovery> Autosave::leftovers(const QString& root) {
    std::vector<Recovery> found;
    for (const QFileInfo& info :
         QDir(root).entryInfoList({kPrefix + '*'}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
        const QString folder = info.absoluteFilePath();
        if (!lockIn(folder)->tryLock())
            continue;
        try {
            Recovery recovery{loadExperiment(path(folder, kExperimentName)), {}, folder};
            const std::string file = readFile(path(folder, kOriginName));
            if (!isWithinRun(QString::fromStdString(file).toStdU16String()))
                recovery.file = QString::fromStdString(file);
            found.push_back(std::move(recovery));
        } catch (const UserError&) {
            continue;
        }
    }
    return found;
}

void Autosave::discard(const Recovery& recovery) {
    QDir(recovery.folder).removeRecursively();
}

}  // namespace obscura
