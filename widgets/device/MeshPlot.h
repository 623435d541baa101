// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"
#include "devices/DeviceRegistry.h"
#include "devices/models/MeshLight.h"
#include "widgets/device/DevicePlot.h"

#include <optional>

namespace obscura {

class MeshPicture;

/// An interferometer mesh drawn as one: rails from left to right, bright as the light on them, and
/// blocks between them in the colour of their splitting ratio. From afar, where blocks would be
/// smaller than a few pixels, one of the two is shown as an image.
class MeshPlot : public DevicePlot {
    Q_OBJECT

public:
    enum class Far { Light, Splitting };

    explicit MeshPlot(QWidget* parent = nullptr);
    ~MeshPlot() override;

    /// As DeviceInfo::meshLight.
    using LightOf = decltype(DeviceInfo::meshLight);
    /// Shows the mesh. Precondition: the device is one, and `lightOf` is its own.
    void setSnapshot(const DeviceSnapshot& snapshot, const LightOf& lightOf);
    /// What is shown from afar.
    void setFar(Far far);
    Far far() const { return m_far; }
    const std::optional<MeshLight>& light() const { return m_light; }

    /// One row for each block: column, rail, phases, splitting ratio, light before and behind.
    QByteArray table() const override;
    bool hasData() const override { return m_light.has_value(); }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    std::optional<MeshLight> m_light;
    Vector m_omega;
    Far m_far = Far::Light;
    MeshPicture* m_picture = nullptr;
    QCPColorScale* m_lightScale = nullptr;
    QCPColorScale* m_splittingScale = nullptr;
};

}  // namespace obscura
