// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <QWidget>
#include <optional>
#include <vector>

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
struct SampleRequest;

/// The experiment's data set: its samples as a network gets them, what training's variations make
/// of each, and how often each class is there; or those of one class. Opened when it is seen first.
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
    /// Something could not be written.
    void failed(const QString& message);
    /// Samples could not be read, or could again.
    void unreadable(const QString& message);
    void read();
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
    void fillClasses();
    void chooseClass();
    void showClass(qsizetype bar);
    std::optional<Index> chosenClass() const;
    void turn(int pages);
    SampleRequest asked() const;
    void list();
    void placeFound(const SampleBatch& batch);
    static QString placeText(Index first, Index last, std::optional<Index> count);
    void take(const SampleBatch& batch);
    void showChosen();
    void drawClasses();
    QString describeSamples() const;

    ExperimentDocument& m_document;
    DataReader& m_reader;
    /// Where the pages begin, up to the one that is seen: the row of its first sample, or the one
    /// from which on samples of the class are looked for.
    std::vector<Index> m_starts = {0};
    Index m_next = 0;  ///< where the next one begins

    QComboBox* m_split = nullptr;
    QComboBox* m_class = nullptr;
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
