// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/BackgroundWork.h"
#include "widgets/data/SampleReading.h"

#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

namespace obscura {

/// Opens a data set and reads samples of it, on a thread of its own.
class DataReader : public QObject {
    Q_OBJECT

public:
    explicit DataReader(QObject* parent = nullptr);

    /// Begins to open that data set, unless it is or is about to be; another one is closed.
    void open(const DatasetSettings& settings);
    /// Also that one, as its files may have changed.
    void openAgain(const DatasetSettings& settings);
    void close();
    /// Nothing: none is open yet, or it can't be opened.
    const std::shared_ptr<const OpenData>& data() const { return m_data; }
    /// Whether one is about to be.
    bool isOpening() const { return m_settings && !m_data && m_problem.isEmpty(); }
    /// Why it can't be opened; or empty.
    const QString& problem() const { return m_problem; }

    /// Reads samples of the open one and hands them to `take`, unless `context` is gone or the
    /// data set is closed by then. What can't be read is told by failed().
    template <class Function>
    void read(SampleRequest request, QObject* context, Function take) {
        if (!m_data)
            return;
        m_work.add([=, this, data = m_data,
                    context = QPointer<QObject>(context)](const std::stop_token& stop) {
            return readOn(*data, request, stop, [context, take](const SampleBatch& batch) {
                if (context)
                    take(batch);
            });
        });
    }
    /// The same with the sound behind a sample; not called where there is none.
    template <class Function>
    void hear(Split split, Index row, QObject* context, Function take) {
        if (!m_data)
            return;
        m_work.add([=, this, data = m_data->data,
                    context = QPointer<QObject>(context)](const std::stop_token&) {
            return hearOn(*data, split, row, [context, take](const Sound& sound) {
                if (context)
                    take(sound);
            });
        });
    }
    /// Nobody waits any more for what was asked of the open data set.
    void dropRequests() {
        if (m_data)
            m_work.drop();
    }
    /// Blocks until all that was asked for has been told.
    void finish() { m_work.finish(); }

Q_SIGNALS:
    void progressed(const QString& what, double share);
    /// data() or problem() has changed.
    void changed();
    void failed(const QString& reason);

private:
    bool forget();

    using Take = std::function<void(const SampleBatch& batch)>;

    BackgroundWork::Rest readOn(const OpenData& data, const SampleRequest& request,
                                const std::stop_token& stop, const Take& take);
    BackgroundWork::Rest hearOn(const Dataset& data, Split split, Index row,
                                const std::function<void(const Sound& sound)>& take);
    BackgroundWork::Rest openOn(const DatasetSettings& settings, const std::stop_token& stop);

    std::optional<DatasetSettings> m_settings;  ///< of what is open or about to be
    std::shared_ptr<const OpenData> m_data;
    QString m_problem;
    BackgroundWork m_work;  ///< ends before what it uses
};

}  // namespace obscura
