// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace obscura {

struct Formula;

/// A formula in the colour of the text, as large as that; screen readers read it out in words.
class FormulaView : public QWidget {
    Q_OBJECT

public:
    explicit FormulaView(QWidget* parent = nullptr);

    /// nullptr: nothing, and hidden.
    void setFormula(const Formula* formula);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    const Formula* m_formula = nullptr;
};

}  // namespace obscura
