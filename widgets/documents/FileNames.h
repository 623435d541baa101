// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

class ExperimentDocument;

/// What dialogs for experiment files list.
QString experimentFilter();
/// The folder where dialogs for that experiment begin.
QString folderOf(const ExperimentDocument& document);
/// What a file of this experiment is called where the person hasn't said: "my-network.json".
QString suggestedName(const ExperimentDocument& document, const QString& suffix);

}  // namespace obscura
