// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace obscura {

class DevicePicture;
class ThemedLabel;
struct CostEstimate;
struct DeviceInfo;

/// What a device is: a drawing, its equation, a paragraph for a person who has not seen one, and
/// what the experiment will cost on it.
class DeviceCard : public QWidget {
    Q_OBJECT

public:
    explicit DeviceCard(QWidget* parent = nullptr);

    void setDevice(const DeviceInfo& info);
    /// What the present experiment will ask of the device, before it runs; nullptr: not known.
    void setCost(const CostEstimate* cost);

private:
    DevicePicture* m_picture;
    ThemedLabel* m_equation;
    ThemedLabel* m_description;
    ThemedLabel* m_cost;
};

}  // namespace obscura
