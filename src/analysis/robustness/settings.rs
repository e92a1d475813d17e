//! The other ways in which keywords could have been found, each as good as the usual one. Leaves doing so to its neighbours.

/// One way, which differs from the usual one in one thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Its name in tables and pictures.
    pub name: &'static str,
    /// What is done in another way, in one line.
    pub about: &'static str,
    /// The thing that is changed.
    pub change: Change,
}

/// What a setting changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// How words are made or which of them are counted: the texts are cut into words again.
    Words(Words),
    /// Which articles are compared: those of a version of the corpus, by its name.
    Version(&'static str),
    /// Among which articles labels are shuffled: those of a month, whatever their lengths.
    Months,
    /// Which words are tested: so many times the usual least count and articles.
    Candidates(f64),
    /// By what a difference is judged, at the same p.
    Statistic(Statistic),
}

/// How words are made or chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Capitals kept if they are folded.
    Case,
    /// Hyphens the other way: words joined if they part them, parted if they join them.
    Hyphens,
    /// Page furniture counted.
    Uncleaned,
}

/// What judges a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// The interval of the log ratio, at the level of the list's last p.
    Interval,
    /// Ranks of the articles by their rates (Mann–Whitney).
    Ranks,
    /// Means of the articles' rates (Welch).
    Means,
    /// How many articles have the word (text dispersion, four cells).
    Articles,
}

/// Every setting, in the order in which they are shown. Statistics that take tokens as draws are none of them: they keep
/// whatever comes in bursts.
pub const SETTINGS: &[Setting] = &[
    Setting { name: "case", about: "capitals are kept", change: Change::Words(Words::Case) },
    Setting { name: "hyphens", about: "hyphens the other way", change: Change::Words(Words::Hyphens) },
    Setting { name: "uncleaned", about: "page furniture is counted", change: Change::Words(Words::Uncleaned) },
    Setting { name: "no wire", about: "without wire copy", change: Change::Version("wire") },
    Setting { name: "no duplicates", about: "without duplicates", change: Change::Version("duplicates") },
    Setting { name: "any length", about: "shuffled within months, among all lengths", change: Change::Months },
    Setting { name: "strict", about: "only words twice as frequent are tested", change: Change::Candidates(2.0) },
    Setting { name: "loose", about: "words half as frequent are tested too", change: Change::Candidates(0.5) },
    Setting {
        name: "interval",
        about: "the interval of the log ratio",
        change: Change::Statistic(Statistic::Interval),
    },
    Setting { name: "ranks", about: "Mann–Whitney over articles", change: Change::Statistic(Statistic::Ranks) },
    Setting { name: "means", about: "Welch's t over articles", change: Change::Statistic(Statistic::Means) },
    Setting { name: "articles", about: "the number of articles", change: Change::Statistic(Statistic::Articles) },
];
