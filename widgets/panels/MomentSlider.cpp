// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MomentSlider.h"

#include "widgets/RunMoments.h"
#include "widgets/ToolTip.h"

#include <QScopedValueRollback>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kWidth = 130;

}  // namespace

MomentSlider::MomentSlider(RunMoments& moments, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), m_moments(moments) {
    setFixedWidth(kWidth);
    setPageStep(1);
    setAccessibleName(tr("Moment of the run"));
    setToolTip(wrappedToolTip(
        tr("Goes back over the run: what device and surrogate looked like at moments that its "
           "folder keeps. To the right end: how they are now.")));
    connect(&moments, &RunMoments::stepsChanged, this, &MomentSlider::follow);
    connect(&moments, &RunMoments::changed, this, &MomentSlider::follow);
    connect(this, &QSlider::valueChanged, this, [this](int place) {
        if (m_isFollowing)
            return;
        const auto& steps = m_moments.steps();
        if (std::size_t(place) < steps.size())
            m_moments.choose(steps[std::size_t(place)]);
        else
            m_moments.choose(std::nullopt);
    });
    follow();
}

void MomentSlider::follow() {
    const QScopedValueRollback guard(m_isFollowing, true);
    const auto& steps = m_moments.steps();
    const int last = int(steps.size()) - (m_moments.hasNow() ? 0 : 1);
    setMaximum(std::max(last, 0));
    setVisible(last > 0);
    const auto chosen = m_moments.chosen();
    setValue(chosen ? int(std::ranges::lower_bound(steps, *chosen) - steps.begin()) : last);
}

}  // namespace obscura
