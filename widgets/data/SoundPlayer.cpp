// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SoundPlayer.h"

#include <algorithm>
#include <cmath>

#ifdef OBSCURA_WITH_MULTIMEDIA
#include <QAudioDevice>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>
#endif

namespace obscura {

#ifdef OBSCURA_WITH_MULTIMEDIA

/// What is being played, in whole numbers of 16 bits.
class SoundPlayer::Output {
public:
    explicit Output(const Sound& sound) {
        constexpr double kLargest = 32767;
        m_bytes.resize(qsizetype(sound.samples.size() * sizeof(qint16)));
        auto* const out = reinterpret_cast<qint16*>(m_bytes.data());
        std::ranges::transform(sound.samples, out, [](float x) {
            return qint16(std::lround(kLargest * double(std::clamp(x, -1.0F, 1.0F))));
        });
        m_buffer.setBuffer(&m_bytes);
        m_buffer.open(QIODevice::ReadOnly);
        QAudioFormat format;
        format.setSampleRate(int(std::lround(sound.rate)));
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        m_sink = std::make_unique<QAudioSink>(QMediaDevices::defaultAudioOutput(), format);
        m_sink->start(&m_buffer);
    }

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink;
};

QString SoundPlayer::obstacle() {
    return QMediaDevices::defaultAudioOutput().isNull() ? tr("This computer plays no sound.")
                                                        : QString();
}

#else

class SoundPlayer::Output {
public:
    explicit Output(const Sound&) {}
};

QString SoundPlayer::obstacle() {
    return tr("This program was built without QtMultimedia, which plays sounds.");
}

#endif

SoundPlayer::SoundPlayer(QObject* parent) : QObject(parent) {}

SoundPlayer::~SoundPlayer() = default;

void SoundPlayer::play(const Sound& sound) {
    stop();
    if (obstacle().isEmpty())
        m_output = std::make_unique<Output>(sound);
}

void SoundPlayer::stop() {
    m_output.reset();
}

}  // namespace obscura
