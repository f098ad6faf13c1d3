// SPDX-License-Identifier: Apache-2.0
// Counts what this test executable allocates.
#pragma once

#include <cstddef>

/// Calls of operator new since the start, by all threads.
std::size_t allocations();
