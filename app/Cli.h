// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// The terminal program: does what its arguments ask for and returns its exit code.
int obscuraCli(int argc, char** argv);

}  // namespace obscura
