// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace obscura {

struct Demo;

/// Says what a demo shows and where to look, above the network.
class DemoCard : public QWidget {
    Q_OBJECT

public:
    explicit DemoCard(QWidget* parent = nullptr);

    void tell(const Demo& demo);
    QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitHeight();

    QLabel* m_text;
};

}  // namespace obscura
