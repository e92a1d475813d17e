//! What a reader of group counts must know: names without a hit, hits that are left out, groups that share words.

use super::{GroupCounts, Subject};
use crate::query::{BoundGroups, Owner, Role, Standing};
use crate::table::{Notice, number};

/// Items of a list in one notice.
const LISTED: usize = 12;

/// The notices below a table of groups.
pub fn notices(counts: &GroupCounts, groups: &BoundGroups) -> Vec<Notice> {
    let mut notices = Vec::new();
    notices.extend(without_hits(counts, groups));
    notices.extend(wordless(groups));
    notices.extend(ambiguous(counts, groups));
    for standing in [Standing::Blocked, Standing::Taken, Standing::Crossing] {
        notices.extend(left_out(counts, groups, standing));
    }
    notices.extend(overlaps(counts, groups));
    notices
}

fn name(groups: &BoundGroups, owner: Owner) -> String {
    let group = &groups.groups().list()[owner.group];
    format!("{} \"{}\"", group.name, group.variants[owner.variant].pattern)
}

/// The first items of a list, and how many more there are.
fn list(items: &[String]) -> String {
    let hidden = items.len().saturating_sub(LISTED);
    let shown = items[..items.len() - hidden].join(", ");
    if hidden == 0 { shown } else { format!("{shown} and {} more", number::count(hidden as u64)) }
}

fn without_hits(counts: &GroupCounts, groups: &BoundGroups) -> Option<Notice> {
    let mut missing = Vec::new();
    for (group, of_group) in groups.groups().list().iter().enumerate() {
        for (variant, written) in of_group.variants.iter().enumerate() {
            let owner = Owner { group, variant };
            let is_left_out = || counts.left_out.keys().any(|(other, ..)| *other == owner);
            let is_found = counts.counts.contains_key(&Subject { group, variant: Some(variant) });
            if written.role != Role::Not && !is_found && !groups.wordless().contains(&owner) && !is_left_out() {
                missing.push(name(groups, owner));
            }
        }
    }
    let text = format!(
        "{} without a hit: {}; a name inside a longer one of its group counts there",
        names(missing.len()),
        list(&missing)
    );
    (!missing.is_empty()).then(|| Notice::new("no-hits", text))
}

fn names(count: usize) -> String {
    if count == 1 { "1 name is".into() } else { format!("{} names are", number::count(count as u64)) }
}

fn wordless(groups: &BoundGroups) -> Option<Notice> {
    let items: Vec<String> = groups.wordless().iter().map(|&owner| name(groups, owner)).collect();
    let text = format!("{} never found, as they hold no word of this corpus: {}", names(items.len()), list(&items));
    (!items.is_empty()).then(|| Notice::new("no-word", text))
}

fn ambiguous(counts: &GroupCounts, groups: &BoundGroups) -> Option<Notice> {
    let mut items = Vec::new();
    for (subject, parts) in &counts.counts {
        let Some(variant) = subject.variant else { continue };
        let owner = Owner { group: subject.group, variant };
        if groups.groups().list()[owner.group].variants[variant].role == Role::Ambiguous {
            let count: u64 = parts.values().map(|part| part.count).sum();
            items.push(format!("{} {}", name(groups, owner), number::count(count)));
        }
    }
    let text =
        format!("ambiguous names are counted apart, not in their groups: {}; --coverage lists them", list(&items));
    (!items.is_empty()).then(|| Notice::new("ambiguous", text))
}

fn left_out(counts: &GroupCounts, groups: &BoundGroups, standing: Standing) -> Option<Notice> {
    let mut items = Vec::new();
    for (&(owner, reason, by), &count) in &counts.left_out {
        if reason == standing {
            let by = by.map_or_else(String::new, |by| format!(" by {}", name(groups, by)));
            items.push(format!("{}{by} {}", name(groups, owner), number::count(count)));
        }
    }
    let (kind, text) = match standing {
        Standing::Blocked => ("blocked", "hits that a \"not\" of their group covers are not counted"),
        Standing::Taken => ("taken", "hits whose words belong to an exclusive group are not counted"),
        _ => (
            "crossing",
            "phrases in which a sentence or line ends are not counted (across_sentences = true in their group counts them)",
        ),
    };
    (!items.is_empty()).then(|| Notice::new(kind, format!("{text}: {}", list(&items))))
}

fn overlaps(counts: &GroupCounts, groups: &BoundGroups) -> Option<Notice> {
    let list_of = groups.groups().list();
    if list_of.len() > super::MOST_PAIRED {
        let text =
            format!("with {} groups it is not counted which of them share words", number::count(list_of.len() as u64));
        return Some(Notice::new("overlaps", text));
    }
    let mut pairs: Vec<((usize, usize), u64)> = counts.overlaps.iter().map(|(&pair, &count)| (pair, count)).collect();
    pairs.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let item = |&((a, b), count): &((usize, usize), u64)| {
        format!("{} and {} {}", list_of[a].name, list_of[b].name, number::count(count))
    };
    let items: Vec<String> = pairs.iter().map(item).collect();
    let text = format!("hits of two groups that share a word count in both: {}", list(&items));
    (!items.is_empty()).then(|| Notice::new("overlaps", text))
}
