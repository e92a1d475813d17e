//! The masks of `masks` by vector instructions, chosen when the program runs: with `mapping` and `prefetch` the
//! only unsafe code of the library.
//!
//! Two things are unsafe: to call a function that needs instructions which not every processor has (they are asked for in the
//! line before), and to load and store whole vectors: through references to arrays of their very size, or at a place of which the
//! line says why it lies inside. The tests hold every kernel to the portable one.
#![allow(unsafe_code, reason = "vector instructions; see above")]

#[cfg(target_arch = "x86_64")]
pub(super) mod avx2;
#[cfg(target_arch = "x86_64")]
pub(super) mod avx512;
#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
pub(super) mod neon;

use super::blocks::Kernel;

impl Kernel {
    /// The fastest that this processor can run.
    pub(super) fn best() -> Self {
        Self::available().next().unwrap_or(Self::Portable)
    }

    /// What this processor can run, fastest first.
    pub(super) fn available() -> impl Iterator<Item = Self> {
        let known = [
            #[cfg(target_arch = "x86_64")]
            (avx512::is_there(), Self::Avx512),
            #[cfg(target_arch = "x86_64")]
            (avx2::is_there(), Self::Avx2),
            #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
            (neon::is_there(), Self::Neon),
            (true, Self::Portable),
        ];
        known.into_iter().filter(|(runs, _)| *runs).map(|(_, kernel)| kernel)
    }
}
