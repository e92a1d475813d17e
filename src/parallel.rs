//! The only file that knows threads: an ordered `map` of items that are there, and `in_turn` for pieces that come one after another;
//! no result depends on how many threads ran them.
//! Leaves the choice of the number to the caller.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;

/// How many threads this machine runs at once; 1 if it does not say.
pub fn available() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The results of `f`, in the order of the items. With 0 or 1 threads nothing is spawned.
///
/// # Panics
/// If `f` panics: the panic is passed on.
pub fn map<T: Sync, R: Send>(items: &[T], threads: usize, f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    map_with(items, threads, || (), |(), item| f(item))
}

/// As [`map`], with something of its own for every worker: `f` must give the same result whatever it was used for before.
///
/// # Panics
/// If `f` panics: the panic is passed on.
pub fn map_with<T: Sync, S: Send, R: Send>(
    items: &[T],
    threads: usize,
    own: impl Fn() -> S,
    f: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let mut workers: Vec<S> = (0..threads.min(items.len()).max(1)).map(|_| own()).collect();
    map_in(items, &mut workers, f)
}

/// As [`map_with`], with workers that outlive the call: one thread for each.
///
/// # Panics
/// If there is no worker, or `f` panics: the panic is passed on.
pub fn map_in<T: Sync, S: Send, R: Send>(items: &[T], workers: &mut [S], f: impl Fn(&mut S, &T) -> R + Sync) -> Vec<R> {
    if workers.len() == 1 || items.len() <= 1 {
        return items.iter().map(|item| f(&mut workers[0], item)).collect();
    }
    // Items differ in size, so workers take the next one when they are free instead of an equal share at the start.
    let next = AtomicUsize::new(0);
    let work = &|own: &mut S| {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { return done };
            done.push((place, f(own, item)));
        }
    };
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    for (place, result) in together(workers, work).into_iter().flatten() {
        results[place] = Some(result);
    }
    results.into_iter().map(|result| result.expect("the counter gave every item to one worker")).collect()
}

/// Works on the pieces of a line as they come, on one thread for each worker: `take` gives the next piece, `give_back` takes what became
/// of each, in the order in which they were taken. Both are called by one thread at a time. No piece is taken while the line `is_full`
/// with so many pieces out, unless none is out: so what is out, and what waits for a slow piece, is bounded.
///
/// # Panics
/// If there is no worker, or a function panics: the panic is passed on.
pub fn in_turn<L: Send, P, S: Send, R: Send>(
    line: &mut L,
    workers: &mut [S],
    is_full: impl Fn(&L, usize) -> bool + Sync,
    take: impl Fn(&mut L) -> Option<P> + Sync,
    work: impl Fn(&mut S, P) -> R + Sync,
    give_back: impl Fn(&mut L, R) + Sync,
) {
    let turn = Turn { line, taken: 0, given: 0, waiting: BTreeMap::new(), ended: false };
    let (turn, moved) = (Mutex::new(turn), Condvar::new());
    let run = |own: &mut S| {
        let _last = Leaving { turn: &turn, moved: &moved };
        let mut done: Option<(usize, R)> = None;
        loop {
            // Whoever finds the lock poisoned leaves: the panic is passed on by the thread that had it.
            let Ok(mut now) = turn.lock() else { return };
            if let Some((place, result)) = done.take() {
                now.waiting.insert(place, result);
                while let Some(result) = now.next_waiting() {
                    give_back(now.line, result);
                }
                moved.notify_all();
            }
            while now.taken > now.given && is_full(now.line, now.taken - now.given) && !now.ended {
                let Ok(woken) = moved.wait(now) else { return };
                now = woken;
            }
            let piece = if now.ended { None } else { take(now.line) };
            let Some(piece) = piece else {
                now.ended = true;
                return;
            };
            let place = now.taken;
            now.taken += 1;
            drop(now);
            done = Some((place, work(own, piece)));
        }
    };
    assert!(!workers.is_empty(), "there is a worker");
    together(workers, run);
}

/// A line with what is out of it.
struct Turn<'l, L, R> {
    line: &'l mut L,
    taken: usize,
    given: usize,
    /// What became of pieces after the next one that is to be given back.
    waiting: BTreeMap<usize, R>,
    /// Whether no piece is taken any more.
    ended: bool,
}

impl<L, R> Turn<'_, L, R> {
    /// What became of the next piece, if it waits.
    fn next_waiting(&mut self) -> Option<R> {
        let next = self.waiting.remove(&self.given)?;
        self.given += 1;
        Some(next)
    }
}

/// Ends a line for all when a worker leaves it, and wakes those who wait: for what a panic never gave back they would wait for ever.
struct Leaving<'t, 'l, L, R> {
    turn: &'t Mutex<Turn<'l, L, R>>,
    moved: &'t Condvar,
}

impl<L, R> Drop for Leaving<'_, '_, L, R> {
    fn drop(&mut self) {
        if let Ok(mut turn) = self.turn.lock() {
            turn.ended = true;
        }
        self.moved.notify_all();
    }
}

/// The results of `f` for items that it takes, in their order: one thread for each if there are threads at all.
///
/// # Panics
/// If `f` panics: the panic is passed on.
pub fn consume<T: Send, R: Send>(items: Vec<T>, threads: usize, f: impl Fn(T) -> R + Sync) -> Vec<R> {
    if threads <= 1 || items.len() <= 1 {
        return items.into_iter().map(f).collect();
    }
    together(items, f)
}

/// The results of `f` for each of some items, side by side. This thread does the first itself: if it waited, one of the others would
/// take its processor, and another one stand idle for a while.
fn together<T: Send, R: Send>(items: impl IntoIterator<Item = T>, f: impl Fn(T) -> R + Sync) -> Vec<R> {
    let (f, mut items) = (&f, items.into_iter());
    let Some(first) = items.next() else { return Vec::new() };
    thread::scope(|scope| {
        let running: Vec<_> = items.map(|item| scope.spawn(move || f(item))).collect();
        let mut results = vec![f(first)];
        results.extend(running.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))));
        results
    })
}

/// The results of two tasks, side by side if there is more than one thread.
///
/// # Panics
/// If one panics: the panic is passed on.
pub fn both<A, B: Send>(threads: usize, first: impl FnOnce() -> A, second: impl FnOnce() -> B + Send) -> (A, B) {
    if threads <= 1 {
        return (first(), second());
    }
    thread::scope(|scope| {
        let second = scope.spawn(second);
        let first = first();
        (first, second.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_for_any_number_of_threads() {
        let items: Vec<u64> = (0..1000).collect();
        let expected: Vec<u64> = items.iter().map(|item| item * item).collect();
        for threads in [0, 1, 2, 7, 2000] {
            assert_eq!(map(&items, threads, |item| item * item), expected, "{threads} threads");
        }
        assert!(map(&[] as &[u64], 4, |item| *item).is_empty());
    }

    #[test]
    fn items_that_are_taken_give_their_results_in_order() {
        for threads in [1, 3] {
            let items = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
            assert_eq!(consume(items, threads, |item| item + "!"), ["a!", "b!", "c!"]);
        }
    }

    #[test]
    fn two_tasks_are_done_on_one_thread_or_two() {
        for threads in [0, 1, 2] {
            let mut list = vec![1];
            assert_eq!(both(threads, || list.push(2), || 3), ((), 3));
            assert_eq!(list, [1, 2]);
        }
    }

    #[test]
    fn pieces_come_back_in_the_order_in_which_they_were_taken() {
        for threads in [1, 2, 5] {
            let mut line = (0..500_u64, Vec::new());
            let mut worked = vec![0_u64; threads];
            let work = |own: &mut u64, piece: u64| {
                *own += 1;
                // Some take longer than those after them.
                (0..(piece % 7) * 3_000).fold(piece, |sum, number| std::hint::black_box(sum ^ number));
                piece * piece
            };
            in_turn(
                &mut line,
                &mut worked,
                |_, _| false,
                |(left, _)| left.next(),
                work,
                |(_, back), result| back.push(result),
            );
            assert_eq!(line.1, (0..500).map(|piece| piece * piece).collect::<Vec<u64>>(), "{threads} threads");
            assert_eq!(worked.iter().sum::<u64>(), 500);
        }
    }

    #[test]
    fn no_piece_is_taken_while_the_line_is_full() {
        // What is left, what is out, the most that ever was.
        struct Line(std::ops::Range<u32>, u32, u32);
        for (full, most) in [(6, 6), (1, 1), (0, 1)] {
            let taken = AtomicUsize::new(0);
            let take = |Line(left, out, most): &mut Line| {
                let piece = left.next()?;
                taken.fetch_add(1, Ordering::Relaxed);
                *out += 1;
                *most = *out.max(most);
                Some(piece)
            };
            // The first piece waits until the others are as far as they can be.
            let work = |(): &mut (), piece: u32| {
                while piece == 0 && taken.load(Ordering::Relaxed) < most {
                    thread::yield_now();
                }
            };
            let mut line = Line(0..100, 0, 0);
            let is_full = |line: &Line, out: usize| {
                assert_eq!(out, line.1 as usize);
                line.1 >= full
            };
            in_turn(&mut line, &mut [(); 3], is_full, take, work, |line, ()| line.1 -= 1);
            assert_eq!((line.0.len(), line.1, line.2 as usize), (0, 0, most), "{full}");
        }
    }

    #[test]
    #[should_panic(expected = "piece 3")]
    fn a_panic_in_a_line_is_passed_on_and_nobody_waits_for_what_it_never_gave_back() {
        let work = |(): &mut (), piece| assert!(piece != 3, "piece 3");
        in_turn(&mut (0..100), &mut [(); 3], |_, _| false, Iterator::next, work, |_, ()| {});
    }

    #[test]
    #[should_panic(expected = "item 3")]
    fn a_panic_is_passed_on() {
        map(&[1, 2, 3, 4], 2, |item| assert!(*item != 3, "item 3"));
    }
}
