// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/AnswerReport.h"
#include "widgets/RunController.h"

#include <QWidget>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QStackedLayout;
class QTabBar;

namespace obscura {

class BarPlot;
class ConfusionPlot;
class DataReader;
class ElidedLabel;
class SampleList;
class ScatterPlot;
class WritingPage;
struct SampleBatch;

/// What a network answers to the test samples, as of the run's last evaluation: which classes it
/// confuses, how good it is at each, at which samples it is worst; numbers beside their targets;
/// and what it writes.
class AnswersView : public QWidget {
    Q_OBJECT

public:
    enum class Page { Confusion, Classes, Numbers, Worst, Writing };

    /// Both must outlive the view.
    AnswersView(RunController& runs, DataReader& reader, QWidget* parent = nullptr);
    ~AnswersView() override;

    void setPage(Page page);
    Page page() const;
    bool hasPage(Page page) const;
    /// The line that says which moment is shown; empty: none.
    QString status() const;
    /// Forgets the run.
    void clear();
    /// Waits for samples that are being read.
    void catchUp();

    ConfusionPlot& confusion() { return *m_confusion; }
    BarPlot& classes() { return *m_classes; }
    const SampleList& worst() const { return *m_worst; }
    ScatterPlot& numbers() { return *m_numbers; }
    WritingPage& writing() { return *m_writing; }

Q_SIGNALS:
    /// Something could not be written.
    void failed(const QString& message);
    void saved();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeNumbers();
    void take(std::shared_ptr<const AnswerReport> report);
    void choosePages();
    void draw();
    void drawClasses();
    void drawWorst();
    void takeWorst(const SampleBatch& batch);
    void fillNumbers();
    QString statusText() const;

    RunController& m_runs;
    DataReader& m_reader;
    std::shared_ptr<const AnswerReport> m_report;
    std::optional<EvaluationRecord> m_record;
    bool m_isWorstAwaited = false;  ///< samples are being read

    QLabel* m_moment = nullptr;
    ElidedLabel* m_about = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedLayout* m_stack = nullptr;
    ConfusionPlot* m_confusion = nullptr;
    BarPlot* m_classes = nullptr;
    SampleList* m_worst = nullptr;
    QComboBox* m_number = nullptr;
    ScatterPlot* m_numbers = nullptr;
    WritingPage* m_writing = nullptr;
};

}  // namespace obscura
