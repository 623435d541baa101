// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/Screen.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <optional>
#include <vector>

namespace obscura {

/// What `obscura --describe` says of one thing on the screen.
struct Seen {
    QString object;
    QString role;
    QString name;
    QString value;
    QStringList state;
    QRect rect;
    QRect shown;
    int parent = -1;
    bool scrolls = false;

    bool is(const QString& what) const { return state.contains(what); }
    bool isShown() const { return shown.contains(rect.center()); }
};

/// How to find a thing on the screen, and what to call it when it isn't there.
struct Sought {
    QString what;
    std::function<bool(const Seen&)> matches;
};

inline Sought object(const QString& name) {
    return {name, [name](const Seen& seen) { return seen.object == name; }};
}

/// The field of the option of that name.
inline Sought field(const QString& name) {
    static const QStringList kRoles{"CheckBox", "ComboBox", "EditableText", "SpinBox"};
    return {name,
            [name](const Seen& seen) { return seen.object == name && kRoles.contains(seen.role); }};
}

inline Sought named(const QString& role, const QString& name) {
    return {role + ' ' + name,
            [=](const Seen& seen) { return seen.role == role && seen.name == name; }};
}

inline Sought containing(const QString& role, const QString& part) {
    return {role + " with " + part, [=](const Seen& seen) {
                return seen.role == role && seen.name.contains(part, Qt::CaseInsensitive);
            }};
}

/// A block or folded group of the canvas.
inline Sought block(const QString& name) {
    return {"block " + name, [name](const Seen& seen) {
                return seen.role == "CanvasItem" && seen.name.startsWith(name + " · ");
            }};
}

/// The program under test, which says what it shows when it is asked.
class Program {
public:
    Program(const Screen& screen, const QStringList& arguments) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        startWithin(m_process, screen.environment(), OBSCURA,
                    QStringList{"--describe"} + arguments);
    }
    ~Program() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Everything that is visible now.
    std::vector<Seen> look() {
        m_process.write("\n");
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(kPatience))
                throw TourError("the program is gone: " + m_process.errorString());
        }
        std::vector<Seen> result;
        for (const QJsonValue each : QJsonDocument::fromJson(m_process.readLine()).array())
            result.push_back(seen(each.toObject()));
        return result;
    }

    /// Waits until `holds`, while the program lives.
    template <class Condition>
    void wait(const QString& what, const Condition& holds) {
        const bool came = QTest::qWaitFor(
            [&] { return m_process.state() != QProcess::Running || holds(); }, kPatience);
        if (m_process.state() != QProcess::Running)
            throw TourError("the program ended while waiting for " + what);
        if (!came)
            throw TourError("waited in vain for " + what);
    }

    /// What is sought among all that is visible: the first that can be clicked, else one that is
    /// scrolled away.
    static std::optional<Seen> find(const Sought& sought, const std::vector<Seen>& all) {
        std::optional<Seen> away;
        for (const Seen& each : all) {
            if (each.rect.isEmpty() || !sought.matches(each))
                continue;
            if (each.isShown())
                return each;
            if (!away)
                away = each;
        }
        return away;
    }
    std::optional<Seen> find(const Sought& sought) { return find(sought, look()); }
    int count(const Sought& sought) {
        const std::vector<Seen> all = look();
        return int(std::count_if(all.begin(), all.end(), sought.matches));
    }

    /// Leaves by itself, with what exit code.
    int waitForEnd() {
        if (!m_process.waitForFinished(kPatience) || m_process.exitStatus() != QProcess::NormalExit)
            throw TourError("the program didn't end by itself");
        return m_process.exitCode();
    }

private:
    static QRect rectOf(const QJsonValue& value) {
        const QJsonArray numbers = value.toArray();
        return {numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt(), numbers[3].toInt()};
    }
    static Seen seen(const QJsonObject& json) {
        Seen result{.object = json["object"].toString(),
                    .role = json["role"].toString(),
                    .name = json["name"].toString(),
                    .value = json["value"].toString(),
                    .state = {},
                    .rect = rectOf(json["rect"]),
                    .shown = rectOf(json["shown"]),
                    .parent = json["parent"].toInt(-1),
                    .scrolls = json["scrolls"].toBool()};
        for (const QJsonValue each : json["state"].toArray())
            result.state << each.toString();
        return result;
    }

    QProcess m_process;
};

}  // namespace obscura
