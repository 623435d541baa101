// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace obscura {

class RunMoments;

/// Goes back over a run and forth again: a place for each of its moments, and the last one for now
/// where that is known. Hidden where there is only one.
class MomentSlider : public QSlider {
    Q_OBJECT

public:
    /// `moments` must outlive it.
    explicit MomentSlider(RunMoments& moments, QWidget* parent = nullptr);

private:
    void follow();

    RunMoments& m_moments;
    bool m_isFollowing = false;  ///< moved by the program
};

}  // namespace obscura
