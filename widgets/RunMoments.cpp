// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RunMoments.h"

#include "core/experiment/FileSurvey.h"
#include "devices/Error.h"

#include <algorithm>

namespace obscura {

RunMoments::RunMoments(QObject* parent) : QObject(parent) {}

DeviceSnapshot RunMoments::Beginning::of(BlockRepetition box) {
    const auto known = looks.find(box);
    if (known != looks.end())
        return known->second;
    return looks[box] = initialSnapshot(experiment, box, files.of(experiment));
}

void RunMoments::setRun(const std::filesystem::path& folder, const Experiment& e, bool hasNow) {
    clear();
    m_folder = folder;
    m_beginning = std::make_shared<Beginning>();
    m_beginning->experiment = e;
    m_hasNow = hasNow;
    look();
}

void RunMoments::clear() {
    m_work.drop();
    m_folder.clear();
    m_beginning.reset();
    m_steps.clear();
    m_looks.reset();
    Q_EMIT stepsChanged();
    if (std::exchange(m_chosen, std::nullopt))
        Q_EMIT changed();
}

void RunMoments::look() {
    if (m_folder.empty())
        return;
    std::vector<std::int64_t> steps = keptSteps(m_folder);
    if (steps == m_steps)
        return;
    m_steps = std::move(steps);
    Q_EMIT stepsChanged();
}

void RunMoments::choose(std::optional<std::int64_t> step) {
    if (step == m_chosen)
        return;
    m_work.drop();
    m_chosen = step;
    m_looks.reset();
    Q_EMIT changed();
    if (!step)
        return;
    m_work.add([this, step = *step, folder = m_folder,
                beginning = m_beginning](const std::stop_token&) -> BackgroundWork::Rest {
        try {
            KeptLooks looks =
                readLooks(folder, step, [&](BlockRepetition box) { return beginning->of(box); });
            return [this, step, looks = std::move(looks)] { take(step, looks); };
        } catch (const UserError& error) {
            return [this, what = QString::fromUtf8(error.what())] { Q_EMIT failed(what); };
        }
    });
}

void RunMoments::chooseLast() {
    if (!m_steps.empty())
        choose(m_steps.back());
}

void RunMoments::take(std::int64_t step, KeptLooks looks) {
    if (m_chosen != step)
        return;
    m_looks = std::move(looks);
    Q_EMIT changed();
}

namespace {

template <class Look>
std::shared_ptr<const Look> lookAt(const std::vector<std::shared_ptr<const Look>>& looks,
                                   BlockRepetition box) {
    const auto found =
        std::ranges::find_if(looks, [&](const auto& look) { return look->box == box; });
    return found == looks.end() ? nullptr : *found;
}

}  // namespace

std::shared_ptr<const DeviceSnapshot> RunMoments::device(BlockRepetition box) const {
    return m_looks ? lookAt(m_looks->devices, box) : nullptr;
}

std::shared_ptr<const ComparisonSnapshot> RunMoments::comparison(BlockRepetition box) const {
    return m_looks ? lookAt(m_looks->comparisons, box) : nullptr;
}

}  // namespace obscura
