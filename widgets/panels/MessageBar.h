// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace obscura {

/// Messages that need to be seen but not answered, at the top of the window, newest first. Each
/// stays until it is dismissed; none pushes another out.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Information, Error };

    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows `text`; the same text twice is shown once.
    void post(Kind kind, const QString& text);
    void dismissAll();
    /// The texts that stand there now, newest first.
    QStringList messages() const;

private:
    class Row;
    void trim();

    QVBoxLayout* m_layout;
};

}  // namespace obscura
