// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueKeeper.h"

#include "core/base/AtomicFile.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/SessionLock.h"
#include "widgets/queue/RunQueue.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <filesystem>

namespace obscura {

namespace {

const QString kPrefix = QStringLiteral("queue-");
const QString kSuffix = QStringLiteral(".json");
constexpr int kVersion = 1;

std::filesystem::path path(const QString& file) {
    return file.toStdU16String();
}

std::unique_ptr<QLockFile> lockOf(const QString& file) {
    return sessionLock(file + QStringLiteral(".lock"));
}

std::string textOf(const QJsonArray& waiting) {
    return QJsonDocument(QJsonObject{{"version", kVersion}, {"waiting", waiting}})
        .toJson()
        .toStdString();
}

QJsonObject entryOf(const QueueEntry& entry) {
    const std::string text = formatExperiment(entry.experiment);
    return {{"title", entry.title},
            {"experiment", QJsonDocument::fromJson(QByteArray::fromStdString(text)).object()}};
}

/// The entries of such a file. Throws UserError.
QJsonArray waitingIn(const QString& file) {
    const QByteArray text = QByteArray::fromStdString(readFile(path(file)));
    QJsonParseError error;
    const QJsonObject all = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        throw UserError((file + ": found " + error.errorString() + " at character " +
                         QString::number(error.offset) + ", expected JSON")
                            .toStdString());
    const int version = all["version"].toInt();
    if (version < 1 || version > kVersion)
        throw UserError((file + ": found version " + QString::number(version) + ", expected " +
                         QString::number(kVersion))
                            .toStdString());
    if (!all["waiting"].isArray())
        throw UserError((file + ": found no list \"waiting\"").toStdString());
    return all["waiting"].toArray();
}

}  // namespace

QueueKeeper::QueueKeeper(RunQueue& queue, const QString& root, int pause)
    : m_queue(queue),
      m_file(QDir(root).filePath(kPrefix + QUuid::createUuid().toString(QUuid::WithoutBraces) +
                                 kSuffix)) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &QueueKeeper::write);
    connect(&queue, &RunQueue::changed, this, &QueueKeeper::note);
    note();
}

QueueKeeper::~QueueKeeper() = default;

/// A run that gets on is no news for the file.
void QueueKeeper::note() {
    std::vector<int> waiting;
    for (const QueueEntry& each : m_queue.entries()) {
        if (each.state == QueueEntry::State::Waits)
            waiting.push_back(each.id);
    }
    if (waiting == m_written)
        m_pause.stop();
    else if (!m_pause.isActive())
        m_pause.start();
}

bool QueueKeeper::write() {
    m_pause.stop();
    std::vector<int> ids;
    QJsonArray waiting;
    for (const QueueEntry& each : m_queue.entries()) {
        if (each.state != QueueEntry::State::Waits)
            continue;
        ids.push_back(each.id);
        waiting.append(entryOf(each));
    }
    try {
        if (waiting.isEmpty()) {
            remove();
        } else {
            if (!m_lock) {
                QDir().mkpath(QFileInfo(m_file).path());
                m_lock = lockOf(m_file);
                m_lock->tryLock();
            }
            writeFileAtomically(path(m_file), textOf(waiting));
        }
    } catch (const UserError& error) {
        if (!std::exchange(m_hasFailed, true))
            Q_EMIT failed(tr("The queue can't be kept in case the program is ended: %1")
                              .arg(QString::fromUtf8(error.what())));
        return false;
    }
    m_written = std::move(ids);
    m_hasFailed = false;
    return true;
}

void QueueKeeper::remove() {
    if (!m_lock)
        return;
    QFile::remove(m_file);
    m_lock.reset();
}

void QueueKeeper::close() {
    disconnect(&m_queue, nullptr, this, nullptr);
    write();
    m_lock.reset();
}

int QueueKeeper::takeOver() {
    const QDir root(QFileInfo(m_file).path());
    int taken = 0;
    for (const QFileInfo& info :
         root.entryInfoList({kPrefix + '*' + kSuffix}, QDir::Files, QDir::Time | QDir::Reversed)) {
        const QString file = info.absoluteFilePath();
        const auto lock = lockOf(file);
        if (file != QFileInfo(m_file).absoluteFilePath() && lock->tryLock())
            taken += takeOver(file);
    }
    return taken;
}

/// In this order, so that at no moment an entry is in no file.
int QueueKeeper::takeOver(const QString& file) {
    int taken = 0;
    QJsonArray left;
    try {
        for (const QJsonValue& each : waitingIn(file)) {
            const QString title = each["title"].toString();
            try {
                const std::string text =
                    QJsonDocument(each["experiment"].toObject()).toJson().toStdString();
                const Experiment experiment = parseExperiment(text, file.toStdString());
                m_queue.setPaused(true);
                m_queue.add(experiment, title);
                ++taken;
            } catch (const UserError& error) {
                left.append(each);
                Q_EMIT failed(tr("“%1” was in the queue and can't run; it is kept in %2: %3")
                                  .arg(title, file, QString::fromUtf8(error.what())));
            }
        }
        if (taken == 0 || !write())
            return taken;
        if (left.isEmpty())
            QFile::remove(file);
        else
            writeFileAtomically(path(file), textOf(left));
    } catch (const UserError& error) {
        Q_EMIT failed(tr("A queue can't be read: %1").arg(QString::fromUtf8(error.what())));
    }
    return taken;
}

}  // namespace obscura
