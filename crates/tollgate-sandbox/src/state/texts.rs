//! Texts that are kept for long, in large blocks.
//!
//! Texts of their own would lie all over the heap, between short-lived values. With a hundred thousand of them, the
//! allocator spends a fourth of all time on memory that is in no cache.

use std::collections::VecDeque;
use std::mem;

/// The size of a block in bytes. A longer text has a block of its own.
const BLOCK: usize = 1 << 18;

/// Texts, side by side in the order of their creation.
#[derive(Debug, Default)]
pub(super) struct Texts {
    blocks: VecDeque<String>,
    /// How many blocks were freed so far.
    freed: usize,
    /// A freed block for later use.
    spare: String,
    /// The bytes of all texts, and of those that are no longer used.
    total: usize,
    unused: usize,
}

/// The place of one text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    block: u32,
    start: u32,
    length: u32,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) -> Place {
        let is_full = |block: &String| block.len() + text.len() > BLOCK;
        if self.blocks.back().is_none_or(is_full) {
            self.blocks.push_back(mem::take(&mut self.spare));
        }
        let block = self.freed + self.blocks.len() - 1;
        let mut start = 0;
        if let Some(last) = self.blocks.back_mut() {
            start = last.len();
            last.push_str(text);
        }
        self.total += text.len();
        Place {
            block: small(block),
            start: small(start),
            length: small(text.len()),
        }
    }

    pub(super) fn get(&self, place: Place) -> &str {
        let (start, length) = (place.start as usize, place.length as usize);
        let block = (place.block as usize).checked_sub(self.freed);
        let block = block.and_then(|it| self.blocks.get(it));
        let text = block.and_then(|it| it.get(start..start + length));
        text.unwrap_or_default()
    }

    /// The length of all texts, with those that are no longer used.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// Notes that a text is no longer used. Its memory stays taken.
    pub(super) fn forget(&mut self, place: Place) {
        self.unused += place.length as usize;
    }

    /// Whether a copy of the used texts would save more than half of the memory.
    pub(super) fn is_wasteful(&self) -> bool {
        self.unused > BLOCK && self.unused > self.total / 2
    }

    /// Frees the blocks before a text, if all texts in them are older and no longer used.
    pub(super) fn free_before(&mut self, place: Place) {
        while self.freed < place.block as usize {
            let Some(block) = self.blocks.pop_front() else {
                return;
            };
            self.freed += 1;
            self.spare = block;
            self.spare.clear();
        }
    }
}

/// A number that is below 2^32 in any sandbox: more blocks or longer texts fit into no memory.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Texts};

    #[test]
    fn texts_stay_in_their_places_while_older_ones_are_freed() {
        let mut texts = Texts::default();
        let of = |number: usize| format!("ü{number}").repeat(1 + number % 700);
        let places: Vec<_> = (0..2_000).map(|it| texts.push(&of(it))).collect();
        let long = texts.push(&"x".repeat(2 * BLOCK));
        let after = texts.push("after");
        assert!(texts.blocks.len() > 5);
        texts.free_before(places[1_000]);
        for (number, place) in places.iter().enumerate().skip(1_000) {
            assert_eq!(texts.get(*place), of(number));
        }
        assert_eq!(texts.get(places[0]), "", "it is freed");
        assert_eq!(texts.get(long).len(), 2 * BLOCK);
        assert_eq!(texts.get(after), "after");
        texts.free_before(after);
        assert_eq!((texts.blocks.len(), texts.get(after)), (1, "after"));
    }
}
