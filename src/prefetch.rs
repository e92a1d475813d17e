//! Asks the processor for memory that will be looked at soon: it may change how long something takes, never what comes out.
#![allow(unsafe_code, reason = "the instruction takes a pointer")]

/// Asks for the element at `place`; there need not be one. Nothing happens on processors that are not asked in this way.
#[inline]
pub(crate) fn prefetch<T>(elements: &[T], place: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: the instruction reads nothing and never faults, wherever it points; every x86-64 has it.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(elements.as_ptr().wrapping_add(place).cast()) }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (elements, place);
}
