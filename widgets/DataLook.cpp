// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DataLook.h"

#include "devices/Stop.h"
#include "devices/Threads.h"

#include <atomic>
#include <exception>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

namespace obscura {

namespace {

/// What passes between a look and its thread, whichever ends first.
struct Errand {
    DatasetSettings settings;
    std::stop_token stop;
    std::mutex mutex;
    DataLook* owner = nullptr;  ///< nothing: it has left
    DataFindings findings;      ///< for the owner to take, once it is told
};

/// Threads that looks have left behind, some of which are still at work. Used by the window's
/// thread alone.
class Threads {
public:
    ~Threads() {
        for (Each& each : m_all)
            each.thread.join();
    }

    void run(std::function<void()> work) {
        std::erase_if(m_all, [](Each& each) {
            const bool hasEnded = each.hasEnded->load();
            if (hasEnded)
                each.thread.join();
            return hasEnded;
        });
        const auto hasEnded = std::make_shared<std::atomic<bool>>(false);
        m_all.push_back({startThread([work = std::move(work), hasEnded] {
                             work();
                             hasEnded->store(true);
                         }),
                         hasEnded});
    }

private:
    struct Each {
        std::thread thread;
        std::shared_ptr<std::atomic<bool>> hasEnded;
    };
    std::list<Each> m_all;
};

Threads& threads() {
    static Threads all;
    return all;
}

// A thread's outermost function: here every failure becomes a finding.
void look(Errand& errand) {
    DataFindings findings;
    try {
        findings = lookAtData(errand.settings, {.stop = errand.stop});
    } catch (const Stopped&) {
        return;
    } catch (const std::exception& error) {
        findings.problem = error.what();
    }
    const std::scoped_lock lock(errand.mutex);
    errand.findings = std::move(findings);
    if (errand.owner)
        QMetaObject::invokeMethod(errand.owner, "tell", Qt::QueuedConnection);
}

}  // namespace

struct DataLook::Shared : Errand {};

DataLook::DataLook(const DatasetSettings& settings, QObject* parent)
    : QObject(parent), m_settings(settings), m_errand(std::make_shared<Shared>()) {
    m_errand->settings = settings;
    m_errand->stop = m_stop.get_token();
    m_errand->owner = this;
    threads().run([errand = m_errand] { look(*errand); });
}

void DataLook::tell() {
    DataFindings findings;
    {
        const std::scoped_lock lock(m_errand->mutex);
        findings = std::move(m_errand->findings);
    }
    Q_EMIT found(findings);
}

DataLook::~DataLook() {
    m_stop.request_stop();
    const std::scoped_lock lock(m_errand->mutex);
    m_errand->owner = nullptr;
}

}  // namespace obscura
