//! How far long work is, for whoever shows it: counters that are only added to and never change a result. They count for the whole
//! program, so that no function of the library has to hand them on.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing that takes long.
    Idle,
    /// Articles are read.
    Reading,
    /// Words are found.
    Words,
    /// Page furniture is looked for.
    Cleaning,
    /// An index is written.
    Writing,
}

/// Every stage, by its number.
const STAGES: [Stage; 5] = [Stage::Idle, Stage::Reading, Stage::Words, Stage::Cleaning, Stage::Writing];

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The stage.
    pub stage: Stage,
    /// Articles that are done.
    pub articles: u64,
    /// Their bytes of text.
    pub bytes: u64,
    /// Bytes of all articles; 0 if that is not known.
    pub of_bytes: u64,
}

static STAGE: AtomicU8 = AtomicU8::new(0);
static ARTICLES: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);
static OF_BYTES: AtomicU64 = AtomicU64::new(0);

/// Articles whose words were found anew, where those of the others were taken over from what an earlier run kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    /// Articles that changed or are new.
    pub articles: u64,
    /// All articles.
    pub of: u64,
}

static RENEWED: AtomicU64 = AtomicU64::new(0);
static RENEWED_OF: AtomicU64 = AtomicU64::new(0);

/// How many articles the last corpus of which only a part changed had to renew; `None` if there was none.
pub fn renewed() -> Option<Renewed> {
    let of = RENEWED_OF.load(Ordering::Relaxed);
    (of > 0).then(|| Renewed { articles: RENEWED.load(Ordering::Relaxed), of })
}

/// Only a part of a corpus was renewed.
pub(crate) fn note(renewed: Renewed) {
    RENEWED.store(renewed.articles, Ordering::Relaxed);
    RENEWED_OF.store(renewed.of, Ordering::Relaxed);
}

static HELD: AtomicU64 = AtomicU64::new(0);

/// Bytes of texts that are held in memory since the disk took no more of them.
pub fn held() -> u64 {
    HELD.load(Ordering::Relaxed)
}

/// Some more texts are held in memory since the disk takes no more.
pub(crate) fn hold(bytes: u64) {
    HELD.fetch_add(bytes, Ordering::Relaxed);
}

/// How far the work is now.
pub fn now() -> Progress {
    let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let stage = STAGES.get(STAGE.load(Ordering::Relaxed) as usize).copied().unwrap_or(Stage::Idle);
    Progress { stage, articles: load(&ARTICLES), bytes: load(&BYTES), of_bytes: load(&OF_BYTES) }
}

/// A stage begins.
pub(crate) fn begin(stage: Stage, of_bytes: u64) {
    let number = STAGES.iter().position(|known| *known == stage).unwrap_or_default();
    for (counter, value) in [(&ARTICLES, 0), (&BYTES, 0), (&OF_BYTES, of_bytes)] {
        counter.store(value, Ordering::Relaxed);
    }
    STAGE.store(number as u8, Ordering::Relaxed);
}

/// Some more is done.
pub(crate) fn add(articles: u64, bytes: u64) {
    ARTICLES.fetch_add(articles, Ordering::Relaxed);
    BYTES.fetch_add(bytes, Ordering::Relaxed);
}
