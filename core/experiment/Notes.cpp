// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Notes.h"

#include "core/base/Utf8.h"
#include "core/experiment/Limits.h"
#include "core/graph/FreeId.h"
#include "devices/Error.h"

#include <algorithm>
#include <sstream>

namespace obscura {

namespace {

Note& requireNote(Experiment& e, NoteId id) {
    if (Note* note = e.graph.findNote(id))
        return *note;
    throw UserError("there is no note with id " + std::to_string(id));
}

std::string words(Size size) {
    std::ostringstream text;
    text << size.width << " × " << size.height;
    return text.str();
}

/// Puts `changed` in the place of `note` unless something is wrong with it.
void replace(Note& note, Note changed) {
    if (const std::string problem = noteProblem(changed); !problem.empty())
        throw UserError(problem);
    note = std::move(changed);
}

}  // namespace

NoteId addNote(Experiment& e, Position position) {
    if (e.graph.notes.size() >= kMostNotes)
        throw UserError("an experiment can have at most " + std::to_string(kMostNotes) + " notes");
    const NoteId id = smallestFreeId(e.graph.notes);
    e.graph.notes.push_back({.id = id, .text = {}, .position = position, .size = kFirstNoteSize});
    return id;
}

void removeNote(Experiment& e, NoteId id) {
    requireNote(e, id);
    std::erase_if(e.graph.notes, [&](const Note& note) { return note.id == id; });
}

void setNoteText(Experiment& e, NoteId id, std::string_view text) {
    Note& note = requireNote(e, id);
    Note changed = note;
    changed.text = text;
    replace(note, std::move(changed));
}

void resizeNote(Experiment& e, NoteId id, Size size) {
    Note& note = requireNote(e, id);
    Note changed = note;
    changed.size = size;
    replace(note, std::move(changed));
}

std::string noteProblem(const Note& note) {
    if (const std::size_t length = countCharacters(note.text); length > kLongestNote)
        return "the note has " + std::to_string(length) + " characters, at most " +
               std::to_string(kLongestNote) + " are possible";
    // Written so that NaN is refused too.
    if (!(note.size.width >= kLeastNoteSize.width && note.size.height >= kLeastNoteSize.height))
        return "the note's size is " + words(note.size) + ", expected at least " +
               words(kLeastNoteSize);
    return {};
}

}  // namespace obscura
