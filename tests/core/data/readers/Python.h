// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTest>

namespace obscura {

/// Runs a script of the system's Python, which has python3-numpy and python3-h5py, in `folder`;
/// what it says of its failure, or nothing.
inline QString failureOfPython(const QString& script, const QString& folder) {
    QProcess python;
    python.setWorkingDirectory(folder);
    python.start("/usr/bin/python3", {"-c", script});
    constexpr int kPatience = 60000;
    if (!python.waitForFinished(kPatience))
        return "python3: " + python.errorString();
    return python.exitCode() == 0 ? QString()
                                  : "python3: " + QString::fromUtf8(python.readAllStandardError());
}

}  // namespace obscura

/// Fails where the script does.
#define RUN_PYTHON(script, folder)                                          \
    do {                                                                    \
        const QString failure = obscura::failureOfPython((script), folder); \
        QVERIFY2(failure.isEmpty(), qPrintable(failure));                   \
    } while (false)
