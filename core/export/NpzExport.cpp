// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/NpzExport.h"

#include "core/blackbox/Spectrum.h"
#include "core/experiment/FileSurvey.h"
#include "core/export/NpzFile.h"
#include "core/export/RecordedBoxes.h"
#include "devices/Error.h"

namespace obscura {

namespace {

void addSpectrum(NpzFile& npz, const std::string& name, const Matrix& a) {
    npz.add(name, singularValues(a.cast<double>()));
}

void addBox(NpzFile& npz, const RecordedBox& box) {
    npz.add(box.name + "/parameters", box.omega);
    if (box.transfer.size() > 0) {
        npz.add(box.name + "/matrix", box.transfer);
        addSpectrum(npz, box.name + "/singular_values", box.transfer);
    }
    if (box.s.size() > 0) {
        npz.add(box.name + "/surrogate_u", box.u);
        npz.add(box.name + "/surrogate_s", box.s);
        npz.add(box.name + "/surrogate_v", box.v);
        // U and V are orthonormal.
        addSpectrum(npz, box.name + "/surrogate_singular_values", box.s);
    }
}

}  // namespace

void exportNpz(const std::filesystem::path& run, const std::filesystem::path& file) {
    const Experiment e = lastExperiment(run);
    const auto boxes = recordedBoxes(e, FileSurvey().of(e), keptWeights(run));
    if (boxes.empty())
        throw UserError(run.string() + ": found a network without a black box, expected one");
    NpzFile npz;
    for (const RecordedBox& box : boxes)
        addBox(npz, box);
    npz.write(file);
}

}  // namespace obscura
