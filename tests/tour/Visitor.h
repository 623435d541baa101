// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/Program.h"

namespace obscura {

/// A person at the program, who looks at the screen and uses mouse and keyboard.
class Visitor {
public:
    Visitor(const Screen& screen, Program& program) : m_screen(screen), m_program(program) {}

    /// Scrolls to what is sought and waits until it stands still.
    Seen see(const Sought& sought) {
        std::optional<Seen> last;
        m_program.wait(sought.what, [&] {
            const std::vector<Seen> all = m_program.look();
            const std::optional<Seen> found = Program::find(sought, all);
            if (!found)
                return false;
            const bool isStill = last && last->rect == found->rect;
            last = found;
            if (!found->isShown()) {
                if (isStill)
                    scrollTo(*found, all);
                return false;
            }
            return isStill;
        });
        return *last;
    }
    void click(const Sought& sought) { m_screen.click(see(sought).rect.center()); }

    /// Types into a field and leaves it by Enter.
    void fill(const QString& name, const QString& text) {
        click(field(name));
        m_program.wait("the focus in " + name,
                       [&] { return m_program.find(field(name))->is("focused"); });
        m_screen.key("ctrl+a");
        m_screen.type(text);
        m_screen.key("Return");
        m_program.wait(name + " = " + text,
                       [&] { return shows(m_program.find(field(name))->value, text); });
    }

    /// Chooses the entry that contains `entry` from the list of a box.
    void choose(const Sought& box, const QString& entry) {
        click(box);
        click(named("ListItem", entry));
        m_program.wait("the list of " + box.what + " to close",
                       [&] { return !m_program.find(named("ListItem", entry)); });
    }

    void drag(const Sought& sought, QPoint to) {
        const QPoint from = see(sought).rect.center();
        m_screen.press(from);
        // A person's hand takes a way, on which the program answers.
        constexpr int kStretches = 6;
        for (int i = 1; i <= kStretches; ++i) {
            m_screen.move(from + (to - from) * i / kStretches);
            m_program.look();
        }
        m_screen.release();
    }

private:
    /// A number may be shown in another form than it was typed in.
    static bool shows(const QString& shown, const QString& typed) {
        bool isNumber = false, wasNumber = false;
        const double number = shown.toDouble(&isNumber);
        const double wanted = QString(typed).replace(',', '.').toDouble(&wasNumber);
        return shown == typed || (number == wanted && isNumber && wasNumber);
    }

    void scrollTo(const Seen& wanted, const std::vector<Seen>& all) const {
        int area = wanted.parent;
        while (area >= 0 && !all[std::size_t(area)].scrolls)
            area = all[std::size_t(area)].parent;
        if (area < 0)
            throw TourError(wanted.name + " is out of sight, with nothing to scroll");
        // At the edge, where no field is that would take the wheel for itself.
        const QRect room = all[std::size_t(area)].shown;
        m_screen.wheel({room.left() + 3, room.center().y()},
                       wanted.rect.center().y() > room.center().y());
    }

    const Screen& m_screen;
    Program& m_program;
};

}  // namespace obscura
