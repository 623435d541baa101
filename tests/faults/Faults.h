// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

// The system's calls that open, read, write, sync and rename files, with faults. The functions of
// the C library are replaced for the whole program (and for LibTorch and zlib with it).

namespace obscura::faults {

enum class Kind { Io, NoSpace, Interrupted, Short };

/// "EIO", "ENOSPC", "EINTR", "short".
const char* kindName(Kind kind);

/// What a process and the one that forked it both see.
struct Record {
    std::atomic<int> calls{0};      ///< under the folder, so far
    std::atomic<int> hasFailed{0};  ///< whether the fault has come
    char what[32] = {};             ///< the call that failed
};

/// From now on the `call`-th call (from 1; 0: none) on something in `folder` fails as `kind` says.
/// A kind that the call doesn't know (no open() is short) is EIO.
void arm(const std::string& folder, int call, Kind kind, Record& record);

}  // namespace obscura::faults
