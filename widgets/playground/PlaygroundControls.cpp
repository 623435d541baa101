// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/PlaygroundControls.h"

#include "devices/DeviceRegistry.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/language/Translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr int kSizeUnit = 4;
constexpr int kPerDecade = 20;   ///< places of a logarithmic slider
constexpr double kLeast = 1e-4;  ///< of μ and read noise
constexpr int kDecades = 4;      ///< from there
constexpr int kMostBits = 12;    ///< further to the right is without a converter
constexpr int kLeastBits = 2;
constexpr int kMostProbes = 8;  ///< as a power of two
constexpr double kLeastRate = 1e-3;
constexpr int kRateDecades = 3;
constexpr int kValueWidth = 8;  ///< characters

double logarithmic(double least, int place) {
    return least * std::pow(10.0, double(place) / kPerDecade);
}

int placeOf(double least, double value) {
    return int(std::lround(kPerDecade * std::log10(value / least)));
}

/// Off at the left end.
double noiseAt(int place) {
    return place == 0 ? 0 : logarithmic(kLeast, place - 1);
}

}  // namespace

PlaygroundControls::PlaygroundControls(QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout(this)) {
    m_form->setContentsMargins(6, 6, 6, 6);
    addDevices();
    addTask();
    addEstimator();
    addHardware();
    addSurrogate();
    read();
}

QComboBox* PlaygroundControls::addChoice(const Term& term) {
    auto* const choice = new QComboBox;
    choice->setObjectName(term.name);
    choice->setAccessibleName(term.label);
    choice->setToolTip(wrappedToolTip(term.help));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(12);
    m_form->addRow(term.label, choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &PlaygroundControls::read);
    return choice;
}

QSlider* PlaygroundControls::addSlider(const Term& term, int low, int high, int value,
                                       const Shown& shown) {
    auto* const slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(term.name);
    slider->setAccessibleName(term.label);
    slider->setToolTip(wrappedToolTip(term.help));
    slider->setRange(low, high);
    slider->setPageStep(std::max(1, (high - low) / 8));
    slider->setMinimumWidth(70);
    slider->setValue(value);
    auto* const text = new QLabel;
    text->setMinimumWidth(kValueWidth * fontMetrics().averageCharWidth());
    auto* const row = new QHBoxLayout;
    row->addWidget(slider, 1);
    row->addWidget(text);
    m_form->addRow(term.label, row);
    const auto show = [slider, text, shown] {
        text->setText(shown(slider->value()));
        slider->setAccessibleDescription(text->text());
    };
    connect(slider, &QSlider::valueChanged, text, show);
    connect(slider, &QSlider::valueChanged, this, &PlaygroundControls::read);
    show();
    return slider;
}

void PlaygroundControls::addDevices() {
    m_device = addChoice({tr("Device"), "playgroundDevice",
                          tr("The hardware that is to compute the matrix. Its parameters ω are "
                             "all that can be changed, its answers all that is seen.")});
    const QSignalBlocker blocker(m_device);
    for (const DeviceInfo& info : deviceRegistry()) {
        if (info.isSimulation)
            m_device->addItem(translated(info.title), QString::fromStdString(info.id));
    }
    m_device->setCurrentIndex(m_device->findData(QString::fromStdString(m_settings.device)));
}

void PlaygroundControls::addTask() {
    m_target = addChoice({tr("Target"), "playgroundTarget",
                          tr("The matrix T that the device is to compute, y = T x.")});
    const QSignalBlocker blocker(m_target);
    m_target->addItem(tr("Random orthogonal"), int(PlaygroundTarget::Orthogonal));
    m_target->addItem(tr("Fourier transform"), int(PlaygroundTarget::Fourier));
    m_target->addItem(tr("Low rank, n/4"), int(PlaygroundTarget::LowRank));
    m_target->addItem(tr("Identity"), int(PlaygroundTarget::Identity));
    m_size = addSlider({tr("Size n = m"), "playgroundSize",
                        tr("Inputs and outputs of the device: T and A are n × n.")},
                       2, 8, int(m_settings.size) / kSizeUnit,
                       [](int place) { return formatCount(place * kSizeUnit); });
}

void PlaygroundControls::addEstimator() {
    m_estimator =
        addChoice({tr("Estimator"), "playgroundEstimator",
                   tr("How the gradient ∂L/∂ω is estimated: the device is programmed to ω + μu and "
                      "its answers are compared with those at ω. Local probes hear each parameter "
                      "only at the outputs that it drives.")});
    const QSignalBlocker blocker(m_estimator);
    m_estimator->addItem(tr("Gaussian probes"), int(EstimatorKind::Gaussian));
    m_estimator->addItem(tr("Rademacher probes"), int(EstimatorKind::Rademacher));
    m_estimator->addItem(tr("Local probes"), int(EstimatorKind::Local));
    m_antithetic = new QCheckBox(tr("Antithetic"));
    m_antithetic->setObjectName("playgroundAntithetic");
    m_antithetic->setAccessibleName(m_antithetic->text());
    m_antithetic->setToolTip(
        wrappedToolTip(tr("Compare ω + μu with ω − μu: twice the queries, and the error of "
                          "curvature grows with μ² in place of μ.")));
    m_form->addRow(QString(), m_antithetic);
    connect(m_antithetic, &QCheckBox::toggled, this, &PlaygroundControls::read);
    m_probes = addSlider({tr("Probes M"), "playgroundProbes",
                          tr("Directions u for each estimate. Its variance falls with 1/M; the "
                             "surrogate is measured with as many sketch inputs.")},
                         0, kMostProbes, int(std::lround(std::log2(double(m_settings.probes)))),
                         [](int place) { return formatCount(1 << place); });
    m_step = addSlider({tr("Step μ"), "playgroundStep",
                        tr("How far a probe moves the parameters, in the unit of ω. Small steps "
                           "drown in read noise, large ones see the curvature.")},
                       0, kDecades * kPerDecade, placeOf(kLeast, m_settings.step),
                       [](int place) { return formatNumber(logarithmic(kLeast, place), 2); });
}

void PlaygroundControls::addHardware() {
    m_noise =
        addSlider({tr("Read noise"), "playgroundNoise",
                   tr("Standard deviation of one reading, as a share of the root mean square "
                      "of the outputs.")},
                  0, kDecades * kPerDecade - kPerDecade + 1, 0, [](int place) {
                      return place == 0 ? tr("off") : formatNumber(100 * noiseAt(place), 2) + " %";
                  });
    m_bits = addSlider({tr("Bits"), "playgroundBits",
                        tr("Of the converter that writes ω: a step below half its last bit moves "
                           "nothing. Parameters without a range are converted from −2 to 2.")},
                       kLeastBits, kMostBits + 1, kMostBits + 1, [](int place) {
                           return place > kMostBits ? tr("off") : formatCount(place);
                       });
}

void PlaygroundControls::addSurrogate() {
    m_rank = addSlider({tr("Rank r"), "playgroundRank",
                        tr("Of the surrogate U S Vᵀ that follows the device: no rank-r matrix is "
                           "nearer than the singular values beyond r say (Eckart and Young).")},
                       1, 32, int(m_settings.rank), [](int place) { return formatCount(place); });
    m_updates =
        addSlider({tr("Updates"), "playgroundUpdates",
                   tr("Training steps through which a surrogate follows the device before "
                      "its error is measured.")},
                  0, 40, int(m_settings.updates), [](int place) { return formatCount(place); });
    m_rate = addSlider({tr("Learning rate"), "playgroundRate",
                        tr("How far Adam moves each parameter in a training step, in the unit of "
                           "ω.")},
                       0, kRateDecades * kPerDecade, placeOf(kLeastRate, m_settings.rate),
                       [](int place) { return formatNumber(logarithmic(kLeastRate, place), 2); });
    m_axes = addChoice({tr("Plane"), "playgroundAxes",
                        tr("The two directions of ω along which the loss is drawn.")});
    const QSignalBlocker blocker(m_axes);
    m_axes->addItem(tr("Downhill and random"), int(PlaneAxes::Gradient));
    m_axes->addItem(tr("Two parameters"), int(PlaneAxes::TwoParameters));
    m_axes->addItem(tr("Two random directions"), int(PlaneAxes::Random));
}

void PlaygroundControls::read() {
    if (!m_axes)
        return;
    PlaygroundSettings now;
    now.device = m_device->currentData().toString().toStdString();
    now.target = PlaygroundTarget(m_target->currentData().toInt());
    now.size = m_size->value() * kSizeUnit;
    now.estimator = EstimatorKind(m_estimator->currentData().toInt());
    now.antithetic = m_antithetic->isChecked();
    now.probes = Index(1) << m_probes->value();
    now.step = logarithmic(kLeast, m_step->value());
    now.noise = noiseAt(m_noise->value());
    now.bits = m_bits->value() > kMostBits ? 0 : m_bits->value();
    now.rank = std::min(Index(m_rank->value()), now.size);
    now.updates = m_updates->value();
    now.rate = logarithmic(kLeastRate, m_rate->value());
    now.axes = PlaneAxes(m_axes->currentData().toInt());
    m_rank->setMaximum(int(now.size));
    if (now == m_settings)
        return;
    m_settings = now;
    Q_EMIT changed();
}

void PlaygroundControls::setStep(double step) {
    m_step->setValue(placeOf(kLeast, step));
}

}  // namespace obscura
