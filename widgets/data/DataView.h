// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QTabBar;
class QToolButton;

namespace obscura {

class BarPlot;
class DataReader;
class ElidedLabel;
class ExperimentDocument;
class SampleCard;
class SampleList;
struct SampleBatch;

/// The experiment's data set: its samples as a network gets them, what training's variations make
/// of each, and how often each class is there. Opened when it is seen first.
class DataView : public QWidget {
    Q_OBJECT

public:
    enum class Page { Samples, Classes };
    static constexpr Index kSamples = 60;  ///< that are listed at once

    /// Both must outlive the view.
    DataView(ExperimentDocument& document, DataReader& reader, QWidget* parent = nullptr);
    ~DataView() override;

    void setPage(Page page);
    Page page() const;
    Split split() const;
    /// The line that says what is seen, or why nothing is.
    QString status() const;
    /// Waits for what is being read.
    void catchUp();

    const SampleList& samples() const { return *m_list; }
    const SampleCard& card() const { return *m_card; }
    BarPlot& classes() { return *m_classes; }

Q_SIGNALS:
    /// Something could not be written or read.
    void failed(const QString& message);
    void saved();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeMessage();
    QWidget* makeSamples();
    /// Opens what the document names.
    void open();
    void refresh();
    void showMessage(const QString& message);
    void fillSplits();
    void chooseSplit();
    void turnTo(Index first);
    void take(const SampleBatch& batch);
    void showChosen();
    void drawClasses();
    QString describeSamples() const;

    ExperimentDocument& m_document;
    DataReader& m_reader;
    Index m_first = 0;  ///< of the samples that are listed

    QComboBox* m_split = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_forth = nullptr;
    QLabel* m_place = nullptr;
    ElidedLabel* m_about = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedLayout* m_stack = nullptr;
    QLabel* m_message = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_again = nullptr;
    SampleList* m_list = nullptr;
    SampleCard* m_card = nullptr;
    BarPlot* m_classes = nullptr;
};

}  // namespace obscura
