// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/EditSession.h"

#include "widgets/ExperimentDocument.h"

namespace obscura {

bool EditSession::isOpen() const {
    return m_id != 0 && m_document.m_session == m_id;
}

void EditSession::submit(const QString& text, const std::function<void(Experiment&)>& change) {
    if (!isOpen()) {
        m_before = m_document.experiment();
        m_id = m_document.beginSession();
    }
    m_document.push(text, change, m_id);
}

void EditSession::commit() {
    if (isOpen())
        m_document.commitSession();
    m_before.reset();
}

void EditSession::rollBack() {
    if (isOpen())
        m_document.push(
            {}, [this](Experiment& e) { e = *m_before; }, m_id);
    commit();
}

}  // namespace obscura
