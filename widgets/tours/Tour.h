// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// What a card points at. `name`: of a widget (its object name), a dock, a button of the run bar
/// ("run", "pause", "step", "stop"), an option's path ("blackbox.surrogate.rank",
/// "training.epochs"), a block, a layer of the palette by its kind, a plot below the canvas.
struct TourTarget {
    enum class Kind { None, Object, Dock, Action, Option, Block, Layer, Plot };
    Kind kind = Kind::None;
    std::string name = {};
    bool operator==(const TourTarget&) const = default;
};

/// What has to be true before a card is done. `subject` names an option, a kind of block, a block
/// or a dock.
struct TourCondition {
    enum class Kind {
        OptionIs,       ///< value
        OptionAtLeast,  ///< number
        OptionAtMost,   ///< number
        BlocksAtLeast,  ///< number of blocks of that kind
        Selected,       ///< that block
        DockInFront,
        RunStarted,  ///< since the card is shown, or a run goes on
        RunPaused,
        RunEnded,   ///< one has, since the tour began, and none goes on
        Evaluated,  ///< the last run has been
        Steps,      ///< number of steps that the last run has done
        CanRun      ///< nothing keeps the experiment from running
    };
    Kind kind = Kind::CanRun;
    std::string subject = {};
    OptionValue value = false;
    double number = 0;
};

/// One card: a few sentences, what to do, and how the program sees that it was done.
struct TourCardText {
    std::string title;
    std::string text;                 ///< *emphasis* and [words](term of the glossary)
    std::string task;                 ///< empty: nothing but reading
    std::string formula;              ///< by its name; empty: none
    TourTarget target;                ///< none: what `done` asks for
    std::vector<TourCondition> done;  ///< all of them; none: at once
};

/// A guided tour: resources/tours/README.md says how one is written.
struct Tour {
    std::string name;  ///< of its file, without ending
    std::string title;
    std::string about;
    double order = 0;                 ///< place among the others
    std::optional<Experiment> start;  ///< what it is shown with; none: what is in front
    std::vector<TourCardText> cards;
};

}  // namespace obscura
