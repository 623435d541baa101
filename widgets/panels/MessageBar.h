// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <vector>

class QToolButton;

namespace obscura {

class ElidedLabel;

/// Messages that need to be seen but not answered. One line of a height that never changes shows
/// the newest, so that nothing moves when one comes or goes; a button opens all of them in full.
/// Each stays until it is dismissed or what it tells of has succeeded.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Information, Error };
    /// What was tried: its next success takes the message away.
    enum class Action { Other, Edit, Open, Save, Export, Compare, Run, Record, Change, Keep, Look };
    /// What can be done about it, by a button.
    struct Offer {
        QString title;  ///< of the button; empty: nothing
        std::function<void()> accept;
    };
    struct Message {
        Kind kind;
        Action action;
        QString text;
        Offer offer;
    };

    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows `text` in front; the same text twice is shown once.
    void post(Kind kind, const QString& text, Action action = Action::Other, Offer offer = {});
    /// `action` has succeeded: takes back what was said of it.
    void settle(Action action);
    /// Does what the message of that text offers, and takes it back.
    void accept(const QString& text);
    /// Takes back the message of that text.
    void dismiss(const QString& text);
    void dismissAll();
    /// The texts that stand there now, the newest first.
    QStringList messages() const;
    const std::vector<Message>& all() const { return m_messages; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void showAll();

    std::vector<Message> m_messages;  ///< the newest first
    ElidedLabel* m_text;
    QToolButton* m_offer;
    QToolButton* m_more;
    QToolButton* m_dismiss;
};

}  // namespace obscura
