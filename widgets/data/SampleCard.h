// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/DataReader.h"

#include <QImage>
#include <QWidget>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace obscura {

class ElidedLabel;
class PictureRow;
class SoundPlayer;

/// One sample as large as there is room, and beside it what the variations of training make of it.
class SampleCard : public QWidget {
    Q_OBJECT

public:
    explicit SampleCard(DataReader& reader, QWidget* parent = nullptr);

    /// Shows that sample of the open data set; without a row none.
    void setSample(Split split, std::vector<Index> row, const QString& caption);
    /// Draws other variations than before.
    void varyAgain();
    /// Lets the sound be heard that the sample is.
    void play();

    QString caption() const;
    QString text() const;
    const std::vector<QImage>& pictures() const;

private:
    void read();
    void take(const SampleBatch& batch);
    void present(const SampleEntry& sample);
    void addVaried(const SampleEntry& sample);

    DataReader& m_reader;
    SampleRequest m_request;
    QString m_shown;  ///< as it is, in words
    std::uint64_t m_variation = 1;
    std::vector<QImage> m_pictures;
    PictureRow* m_row = nullptr;
    QLabel* m_caption = nullptr;
    ElidedLabel* m_variations = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_play = nullptr;
    SoundPlayer* m_player = nullptr;
};

}  // namespace obscura
