// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace obscura {

class ExperimentDocument;
class MessageBar;

/// Offers a network that fits a new data set where the document's own doesn't, as soon as its files
/// have been looked at.
class FittingOffer : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    FittingOffer(ExperimentDocument& document, MessageBar& messages, QObject* parent = nullptr);

    /// The document has another data set than before.
    void noteNewData();
    void forget() { m_isDataNew = false; }

private:
    void offer();

    ExperimentDocument& m_document;
    MessageBar& m_messages;
    bool m_isDataNew = false;  ///< nobody has seen yet whether the network fits it
};

}  // namespace obscura
