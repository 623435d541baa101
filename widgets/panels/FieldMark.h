// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QScrollArea;

namespace obscura {

class OptionField;

/// Leads a person to a field: the focus goes there with all of its text selected, the panel scrolls
/// to it, and a frame marks it until the focus goes on. Panels that were just filled or shown are
/// laid out later, so the panel follows the field until then.
class FieldMark : public QWidget {
    Q_OBJECT

public:
    static void lead(const OptionField& field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    explicit FieldMark(const OptionField& field);
    void follow();

    QPointer<QWidget> m_label;
    QPointer<QWidget> m_editor;
    QPointer<QWidget> m_message;
    QPointer<QScrollArea> m_scroll;
    bool m_isFollowing = false;  ///< will look at the field's place as soon as events are done
};

}  // namespace obscura
