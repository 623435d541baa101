// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "widgets/device/CalibrationJob.h"

#include <QDialog>
#include <QPointer>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace obscura {

class ExperimentDocument;
class LearnedMaps;
class ThemedLabel;

/// Finds out how the device of a black box deviates from its design, with progress, and shows what
/// was found beside the truth. The result can be saved, and training begin with it. The document
/// may change meanwhile and may be closed.
class CalibrationDialog : public QDialog {
    Q_OBJECT

public:
    CalibrationDialog(ExperimentDocument& document, BlockRepetition box, QWidget* parent = nullptr);
    ~CalibrationDialog() override;

    /// Whether a calibration is in work.
    bool isBusy() const { return m_job != nullptr; }
    /// What has been found, or nullptr.
    const CalibrationOutcome* outcome() const { return m_outcome.get(); }
    LearnedMaps& maps() { return *m_maps; }
    /// What is said of it.
    QString verdict() const;
    /// Writes what has been found; says whether that could be done. Precondition: outcome().
    bool saveTo(const QString& file);
    /// The same, and lets the black box begin with it.
    void trainWith(const QString& file);

Q_SIGNALS:
    /// Something could not be written.
    void failed(const QString& message);

private:
    QWidget* makeControls();
    QWidget* makeButtons();
    void start();
    void note(const CalibrationProgress& now);
    void present(const std::shared_ptr<const CalibrationOutcome>& outcome);
    void end(const QString& message);
    void updateControls();
    QString askForFile();

    QPointer<ExperimentDocument> m_document;
    BlockRepetition m_box;
    std::unique_ptr<CalibrationJob> m_job;
    std::shared_ptr<const CalibrationOutcome> m_outcome;
    QSpinBox* m_queries;
    QPushButton* m_start;
    QPushButton* m_stop;
    QProgressBar* m_progress;
    ThemedLabel* m_verdict;
    LearnedMaps* m_maps;
    QPushButton* m_save;
    QPushButton* m_train;
};

}  // namespace obscura
