// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is used of LAPACK, by Fortran's conventions: matrices column by column, everything by
// address, `info` 0 for success. Debian's LAPACK has no header. Any LAPACK will do: the system's
// choice behind liblapack.so.3 is taken when the program runs.

extern "C" {

/// Cholesky factor of the `uplo` ('L' or 'U') triangle of the n × n matrix `a`, in its place.
void spotrf_(const char* uplo, const int* n, float* a, const int* lda, int* info);
/// QR factorization of the m × n matrix `a`: R above, Householder reflectors below the diagonal.
void sgeqrf_(const int* m, const int* n, float* a, const int* lda, float* tau, float* work,
             const int* lwork, int* info);
/// The first n columns of the product of k reflectors of sgeqrf, in their place.
void sorgqr_(const int* m, const int* n, const int* k, float* a, const int* lda, const float* tau,
             float* work, const int* lwork, int* info);
}
