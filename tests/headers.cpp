// SPDX-License-Identifier: Apache-2.0
// Nothing but a reason to compile the headers that tests share; cmake/Testing.cmake says when.
