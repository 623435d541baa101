// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <string_view>

namespace obscura {

// Notes on the canvas. The edits throw UserError and leave the experiment unchanged as those of
// Experiment.h do.

/// A note can't be smaller than this, so that it can be taken hold of.
inline constexpr Size kLeastNoteSize{48, 32};
/// Of a new note.
inline constexpr Size kFirstNoteSize{200, 96};
/// Characters (code points) that a note can hold.
inline constexpr std::size_t kLongestNote = 10'000;

/// Adds a note without words; returns its id.
NoteId addNote(Experiment& e, Position position);
void removeNote(Experiment& e, NoteId id);
void setNoteText(Experiment& e, NoteId id, std::string_view text);
void resizeNote(Experiment& e, NoteId id, Size size);

/// What is wrong with `note`, or empty.
std::string noteProblem(const Note& note);

}  // namespace obscura
