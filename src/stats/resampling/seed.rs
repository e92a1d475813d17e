//! Where the draws of a row come from: from the seed and the names of the row, so that adding a row changes no draw of another.

/// The seed of a row by what names it: `["Gulf Courier", "Tidings"]`.
///
/// FNV-1a over the names (Fowler, Noll & Vo 1991), each closed by a byte that no text holds.
///
/// ```
/// use newsprint::stats::resampling::seed_of;
/// assert_eq!(seed_of(1, &["ab", "c"]), seed_of(1, &["ab", "c"]));
/// assert_ne!(seed_of(1, &["ab", "c"]), seed_of(1, &["a", "bc"]));
/// assert_ne!(seed_of(1, &["ab", "c"]), seed_of(2, &["ab", "c"]));
/// ```
pub fn seed_of(seed: u64, names: &[&str]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0xd134_2543_de82_ef95);
    names.iter().fold(start, |hash, name| step(name.bytes().fold(hash, step), 0xff))
}

/// The seed of one draw of a row. Odd multiples keep neighbouring draws apart; the generator mixes its seed further.
pub(super) fn stream(seed: u64, draw: u64) -> u64 {
    seed.wrapping_mul(0xd134_2543_de82_ef95) ^ draw.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
