// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/TimeAxisText.h"

#include "widgets/Units.h"
#include "widgets/plots/PlotTicker.h"

#include <QObject>
#include <cmath>

namespace obscura {

QString timeLabel(TimeAxis axis) {
    switch (axis) {
        case TimeAxis::Step:
            return QObject::tr("step");
        case TimeAxis::Epoch:
            return QObject::tr("epoch");
        case TimeAxis::Seconds:
            return QObject::tr("training time (s)");
        case TimeAxis::Queries:
            return QObject::tr("hardware queries of training");
        case TimeAxis::DeviceTime:
            return QObject::tr("device time of training (s)");
        case TimeAxis::AllQueries:
            return QObject::tr("hardware queries, evaluation included");
        case TimeAxis::AllDeviceTime:
            return QObject::tr("device time, evaluation included (s)");
    }
    return {};
}

bool isWhole(TimeAxis axis) {
    return axis == TimeAxis::Step || axis == TimeAxis::Queries || axis == TimeAxis::AllQueries;
}

QString formatTime(TimeAxis axis, double time) {
    switch (axis) {
        case TimeAxis::Step:
            return QObject::tr("step %1").arg(formatWhole(std::llround(time)));
        case TimeAxis::Epoch:
            return QObject::tr("epoch %1").arg(time, 0, 'f', 2);
        case TimeAxis::Seconds:
            return QObject::tr("%1 s").arg(formatNumber(time, 4));
        case TimeAxis::Queries:
        case TimeAxis::AllQueries:
            return QObject::tr("%1 queries").arg(formatShort(time));
        case TimeAxis::DeviceTime:
        case TimeAxis::AllDeviceTime:
            return QObject::tr("%1 of device time").arg(formatDuration(time));
    }
    return {};
}

}  // namespace obscura
