// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TensorBoardChoice.h"

#include "widgets/ToolTip.h"

#include <QAction>
#include <QSettings>

namespace obscura {

namespace {

constexpr auto kTensorBoardKey = "run/tensorBoard";

}  // namespace

bool isTensorBoardChosen() {
    return QSettings().value(kTensorBoardKey, false).toBool();
}

QAction* makeTensorBoardAction(QObject* parent) {
    auto* const action = new QAction(QObject::tr("Write for Tensor&Board"), parent);
    action->setCheckable(true);
    action->setChecked(isTensorBoardChosen());
    action->setToolTip(wrappedToolTip(
        QObject::tr("From the next run on, a file for TensorBoard lies in the run's folder, too: "
                    "all recorded quantities, and after each evaluation parameters, transfer "
                    "matrix and singular values of each black box.")));
    QObject::connect(action, &QAction::toggled, action,
                     [](bool chosen) { QSettings().setValue(kTensorBoardKey, chosen); });
    return action;
}

}  // namespace obscura
