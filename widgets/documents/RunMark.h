// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/documents/Workspace.h"

#include <QIcon>

namespace obscura {

/// The mark of a tab whose run is in that state: a disc that fills by `share` (0 … 1) while it
/// runs, two bars while it is paused, a tick when it is done, a cross when it has failed; nothing
/// when there is no run. In the theme's colours, sharp at any scale.
QIcon runMark(Workspace::Activity activity, double share);

/// The same in words; empty when there is no run.
QString runMarkText(Workspace::Activity activity, double share);

}  // namespace obscura
