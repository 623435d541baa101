// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>

class QVBoxLayout;

namespace obscura {

/// Messages that need to be seen but not answered, at the top of the window, errors before
/// warnings, the newest first. Each stays until it is dismissed; none pushes another out. Warnings
/// show one at a time, so that they never take more than a line or two of the window.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error };

    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows `text`; the same text twice is shown once.
    void post(Kind kind, const QString& text);
    /// Shows a warning, or its new wording, unless it has been dismissed before. `key` says which
    /// it is; `follow` leads to what it is about.
    void warn(const QString& key, const QString& text, const std::function<void()>& follow);
    /// Takes back the warnings whose keys begin with `prefix`, but those in `kept`. One that comes
    /// back is shown again only if it wasn't dismissed.
    void withdraw(const QString& prefix, const QStringList& kept = {});
    /// Forgets which warnings have been dismissed, and takes back all.
    void forgetWarnings();
    void dismissAll();
    /// The texts that stand there now, in their order.
    QStringList messages() const;

private:
    class Row;
    Row* rowAt(int index) const;
    void add(Row* row);
    void remove(Row* row);
    void trim();

    QVBoxLayout* m_layout;
    QSet<QString> m_dismissed;  ///< keys of warnings
};

}  // namespace obscura
