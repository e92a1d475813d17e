//! The only file that knows threads: one ordered `map`, whose result never depends on how many threads ran it.
//! Leaves the choice of the number to the caller.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    thread::scope(|scope| {
        let running: Vec<_> = workers.iter_mut().map(|own| scope.spawn(|| work(own))).collect();
        for worker in running {
            match worker.join() {
                Ok(done) => done.into_iter().for_each(|(place, result)| results[place] = Some(result)),
                Err(panic) => resume_unwind(panic),
            }
        }
    });
    results.into_iter().map(|result| result.expect("the counter gave every item to one worker")).collect()
}

/// The results of `f` for items that it takes, in their order: one thread for each if there are threads at all.
///
/// # Panics
/// If `f` panics: the panic is passed on.
pub fn consume<T: Send, R: Send>(items: Vec<T>, threads: usize, f: impl Fn(T) -> R + Sync) -> Vec<R> {
    if threads <= 1 || items.len() <= 1 {
        return items.into_iter().map(f).collect();
    }
    let f = &f;
    thread::scope(|scope| {
        let running: Vec<_> = items.into_iter().map(|item| scope.spawn(move || f(item))).collect();
        running.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
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
    #[should_panic(expected = "item 3")]
    fn a_panic_is_passed_on() {
        map(&[1, 2, 3, 4], 2, |item| assert!(*item != 3, "item 3"));
    }
}
