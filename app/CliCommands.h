// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

// Exit codes of the terminal program.
inline constexpr int kDone = 0;
inline constexpr int kDifferent = 1;  ///< of diff: the experiments are not the same
inline constexpr int kBadInput = 2;   ///< bad usage or bad file
/// The reason is in the summary's `error`, or on stderr where stdout itself can't be written.
inline constexpr int kRunFailed = 3;

struct TrainRequest {
    std::string experiment;                ///< template or file; empty: that of `replay`
    std::string replay;                    ///< a run to be repeated with its changes; empty: none
    std::vector<std::string> assignments;  ///< "path=value"
    std::int64_t steps = 0;                ///< 0: all epochs
    std::optional<std::int64_t> seed;      ///< replaces training.seed
    int threads = 0;                       ///< 0: all cores
    std::filesystem::path out;             ///< empty: the user's data folder
    double checkpointMinutes = 10;         ///< see TrainerOptions
    bool tensorBoard = false;              ///< see TensorBoardWriter
};

/// Trains with progress on stderr and prints the summary to stdout. Returns an exit code; throws
/// UserError for what is wrong before the run starts.
int train(const TrainRequest& request);

struct ResumeRequest {
    std::filesystem::path run;             ///< its folder
    std::vector<std::string> assignments;  ///< "path=value", of live options
    std::optional<double> epochs;          ///< in all, in place of those planned
    std::int64_t steps = 0;                ///< in all; 0: all epochs
    int threads = 0;                       ///< 0: all cores
    double checkpointMinutes = 10;
    bool tensorBoard = false;
};

/// Goes on with a recorded run, from its last checkpoint. As train().
int resume(const ResumeRequest& request);

struct CalibrateRequest {
    std::string experiment;                ///< template or file
    std::vector<std::string> assignments;  ///< "path=value"
    std::string block;                     ///< the black box's name; empty: the only one
    std::int64_t queries = 0;              ///< at most; 0: chosen
    std::int64_t inputs = 0;               ///< for each setting; 0: chosen
    std::filesystem::path out;             ///< the file to write; empty: none
};

/// Calibrates the device of a black box, with progress on stderr, and prints what that found to
/// stdout. Returns an exit code; throws UserError for what is wrong before it starts.
int calibrate(const CalibrateRequest& request);

struct ExportRequest {
    std::string experiment;                ///< template or file
    std::vector<std::string> assignments;  ///< "path=value"
    std::filesystem::path file;            ///< the .py, .onnx or .npz to write; empty: none
    std::filesystem::path tensorBoard;     ///< the folder for a run's records; empty: none
};

/// Writes the experiment's network as a script for PyTorch, that of a run with its weights for
/// ONNX, its black boxes as a NumPy file, or what it has recorded for TensorBoard, and prints
/// {"file": …}. Throws UserError for an experiment that can't run and a file that can't be written.
void exportExperiment(const ExportRequest& request);

/// Prints what differs between two experiments, each a template, an experiment file or a run's
/// folder: a line for each difference to stderr, all of it as JSON to stdout. Returns an exit code:
/// kDone where they are the same, kDifferent where not. Throws UserError for what can't be read.
int diff(const std::string& before, const std::string& after);

struct RunsRequest {
    std::filesystem::path out;         ///< the folder of runs; empty: the user's data folder
    std::string filter;                ///< words that each run has; see matches()
    std::vector<std::string> tags;     ///< each run has all of them
    std::string status;                ///< by statusName(); empty: any
    std::string sort;                  ///< a column; empty: the latest first
    bool isReversed = false;           ///< from the other end
    std::vector<std::string> columns;  ///< of the table; empty: the usual ones
    bool hasSettings = false;          ///< whether all settings are printed, too
};

/// Prints the runs as a table to stderr and as {"runs": […]} to stdout. Throws UserError for a
/// status or column that isn't there.
void listRuns(const RunsRequest& request);

// In the following a run is its folder, or a piece of the name that one folder in `out` (or else in
// the user's data folder) has. Each throws UserError, before anything is done, where there is no
// such run, or several.

/// Prints the settings that are not the same in all of the runs, and what came of each.
void compareRuns(const std::filesystem::path& out, const std::vector<std::string>& names);

struct NotesRequest {
    std::filesystem::path out;
    std::string run;
    std::vector<std::string> tags;  ///< to be added, or to be taken off
    std::string text;               ///< name or note; empty: there is none any more
};
// Each prints the notes as they are then.
void tagRun(const NotesRequest& request);
void untagRun(const NotesRequest& request);
void renameRun(const NotesRequest& request);
void noteOnRun(const NotesRequest& request);

/// Moves runs to the trash and prints where they lie there. Throws UserError, too, where one is
/// being recorded or can't be moved.
void deleteRuns(const std::filesystem::path& out, const std::vector<std::string>& names);

/// Builds the device that the JSON `file` ("-": standard input) describes, programs it, queries it
/// and prints {"y": …}. Throws UserError that names the field.
void queryDevice(const std::string& file);

struct ServeRequest {
    std::string device;  ///< as in the registry
    std::int64_t inputs = 0;
    std::int64_t outputs = 0;
    std::vector<std::string> assignments;  ///< "imperfections.drift=0.1", "options.seed=2"
    std::int64_t seed = 1;                 ///< of its first parameters, read noise and drift
    std::string address = "tcp://127.0.0.1:5577";
    bool allowRemote = false;  ///< whether the address may be reached from other machines
    double latency = 0;        ///< s, added to each answer
    double heartbeat = 10;     ///< s: see ServerOptions
};

/// Offers a simulated device behind the protocol "obscura-device/1" until it is interrupted, and
/// prints {"device", "address"}. Returns an exit code; throws UserError for what is wrong before.
int serve(const ServeRequest& request);

/// Prints what the device at that address says of itself. Throws UserError where nobody answers.
void describeConnected(const std::string& address);

}  // namespace obscura
