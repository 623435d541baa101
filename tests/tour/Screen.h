// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/prctl.h>

#include <QProcess>
#include <QRect>
#include <QtTest>
#include <csignal>
#include <functional>
#include <stdexcept>

namespace obscura {

/// ms; waits end by what they wait for, long before. Sanitizers make training some ten times
/// slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kPatience = 600'000;
#else
constexpr int kPatience = 60'000;
#endif

/// A step of a tour failed; says what was expected.
class TourError : public std::runtime_error {
public:
    explicit TourError(const QString& message) : std::runtime_error(message.toStdString()) {}
};

/// Starts a program that ends with the test, however that ends.
inline void startWithin(QProcess& process, const QProcessEnvironment& environment,
                        const QString& program, const QStringList& arguments) {
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(program, arguments);
    if (!process.waitForStarted(kPatience))
        throw TourError("can't start " + program + ": " + process.errorString());
}

/// A screen of its own with a window manager, and a hand on its mouse and keyboard.
class Screen {
public:
    explicit Screen(QSize size, const QProcessEnvironment& environment)
        : m_environment(environment) {
        // Without a reset, which would cut off who comes when the first one goes.
        startWithin(m_server, m_environment, "Xvfb",
                    {"-displayfd", "1", "-noreset", "-nolisten", "tcp", "-screen", "0",
                     QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height())});
        while (!m_server.canReadLine()) {
            if (!m_server.waitForReadyRead(kPatience))
                throw TourError("Xvfb names no display: " + m_server.readAllStandardError());
        }
        m_environment.insert("DISPLAY", ':' + m_server.readLine().trimmed());
        startWithin(m_manager, m_environment, "openbox", {"--sm-disable"});
        // It says so on the root window when it manages windows.
        if (!QTest::qWaitFor([this] { return xdotool({"get_num_desktops"}); }, kPatience))
            throw TourError("openbox doesn't manage windows: " + m_manager.readAllStandardError() +
                            m_server.readAllStandardError());
    }
    ~Screen() {
        for (QProcess* const process : {&m_manager, &m_server}) {
            process->terminate();
            process->waitForFinished(kPatience);
        }
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    const QProcessEnvironment& environment() const { return m_environment; }

    void click(QPoint at) const { hand(moveTo(at) + QStringList{"click", "1"}); }
    /// While `key` is held: "ctrl", "shift".
    void clickWith(const QString& key, QPoint at) const {
        hand(QStringList{"keydown", key} + moveTo(at) + QStringList{"click", "1", "keyup", key});
    }
    void press(QPoint at) const { hand(moveTo(at) + QStringList{"mousedown", "1"}); }
    void move(QPoint to) const { hand(moveTo(to)); }
    void release() const { hand({"mouseup", "1"}); }
    void wheel(QPoint at, bool down) const {
        hand(moveTo(at) + QStringList{"click", down ? "5" : "4"});
    }
    /// As in "ctrl+shift+f", "F5", "Return".
    void key(const QString& keys) const { hand({"key", "--clearmodifiers", keys}); }
    void type(const QString& text) const { hand({"type", "--delay", "1", text}); }

private:
    static QStringList moveTo(QPoint at) {
        return {"mousemove", QString::number(at.x()), QString::number(at.y())};
    }
    void hand(const QStringList& arguments) const {
        if (!xdotool(arguments))
            throw TourError("xdotool " + arguments.join(' ') + " failed");
    }
    bool xdotool(const QStringList& arguments) const {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start("xdotool", arguments);
        return process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit &&
               process.exitCode() == 0;
    }

    QProcessEnvironment m_environment;
    QProcess m_server;
    QProcess m_manager;
};

}  // namespace obscura
