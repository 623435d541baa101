// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <QObject>
#include <memory>

namespace obscura {

/// Plays sounds, one at a time, where the program was built with QtMultimedia and there is a device
/// for them.
class SoundPlayer : public QObject {
    Q_OBJECT

public:
    explicit SoundPlayer(QObject* parent = nullptr);
    ~SoundPlayer() override;

    /// Why nothing can be heard; or empty.
    static QString obstacle();
    /// In place of what is being played.
    void play(const Sound& sound);
    void stop();

private:
    class Output;
    std::unique_ptr<Output> m_output;
};

}  // namespace obscura
