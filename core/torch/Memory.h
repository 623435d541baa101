// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// Lets the program keep memory that it frees. The C library knows one such setting, for the whole
/// process; it is the same for every engine, and made when the first one is. A step frees and asks
/// for the same tensors again; by default the C library returns large ones to the system each time,
/// and clearing fresh pages took more time than the arithmetic on them.
void keepFreedMemory();

}  // namespace obscura
