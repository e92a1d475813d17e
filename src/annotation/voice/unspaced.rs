//! Words of texts that are written without spaces, cut by the entries of the tables, the longest first: what lies between two
//! entries is one word. Enough to find names beside verbs of speech; the words that are counted are cut elsewhere.

use super::language::{Lexicon, key};
use std::ops::Range;

/// Signs behind a number that make a date or an hour of it.
const OF_TIME: &str = "年月日号號时時点點分";

/// The words of a run of letters, as byte ranges of the run.
pub fn words(run: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = 0;
    let mut at = 0;
    let mut cut = |open: usize, word: Range<usize>| {
        if open < word.start {
            words.push(open..word.start);
        }
        if !word.is_empty() {
            words.push(word);
        }
    };
    while at < run.len() {
        let length = entry(&run[at..], lexicon).max(time(&run[at..])).max(title(&run[at..]));
        if length > 0 {
            cut(open, at..at + length);
            at += length;
            open = at;
        } else {
            at += run[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    cut(open, run.len()..run.len());
    words
}

/// The bytes of the longest entry at the start of a text.
fn entry(text: &str, lexicon: &Lexicon) -> usize {
    let ends = text.char_indices().map(|(start, sign)| start + sign.len_utf8()).take(lexicon.longest);
    ends.filter(|&end| lexicon.has(&key(&text[..end]))).last().unwrap_or(0)
}

/// The bytes of a number with what makes a date of it.
fn time(text: &str) -> usize {
    let digits = text.find(|sign: char| !sign.is_numeric()).unwrap_or(text.len());
    let sign = text[digits..].chars().next().filter(|sign| OF_TIME.contains(*sign));
    sign.filter(|_| digits > 0).map_or(0, |sign| digits + sign.len_utf8())
}

/// The bytes of a title in its marks.
fn title(text: &str) -> usize {
    if !text.starts_with('《') {
        return 0;
    }
    text.find('》').map_or(0, |end| end + '》'.len_utf8())
}

/// Whether a word is a date or an hour.
pub fn is_time(word: &str) -> bool {
    time(word) == word.len() && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::voice::VoiceWords;

    #[test]
    fn entries_dates_and_titles_part_what_lies_between() {
        let lexicon = VoiceWords::shipped().lexicon("zh-CN");
        let cut = |run: &str| words(run, lexicon).into_iter().map(|range| run[range].to_string()).collect::<Vec<_>>();
        assert_eq!(cut("外交部发言人毛宁5日在北京表示"), ["外交部", "发言人", "毛宁", "5日", "在", "北京", "表示"]);
        assert_eq!(cut("据《人民日报》报道"), ["据", "《人民日报》", "报道"]);
        assert_eq!(cut("这本小说问题不大"), ["这", "本", "小说", "问题", "不", "大"]);
        assert_eq!(cut("毛宁"), ["毛宁"]);
    }
}
