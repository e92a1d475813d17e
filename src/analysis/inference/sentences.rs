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
            "p_permutation: labels were shuffled over {} {}, {}{}; the statistic is the log ratio in units of its standard error over articles, the two tails \
             count alike; q_permutation corrects all {} of a word (at least {} occurrences in {} articles on both sides \
             together) and a target as one family (Benjamini-Hochberg){mirrored}. Shuffling takes {} as exchangeable: it does not see that some \
             share an author or a story",
            self.units,
            self.strata,
            self.shuffled(),
            if self.is_exact {
                ""
            } else {
                "; a word stops at its 20th hit, p is then right to 22 %, one standard error"
            },
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
        if unresolved == 0 {
            return None;
        }
        let (floor, shuffles) = (self.smallest_p(), number::count(self.shuffles));
        let needed = (floor * self.family as f64 / self.level).ceil();
        let (reached, remedy) = if self.is_exact {
            (format!("no other of the {shuffles} ways to deal {} out", self.units), "fewer candidates (--candidates)")
        } else {
            (format!("none of {shuffles} shuffles"), "fewer candidates (--candidates) or more shuffles (--shuffles)")
        };
        Some(format!(
            "{} reached by {reached} and not listed all the same: the smallest p that so many can show is {}, and with {} tests at \
             least {} words must reach it; {remedy} would tell",
            if unresolved == 1 { "1 word is".into() } else { format!("{unresolved} words are") },
            number::sensible(floor),
            number::count(self.family),
            number::sensible(needed),
        ))
    }

    /// Comparisons without p and q, with the reason.
    fn untested(&self, comparisons: &[Sides]) -> Vec<Notice> {
        let small: Vec<String> = (0..comparisons.len())
            .filter(|place| !self.is_tested(*place))
            .map(|place| {
                let effective = &self.gathered.effective[place];
                let ways = self.ways(place).unwrap_or_default();
                format!("{} ({} against {}{ways})", comparisons[place].target, effective.target, effective.reference)
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

    /// How few ways there are to deal the labels of a comparison out, and what p they could show; nothing if they are many.
    fn ways(&self, place: usize) -> Option<String> {
        let ways = self.gathered.sample.arrangements_of(self.gathered.group(place))?;
        let smallest = number::sensible((2.0 / ways as f64).min(1.0));
        (ways > 1).then(|| format!(": dealt out in {} ways, no p could be below {smallest}", number::count(ways)))
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
