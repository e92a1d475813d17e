//! The only file that knows threads. Results come in the order of the items, so no answer depends on the number of threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads this machine offers.
pub fn available() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Applies a function to every item on up to `threads` threads. Results are in the order of the items.
///
/// # Panics
/// If the function panics.
pub fn map<T: Sync, R: Send>(items: &[T], threads: usize, function: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads.clamp(1, items.len().max(1));
    if threads == 1 {
        return items.iter().map(function).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(place) else { break };
                    own.push((place, function(item)));
                }
                done.lock().expect("no thread panics while it holds the lock").extend(own);
            });
        }
    });
    let mut results = done.into_inner().expect("no thread panics while it holds the lock");
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
