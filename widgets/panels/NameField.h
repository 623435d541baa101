// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLineEdit;

namespace obscura {

class ThemedLabel;

/// The name of a block or a group: renames with every key typed, says below itself why a name can't
/// be, and goes back to the present one when it is left.
class NameField : public QWidget {
    Q_OBJECT

public:
    /// Gives the thing another name; throws UserError where it can't have that.
    using Rename = std::function<void(const QString&)>;

    /// `title` says whose name it is, `help` where the name is seen.
    NameField(const QString& title, const QString& help, Rename rename, QWidget* parent = nullptr);
    ~NameField() override;

    /// Shows the model's name, but not over one that is being typed and can't be. A note on what
    /// was refused before goes with it.
    void setName(const QString& name);
    /// Another thing's name is shown from now on: what was refused is of no interest any more.
    void forgetRefusal();
    /// Puts the focus here, ready to type another name.
    void startTyping();

    QLineEdit& edit() const { return *m_edit; }

Q_SIGNALS:
    /// The person has left the field or pressed Enter.
    void finished();

private:
    void take(const QString& name);
    void finish();

    Rename m_rename;
    QString m_name;
    QString m_before;         ///< from before the field was entered
    bool m_isTaking = false;  ///< what changes the name now is this field
    bool m_isNote = false;    ///< the name is right again: the refusal is only left to be read
    QLineEdit* m_edit;
    ThemedLabel* m_refusal;
};

}  // namespace obscura
