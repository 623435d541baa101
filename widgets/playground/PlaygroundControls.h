// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/playground/PlaygroundSettings.h"

#include <QWidget>
#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSlider;

namespace obscura {

/// The playground's choices and sliders.
class PlaygroundControls : public QWidget {
    Q_OBJECT

public:
    explicit PlaygroundControls(QWidget* parent = nullptr);

    const PlaygroundSettings& settings() const { return m_settings; }
    /// Moves the slider of μ to the place nearest to it.
    void setStep(double step);

Q_SIGNALS:
    void changed();

private:
    using Shown = std::function<QString(int)>;
    /// What a control stands for, by name and by tooltip.
    struct Term {
        QString label;
        QString name;  ///< of the object
        QString help;
    };
    QComboBox* addChoice(const Term& term);
    QSlider* addSlider(const Term& term, int low, int high, int value, const Shown& shown);
    void addDevices();
    void addTask();
    void addEstimator();
    void addHardware();
    void addSurrogate();
    void read();

    QFormLayout* m_form;
    PlaygroundSettings m_settings;
    QComboBox* m_device = nullptr;
    QComboBox* m_target = nullptr;
    QSlider* m_size = nullptr;
    QComboBox* m_estimator = nullptr;
    QCheckBox* m_antithetic = nullptr;
    QSlider* m_probes = nullptr;
    QSlider* m_step = nullptr;
    QSlider* m_noise = nullptr;
    QSlider* m_bits = nullptr;
    QSlider* m_rank = nullptr;
    QSlider* m_updates = nullptr;
    QSlider* m_rate = nullptr;
    QComboBox* m_axes = nullptr;
};

}  // namespace obscura
