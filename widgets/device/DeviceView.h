// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/RunFollower.h"
#include "widgets/device/DevicePreview.h"

#include <QWidget>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QStackedLayout;
class QTabBar;

namespace obscura {

class BlackBoxChoice;
class DevicePage;
class ElidedLabel;
class HardwarePage;
class HistogramPage;
class LearnedPage;
class TransferPage;

/// What the hardware looks like now. While a run goes on, the view asks it for pictures of the
/// chosen black box's device, as long as it is seen and so seldom that neither taking nor drawing
/// them slows training down. Without a run it shows the device as a run would begin with it; after
/// one, what the run has made of it, until the device is changed.
class DeviceView : public QWidget {
    Q_OBJECT

public:
    enum class Page { Hardware, Parameters, Transfer, Learned };

    DeviceView(ExperimentDocument& document, RunController& runs, QWidget* parent = nullptr);
    ~DeviceView() override;

    /// Shows the device of `block`; one that is no black box is ignored.
    void setBlock(BlockId block);
    /// Which black box is shown, in which repetition of its group.
    BlockRepetition box() const;
    void setPage(Page page);
    Page page() const;
    /// Shows what is known now, and waits for a device that is being built.
    void catchUp();

    /// What is shown, or nullptr.
    const DeviceSnapshot* snapshot() const { return m_shown.get(); }
    /// The line that says which moment is shown, or why nothing is.
    QString status() const;

    HardwarePage& hardware() { return *m_hardware; }
    HistogramPage& parameters() { return *m_parameters; }
    TransferPage& transfer() { return *m_transfer; }
    LearnedPage& learned() { return *m_learned; }

Q_SIGNALS:
    /// Something could not be written.
    void failed(const QString& message);
    void saved();

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What makes the difference between one device and another.
    struct Identity {
        std::string device;
        Options options;
        Index inputs = 0;
        Index outputs = 0;
        std::uint64_t seed = 0;
        bool operator==(const Identity&) const = default;
    };
    /// What a preview shows: also how imperfect the hardware is, and what the run starts from.
    struct Preview {
        Identity device;
        std::string name;  ///< of the block: an earlier run's is found by it
        Options options;   ///< of the whole block, but for those of its training
        std::string startFrom;
        bool operator==(const Preview&) const = default;
    };
    static std::optional<Identity> identityOf(const Experiment& e, const InspectionReport& report,
                                              BlockId id);
    static std::optional<Preview> previewOf(const Experiment& e, const InspectionReport& report,
                                            BlockId id);

    QWidget* makeHeader();
    void follow();
    void connectPages();
    void noteRunsDevices();
    /// Finds out what is to be shown, and shows or asks for it.
    void refresh();
    bool showsRunsDevice() const;
    bool isRunsDevice() const;
    double take(const std::shared_ptr<const DeviceSnapshot>& snapshot);
    void displayMoment();
    void display(std::shared_ptr<const DeviceSnapshot> snapshot);
    void displayNothing(const QString& reason);
    void drawPage();
    void updateHeader();
    void calibrate();

    ExperimentDocument& m_document;
    RunController& m_runs;
    DevicePreview m_preview;

    std::unique_ptr<SnapshotFollower<DeviceSnapshot>> m_follower;
    std::map<BlockRepetition, Identity> m_runsDevices;  ///< of the present or last run

    std::shared_ptr<const DeviceSnapshot> m_shown;
    std::optional<Preview> m_previewed;  ///< shown or being built, where no run is
    QString m_reason;                    ///< why nothing is shown

    BlackBoxChoice* m_choice = nullptr;
    QComboBox* m_farBox = nullptr;
    QLabel* m_moment = nullptr;
    ElidedLabel* m_description = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedLayout* m_stack = nullptr;
    HardwarePage* m_hardware = nullptr;
    HistogramPage* m_parameters = nullptr;
    TransferPage* m_transfer = nullptr;
    LearnedPage* m_learned = nullptr;
    std::vector<DevicePage*> m_pages;
};

}  // namespace obscura
