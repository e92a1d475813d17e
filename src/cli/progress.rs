//! Shows on a terminal how far long work is: after half a second, on one line of standard error that is gone when the result comes.

use newsprint::progress::{Progress, Renewed, Stage, held, now, renewed};
use newsprint::table::number;
use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

/// Nothing is shown of work that is done sooner.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is written anew.
const PAUSE: Duration = Duration::from_millis(200);

/// The one line of this program, if it is shown.
static SHOWN: Mutex<Option<Shown>> = Mutex::new(None);

struct Shown {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

/// Begins to show how far the work is, if a person watches.
pub fn show() {
    let mut shown = SHOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if shown.is_none() && stderr().is_terminal() {
        let (stop, stopped) = channel();
        *shown = Some(Shown { stop, thread: spawn(move || write_lines(&stopped)) });
    }
}

/// Takes the line away: what is written next stands alone.
pub fn end() {
    let shown = SHOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    if let Some(Shown { stop, thread }) = shown {
        drop(stop);
        thread.join().ok();
    }
}

/// Says on standard error how many articles were renewed, if the others are as an earlier run kept them, and what is held in memory
/// since the disk took no more.
pub fn say_how_it_went() {
    if held() > 0 {
        eprintln!(
            "note: the folder for temporary files ({}) is not there or takes no more: {} MB of texts are held in memory (within --memory); \
             free some space there or name another folder in TMPDIR",
            std::env::temp_dir().display(),
            number::count(held().div_ceil(1 << 20))
        );
    }
    if let Some(Renewed { articles, of }) = renewed() {
        let (articles, of) = (number::count(articles), number::count(of));
        eprintln!(
            "note: words were found anew in {articles} of {of} articles; the others are as an earlier run kept them"
        );
    }
}

fn write_lines(stopped: &Receiver<()>) {
    let mut began = (Stage::Idle, Instant::now());
    let mut pause = PATIENCE;
    let mut is_written = false;
    while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = PAUSE;
        let progress = now();
        if progress.stage != began.0 {
            began = (progress.stage, Instant::now());
        }
        if let Some(line) = line(progress, began.1.elapsed()) {
            write!(stderr(), "\r\x1b[K{line}").ok();
            is_written = true;
        } else if is_written {
            write!(stderr(), "\r\x1b[K").ok();
            is_written = false;
        }
        stderr().flush().ok();
    }
    if is_written {
        write!(stderr(), "\r\x1b[K").ok();
        stderr().flush().ok();
    }
}

/// `finding words: 12,345 of … articles, 56 MB of 100 MB, 40 MB/s, 2 s left`; nothing where nothing takes long.
fn line(progress: Progress, since: Duration) -> Option<String> {
    let what = match progress.stage {
        Stage::Idle => return None,
        Stage::Reading => "reading",
        Stage::Words => "finding words",
        Stage::Cleaning => "looking for page furniture",
        Stage::Writing => "writing the index",
    };
    let megabytes = |bytes: u64| number::count(bytes / 1_000_000);
    let mut text = what.to_owned();
    if progress.articles > 0 {
        text.push_str(&format!(": {} articles, {} MB", number::count(progress.articles), megabytes(progress.bytes)));
    }
    if progress.of_bytes > 0 {
        text.push_str(&format!(" of {} MB", megabytes(progress.of_bytes)));
    }
    let seconds = since.as_secs_f64();
    if progress.bytes > 0 && seconds > 0.5 {
        let rate = progress.bytes as f64 / seconds;
        text.push_str(&format!(", {:.0} MB/s", rate / 1e6));
        if progress.of_bytes > progress.bytes {
            text.push_str(&format!(", {:.0} s left", (progress.of_bytes - progress.bytes) as f64 / rate));
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_how_fast_and_how_long() {
        let progress = Progress { stage: Stage::Words, articles: 1_200, bytes: 50_000_000, of_bytes: 150_000_000 };
        let text = line(progress, Duration::from_secs(2)).expect("a line");
        assert_eq!(text, "finding words: 1,200 articles, 50 MB of 150 MB, 25 MB/s, 4 s left");
        assert_eq!(line(Progress { stage: Stage::Idle, ..progress }, Duration::ZERO), None);
        let begun = Progress { stage: Stage::Reading, articles: 0, bytes: 0, of_bytes: 0 };
        assert_eq!(line(begun, Duration::from_secs(9)).as_deref(), Some("reading"));
    }
}
