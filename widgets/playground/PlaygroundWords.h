// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/study/EstimateStudy.h"
#include "core/blackbox/study/LayerLesson.h"
#include "core/blackbox/study/LossPlane.h"
#include "widgets/playground/PlaygroundSettings.h"

#include <QCoreApplication>
#include <QString>

namespace obscura {

/// What is seen at the playground's present setting, in plain words.
class PlaygroundWords {
    Q_DECLARE_TR_FUNCTIONS(PlaygroundWords)

public:
    /// Of the arrows: how well one estimate points downhill.
    static QString ofArrows(const GradientArrows& arrows);
    /// Of the step μ: whether noise, curvature or the few probes are what is wrong most.
    static QString ofEstimate(const EstimateStudy& study, double step);
    static QString ofRanks(const RankStudy& study, Index rank, Index updates);
    static QString ofMatrix(double error);
    static QString ofLesson(const LessonMoment& moment);
};

}  // namespace obscura
