// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleCard.h"

#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/data/PictureRow.h"
#include "widgets/data/SamplePicture.h"
#include "widgets/data/SampleText.h"
#include "widgets/data/SoundPlayer.h"
#include "widgets/panels/PanelParts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr std::uint64_t kVariations = 3;  ///< that are shown beside the sample

}  // namespace

SampleCard::SampleCard(DataReader& reader, QWidget* parent) : QWidget(parent), m_reader(reader) {
    m_caption = new QLabel;
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_caption->setWordWrap(true);
    m_caption->setTextFormat(Qt::PlainText);
    m_row = new PictureRow;
    m_row->setAccessibleName(tr("Pictures of the sample"));
    m_text = new QPlainTextEdit;
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Sample"));
    m_variations = new ElidedLabel;
    m_again = new QPushButton(tr("Vary aga&in"));
    m_again->setToolTip(wrappedToolTip(
        tr("Draws other variations, as the data set's options ask for them. Training sees each "
           "sample varied in another way in each epoch.")));
    connect(m_again, &QPushButton::clicked, this, &SampleCard::varyAgain);
    m_player = new SoundPlayer(this);
    m_play = new QPushButton(tr("Pla&y"));
    connect(m_play, &QPushButton::clicked, this, &SampleCard::play);
    auto* const below = new QHBoxLayout;
    below->addWidget(m_play);
    below->addWidget(m_variations, 1);
    below->addWidget(m_again);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_caption);
    layout->addWidget(m_row, 1);
    layout->addWidget(m_text, 1);
    layout->addLayout(below);
    setSample(Split::Train, {}, {});
}

QString SampleCard::caption() const {
    return m_caption->text();
}

QString SampleCard::text() const {
    return m_text->toPlainText();
}

const std::vector<QImage>& SampleCard::pictures() const {
    return m_pictures;
}

void SampleCard::setSample(Split split, std::vector<Index> row, const QString& caption) {
    m_request = {.split = split,
                 .rows = std::move(row),
                 .style = {.palette = palette(), .curve = kLargeCurve, .most = kLargePicture}};
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    if (!m_request.rows.empty())
        return read();
    m_pictures.clear();
    m_row->setPictures({});
    m_text->clear();
    m_text->hide();
    m_again->hide();
    m_play->hide();
    m_variations->hide();
}

void SampleCard::play() {
    if (!m_request.rows.empty())
        m_reader.hear(m_request.split, m_request.rows.front(), this,
                      [this](const Sound& sound) { m_player->play(sound); });
}

void SampleCard::varyAgain() {
    m_variation += kVariations;
    read();
}

/// Answers come in the order of the questions: first the sample as it is.
void SampleCard::read() {
    SampleRequest request = m_request;
    const auto ask = [&] {
        m_reader.read(request, this, [this](const SampleBatch& batch) { take(batch); });
    };
    ask();
    if (request.split != Split::Train)
        return;
    for (std::uint64_t k = 0; k < kVariations; ++k) {
        request.variation = m_variation + k;
        ask();
    }
}

void SampleCard::take(const SampleBatch& batch) {
    const bool isAsked = batch.request.split == m_request.split &&
                         batch.request.rows == m_request.rows && m_reader.data() &&
                         !batch.entries.empty();
    if (!isAsked)
        return;
    if (!batch.request.variation)
        present(batch.entries.front());
    else
        addVaried(batch.entries.front());
}

void SampleCard::present(const SampleEntry& sample) {
    m_shown = sample.text;
    const OpenData& data = *m_reader.data();
    const QImage& picture = sample.picture;
    m_pictures.clear();
    if (!picture.isNull())
        m_pictures.push_back(picture);
    m_row->setPictures(m_pictures);
    m_row->setVisible(!picture.isNull());
    const bool isText = picture.isNull() || data.data->look().kind == SampleKind::Numbers;
    m_text->setVisible(isText);
    m_text->setPlainText(isText ? sample.text : QString());
    m_row->setAccessibleDescription(m_caption->text());
    m_again->hide();
    m_variations->hide();
    m_player->stop();
    m_play->setVisible(data.data->look().kind == SampleKind::Spectrogram);
    if (m_play->isHidden())
        return;
    const QString obstacle = SoundPlayer::obstacle();
    m_play->setEnabled(obstacle.isEmpty());
    m_play->setToolTip(obstacle.isEmpty() ? tr("Plays the sound as a network hears it") : obstacle);
}

/// Nothing, where training leaves it as it is.
void SampleCard::addVaried(const SampleEntry& sample) {
    const QImage& picture = sample.picture;
    if (picture.isNull() ? sample.text == m_shown : picture == m_pictures.front())
        return;
    if (picture.isNull()) {
        m_text->appendPlainText(
            QStringLiteral("\n— %1 —\n%2").arg(tr("as training moves it"), sample.text));
    } else {
        m_pictures.push_back(picture);
        m_row->setPictures(m_pictures);
    }
    m_variations->setFullText(tr("First as it is, then as training varies it"));
    m_variations->show();
    m_again->show();
}

}  // namespace obscura
