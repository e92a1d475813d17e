//! What a reader of p and q must know, in sentences made from what was done.

use super::Inference;
use crate::analysis::keywords::Sides;
use crate::analysis::section::things;
use crate::stats::rate::MIN_ARTICLES;
use crate::table::{Notice, number};

impl Inference {
    /// How p and q were found, what the lists hold by chance, and where nothing was tested.
    pub fn notices(&self, comparisons: &[Sides]) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.family > 0 {
            notices.push(Notice::new("permutation", self.method()));
            notices.push(Notice::new("by-chance", self.by_chance(comparisons)));
        }
        notices.extend(self.cautions(comparisons));
        notices
    }

    /// Where nothing was tested, what articles tell nothing, and whether more shuffles would list more words.
    pub fn cautions(&self, comparisons: &[Sides]) -> Vec<Notice> {
        let mut notices = self.untested(comparisons);
        notices.extend(self.resolution().map(|text| Notice::new("resolution", text)));
        notices.extend(self.lost(comparisons));
        notices
    }

    /// How p and q were found.
    pub fn method(&self) -> String {
        let mirrored = if self.gathered.tested.len() == 2 && self.gathered.sample.groups() == 2 {
            "; the two lists mirror each other, so each difference is tested twice"
        } else {
            ""
        };
        format!(
            "p_permutation: labels were shuffled over {} {}, up to {} times (seed {}; a word stops at its 20th hit, p is then right to 22 %, \
             one standard error); the statistic is the log ratio in units of its standard error over articles, the two tails \
             count alike; q_permutation corrects all {} of a word (at least {} occurrences in {} articles on both sides \
             together) and a target as one family (Benjamini-Hochberg){mirrored}. Shuffling takes {} as exchangeable: it does not see that some \
             share an author or a story",
            self.units,
            self.strata,
            number::count(self.shuffles),
            self.seed,
            things(self.family, "test", "tests"),
            self.candidates.min_count,
            self.candidates.min_articles,
            if self.units == "articles" { "articles" } else { "blocks" },
        )
    }

    /// How many words each list holds, and how many it would hold without any difference.
    pub fn by_chance(&self, comparisons: &[Sides]) -> String {
        let Some(cut) = self.cut() else {
            return format!(
                "no word of {} has q <= {}",
                things(self.gathered.tested.len() as u64, "target", "targets"),
                self.level
            );
        };
        let of_target = |&sides: &usize| {
            let (listed, chance) = (self.listed(Some(sides)), self.expected_by_chance(Some(sides)));
            format!("{}: {listed} words, {} by chance", comparisons[sides].target, number::sensible(chance))
        };
        let each: Vec<String> = self.gathered.tested.iter().map(of_target).collect();
        format!(
            "{} q <= {}; if no outlet differed from another, lists that end at the same p ({}) would still hold {} on average ({})",
            if self.listed(None) == 1 {
                "1 word has".into()
            } else {
                format!("{} words have", number::count(self.listed(None)))
            },
            self.level,
            number::sensible(cut),
            number::sensible(self.expected_by_chance(None)),
            each.join("; ")
        )
    }

    /// Whether more shuffles could list more words.
    pub fn resolution(&self) -> Option<String> {
        let unresolved = self.unresolved();
        let floor = 2.0 / (self.shuffles + 1) as f64;
        let needed = (floor * self.family as f64 / self.level).ceil();
        (unresolved > 0).then(|| {
            format!(
                "{} reached by none of {} shuffles and not listed all the same: the smallest p that so many shuffles can show is {}, and \
                 with {} tests at least {} words must reach it; fewer candidates (--candidates) or more shuffles (--shuffles) would tell",
                if unresolved == 1 { "1 word is".into() } else { format!("{unresolved} words are") },
                number::count(self.shuffles),
                number::sensible(floor),
                number::count(self.family),
                number::sensible(needed),
            )
        })
    }

    /// Comparisons without p and q, with the reason.
    fn untested(&self, comparisons: &[Sides]) -> Vec<Notice> {
        let small: Vec<String> = (0..comparisons.len())
            .filter(|place| !self.is_tested(*place))
            .map(|place| {
                let effective = &self.gathered.effective[place];
                format!("{} ({} against {})", comparisons[place].target, effective.target, effective.reference)
            })
            .collect();
        if small.is_empty() {
            return Vec::new();
        }
        let text = format!(
            "descriptive only, without p and q: {}. A test needs {MIN_ARTICLES} {} on both sides that can change labels; they are shuffled {}",
            small.join(", "),
            self.units,
            self.strata
        );
        vec![Notice::new("descriptive-only", text)]
    }

    /// Articles that tell nothing because no other side has articles in their stratum.
    fn lost(&self, comparisons: &[Sides]) -> Option<Notice> {
        let units = self.gathered.sample.units() as u64;
        let lost: Vec<String> = self
            .gathered
            .tested
            .iter()
            .map(|&place| (place, &self.gathered.effective[place]))
            .filter(|(_, effective)| effective.target + effective.reference < units)
            .map(|(place, effective)| {
                format!("{}: {} against {}", comparisons[place].target, effective.target, effective.reference)
            })
            .collect();
        (!lost.is_empty()).then(|| {
            let text = format!(
                "effective {}, those that have the other side in their period or stratum ({} in all): {}",
                self.units,
                number::count(units),
                lost.join("; ")
            );
            Notice::new("effective-articles", text)
        })
    }
}
