// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace obscura {

/// Runs a program, "sox" or "flac", with words that stand with spaces between them, in `folder`;
/// what it says of its failure, or nothing.
inline QString failureOf(const QString& program, const QString& words, const QString& folder) {
    constexpr int kPatience = 60000;
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, words.split(' ', Qt::SkipEmptyParts));
    if (!process.waitForFinished(kPatience))
        return program + ": " + process.errorString();
    return process.exitCode() == 0
               ? QString()
               : program + ": " + QString::fromUtf8(process.readAllStandardError());
}

/// A tone of `seconds` as `folder`/`name`, whose folders are made; empty, or what failed.
inline QString failureOfTone(const QString& folder, const QString& name, int frequency,
                             double seconds, int rate = 16000) {
    QDir(folder).mkpath(QFileInfo(name).path());
    return failureOf("sox",
                     QString("-D -r %1 -n -b 16 %2 synth %3 sine %4 vol 0.5")
                         .arg(rate)
                         .arg(name)
                         .arg(seconds)
                         .arg(frequency),
                     folder);
}

}  // namespace obscura

/// Each fails the test where the program does.
#define RUN_PROGRAM(program, words, folder)                                       \
    do {                                                                          \
        const QString failure = obscura::failureOf((program), (words), (folder)); \
        QVERIFY2(failure.isEmpty(), qPrintable(failure));                         \
    } while (false)
#define MAKE_TONE(...)                                               \
    do {                                                             \
        const QString failure = obscura::failureOfTone(__VA_ARGS__); \
        QVERIFY2(failure.isEmpty(), qPrintable(failure));            \
    } while (false)
