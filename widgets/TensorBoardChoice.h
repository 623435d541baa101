// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QObject;

namespace obscura {

/// Whether runs are told to TensorBoard, too, as the person chose last.
bool isTensorBoardChosen();

/// Chooses it; remembered.
QAction* makeTensorBoardAction(QObject* parent);

}  // namespace obscura
