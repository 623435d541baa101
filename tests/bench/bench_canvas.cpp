// SPDX-License-Identifier: GPL-3.0-or-later
// Times the canvas with a large network: frames while it is panned and zoomed, and edits.
// Usage: bench_canvas [blocks]; prints medians and the slowest, in milliseconds.
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Groups.h"
#include "widgets/EditSession.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/LayeredLayout.h"
#include "widgets/canvas/items/StageOverlay.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/device/MatrixImage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <algorithm>
#include <cstdio>
#include <functional>

using namespace obscura;

namespace {

constexpr int kFrames = 100;
constexpr int kEdits = 20;
constexpr std::size_t kFlows = 12;  ///< of digital layers that a stage has in common

/// A chain of linear layers, activations, norms and black boxes, with a group at its middle.
Experiment largeExperiment(int blocks) {
    Experiment e;
    e.name = "large";
    BlockId last = addBlock(e, "dataset", {});
    const std::array kinds{"linear", "relu", "blackbox", "layernorm"};
    for (int i = 0; i + 2 < blocks; ++i) {
        const BlockId next = addBlock(e, kinds[std::size_t(i) % kinds.size()], {});
        connectBlocks(e, {last, 0, next, 0});
        last = next;
    }
    const BlockId readout = addBlock(e, "linear", {});
    setBlockOption(e, readout, "outputs", Index{10});
    connectBlocks(e, {last, 0, readout, 0});
    connectBlocks(e, {readout, 0, addBlock(e, "loss", {}), 0});
    moveParts(e, {.blocks = layeredLayout(e.graph)});
    groupBlocks(e, {BlockId(blocks / 2), BlockId(blocks / 2 + 1)});
    return e;
}

void report(const char* what, int count, const std::function<void(int)>& action) {
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        action(i);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-36s median %7.2f ms   slowest %7.2f ms\n", what, times[times.size() / 2],
                times.back());
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication app(argc, argv);
    const int blocks = argc > 1 ? std::atoi(argv[1]) : 500;
    ExperimentDocument document;
    document.reset(largeExperiment(blocks), {});
    CanvasScene scene(document);
    CanvasView view(scene);
    view.resize(1600, 1000);
    view.show();
    QApplication::processEvents();
    const auto draw = [&] {
        view.viewport()->repaint();
        QApplication::processEvents();
    };
    view.zoomToFit();
    report("frame, panning, all in view", kFrames, [&](int i) {
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() +
                                             (i % 2 ? 9 : -9));
        draw();
    });
    view.resetZoom();
    report("frame, panning at 100 %", kFrames, [&](int i) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + (i % 2 ? 40 : -40));
        draw();
    });
    view.zoomToFit();
    report("frame, zooming", kFrames, [&](int i) {
        i % 40 < 20 ? view.zoomIn() : view.zoomOut();
        draw();
    });
    const BlockId some = blocks / 3;
    StageOverlay overlay(scene);
    std::vector<StageFlow> flows;
    const Matrix numbers = Matrix::Random(48, 64);
    const QImage picture = matrixImage(numbers, -1, 1, ColourMap::diverging(false));
    for (const Edge& edge : document.experiment().graph.edges)
        flows.push_back({edge, FlowWay::Backward, picture, "‖∂L/∂y‖ = 0.5"});
    flows.resize(std::min(flows.size(), kFlows));
    overlay.show(flows, {{some, picture, true}});
    const auto advance = [&](int) {
        overlay.advanceFlow();
        QApplication::processEvents();
    };
    view.zoomToFit();
    report("frame of a stage, all in view", kFrames, advance);
    view.resetZoom();
    report("frame of a stage at 100 %", kFrames, advance);
    overlay.clear();
    report("inspection", kEdits, [&](int) { inspectExperiment(document.experiment()); });
    report("edit of an option", kEdits, [&](int i) {
        document.edit("edit", [&](Experiment& e) {
            setBlockOption(e, e.graph.firstOfKind("linear")->id, "outputs", Index{100 + i});
        });
    });
    EditSession drag(document);
    report("step of a drag", kEdits, [&](int i) {
        drag.submit("move", [&](Experiment& e) { e.graph.find(some)->position.x += 8 * i; });
    });
    return 0;
}
