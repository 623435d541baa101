// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExperimentDocument.h"
#include "widgets/data/BackgroundWork.h"

#include <QWidget>

class QPushButton;

namespace obscura {

class ThemedLabel;

/// Asks a device that says of itself what it is, and notes the answer in its block, as an undoable
/// edit. Not to be seen for devices that are known without asking.
class DeviceConnection : public QWidget {
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit DeviceConnection(ExperimentDocument& document, QWidget* parent = nullptr);

    void setBlock(BlockId id);
    QPushButton& button() const { return *m_button; }
    /// What was found, or why nothing was.
    QString said() const;
    /// Blocks until the device has answered, or is known to be silent.
    void finish() { m_work.finish(); }

private:
    void refresh();
    void connectNow();
    void take(const Block& asked, const Options& told);
    void refuse(BlockId asked, const QString& why);
    const Block* block() const;

    ExperimentDocument& m_document;
    BlockId m_block = 0;
    bool m_isAsking = false;
    QPushButton* m_button;
    ThemedLabel* m_state;
    ThemedLabel* m_refusal;
    BackgroundWork m_work;
};

}  // namespace obscura
