//! The forms of articles in their order, until they are added up.

use super::tally::Tally;

/// Words of memory of a block: a group of many articles fills many, a group of one takes no more than it needs.
const BLOCK: usize = 1 << 14;

/// Blocks that wait for another group.
pub(super) type Spare = Vec<Vec<u32>>;

/// Articles that wait to be added up: of each the number of its tokens, then the form of each, all in one block.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    blocks: Vec<Vec<u32>>,
    len: usize,
}

impl Waiting {
    /// Begins an article: so many forms must be added to the list.
    pub(super) fn article(&mut self, tokens: u32, spare: &mut Spare) -> &mut Vec<u32> {
        let words = tokens as usize + 1;
        self.len += words;
        if self.blocks.last().is_none_or(|last| last.len() + words > BLOCK) {
            self.blocks.push(spare.pop().unwrap_or_default());
        }
        let block = self.blocks.last_mut().expect("one was added if there was none");
        let needed = block.len() + words;
        if block.capacity() < needed {
            // By doubling, as far as a block goes.
            block.reserve_exact(needed.max((2 * block.capacity()).min(BLOCK)) - block.len());
        }
        block.push(tokens);
        block
    }

    /// How many words of memory it takes.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Adds up all that waits; the blocks become spare.
    pub(super) fn add_up(self, tally: &mut Tally, spare: &mut Spare) {
        for mut block in self.blocks {
            let mut words = &block[..];
            while let Some((&tokens, behind)) = words.split_first() {
                let (forms, next) = behind.split_at(tokens as usize);
                tally.article(forms);
                words = next;
            }
            if block.capacity() == BLOCK {
                block.clear();
                spare.push(block);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{FormId, Sums};

    #[test]
    fn what_waits_is_added_up_article_by_article() {
        let (mut waiting, mut tally, mut spare) = (Waiting::default(), Tally::default(), Spare::new());
        for forms in [&[7, 0, 7, 7][..], &[], &[7]] {
            waiting.article(forms.len() as u32, &mut spare).extend_from_slice(forms);
        }
        assert_eq!(waiting.len(), 8);
        waiting.add_up(&mut tally, &mut spare);
        let zero = (FormId(0), Sums { articles: 1, count: 1, square: 1, cross: 4 });
        let seven = (FormId(7), Sums { articles: 2, count: 4, square: 10, cross: 13 });
        assert_eq!(tally.drain().collect::<Vec<_>>(), [zero, seven]);
    }

    #[test]
    fn many_articles_and_long_ones_wait_in_blocks_that_are_used_again() {
        let mut spare = Spare::new();
        let mut blocks = Vec::new();
        for _ in 0..3 {
            let (mut waiting, mut tally) = (Waiting::default(), Tally::default());
            let mut tokens = 0;
            for article in 0..3_000u32 {
                let forms = vec![article % 7; if article == 1_500 { 5 * BLOCK } else { article as usize % 50 }];
                waiting.article(forms.len() as u32, &mut spare).extend_from_slice(&forms);
                tokens += forms.len() as u64;
            }
            assert_eq!(waiting.len() as u64, tokens + 3_000);
            waiting.add_up(&mut tally, &mut spare);
            assert_eq!(tally.drain().map(|(_, sums)| sums.count).sum::<u64>(), tokens);
            assert!(spare.iter().all(|block| block.is_empty() && block.capacity() == BLOCK));
            blocks.push(spare.len());
        }
        assert!(blocks[0] > 0 && blocks[1] == blocks[2], "{blocks:?}");
    }
}
