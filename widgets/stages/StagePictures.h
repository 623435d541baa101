// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/StepTrace.h"

#include <QWidget>
#include <vector>

namespace obscura {

/// The arrays of a stage side by side, each with what it is, its size and its norm.
class StagePictures : public QWidget {
    Q_OBJECT

public:
    explicit StagePictures(QWidget* parent = nullptr);

    void show(const std::vector<StagePicture>& pictures);
    const std::vector<StagePicture>& pictures() const { return m_pictures; }
    /// "∂L/∂y: 128 × 10, norm 0.21"
    static QString captionOf(const StagePicture& picture);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<StagePicture> m_pictures;
};

}  // namespace obscura
