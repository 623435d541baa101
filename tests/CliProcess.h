// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <functional>
#include <nlohmann/json.hpp>

namespace obscura {

/// What a call of the terminal program gave.
struct Answer {
    int code = -1;       ///< its exit code; −1 where it crashed or did not end
    nlohmann::json out;  ///< stdout, or discarded where that is no JSON
    QString err;
};

inline constexpr int kCliTimeout = 120000;  ///< ms, generous for sanitizers

inline Answer finished(QProcess& process) {
    Answer answer;
    if (!process.waitForFinished(kCliTimeout) || process.exitStatus() != QProcess::NormalExit)
        return answer;
    answer.code = process.exitCode();
    answer.out =
        nlohmann::json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
    answer.err = QString::fromUtf8(process.readAllStandardError());
    return answer;
}

/// Calls the terminal program; `prepare` is called in the new process before it is the program.
inline Answer callCli(const QStringList& arguments, const QByteArray& input = {},
                      const std::function<void()>& prepare = {}) {
    QProcess process;
    if (prepare)
        process.setChildProcessModifier(prepare);
    process.start(OBSCURA_CLI, arguments);
    process.write(input);
    process.closeWriteChannel();
    return finished(process);
}

/// Training on a data set of writeTinyDataset in `data`, recorded in `runs`.
inline QStringList tinyTraining(const QString& data, const QString& runs,
                                const QStringList& more = {}) {
    return QStringList{"train", "fashion-mnist-slm", "--out", runs, "--threads", "1"} +
           QStringList{"--set", "dataset.source=mnist", "--set", "dataset.folder=" + data} +
           QStringList{"--set", "training.batch=32"} + more;
}

}  // namespace obscura
