//! The names of the fields of a type.

use crate::json::mark;

/// The number of names that are found by their marks. Those after them are compared one by one.
const MARKED: usize = 128;

/// No position.
const NONE: u8 = u8::MAX;

/// The names of the fields of a type, by their marks.
pub struct Names {
    all: &'static [&'static str],
    /// For each mark, the position of a name that has it.
    first: [u8; 64],
    /// For each name, the position of another name that has the same mark.
    next: [u8; MARKED],
}

impl Names {
    /// Orders these names by their marks.
    #[must_use]
    pub const fn new(all: &'static [&'static str]) -> Self {
        let (mut first, mut next) = ([NONE; 64], [NONE; MARKED]);
        let mut position = if all.len() < MARKED {
            all.len()
        } else {
            MARKED
        };
        while position > 0 {
            position -= 1;
            let mark = mark(all[position]);
            next[position] = first[mark];
            #[expect(clippy::cast_possible_truncation, reason = "it is less than 128")]
            {
                first[mark] = position as u8;
            }
        }
        Self { all, first, next }
    }

    /// The number of names.
    pub(super) const fn count(&self) -> usize {
        self.all.len()
    }

    /// The name at this position.
    pub(super) const fn at(&self, position: usize) -> &'static str {
        self.all[position]
    }

    /// The position of this name, or the number of names if it is none of them.
    pub(super) fn position(&self, name: &str) -> usize {
        let mut position = usize::from(self.first[mark(name)]);
        while position != usize::from(NONE) {
            if self.all[position] == name {
                return position;
            }
            position = usize::from(self.next[position]);
        }
        let mut others = self.all.iter().enumerate().skip(MARKED);
        let found = others.find(|(_, it)| **it == name);
        found.map_or(self.all.len(), |(position, _)| position)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_name_has_its_position_and_no_other_name_has_one() {
        const NAMES: Names = Names::new(&["ab", "", "acb", "a", "abb", "b"]);
        for (position, name) in NAMES.all.iter().enumerate() {
            assert_eq!(NAMES.position(name), position, "{name}");
        }
        for name in ["c", "bb", "adb", "abcd"] {
            assert_eq!(NAMES.position(name), NAMES.count(), "{name}");
        }
        assert_eq!((NAMES.at(2), NAMES.count()), ("acb", 6));
    }

    #[test]
    fn of_no_names_there_is_none() {
        assert_eq!(Names::new(&[]).position("a"), 0);
    }

    #[test]
    fn there_may_be_any_number_of_names() {
        for count in [MARKED, MARKED + 1, 3 * MARKED] {
            let names: Vec<_> = (0..count).map(|it| &*it.to_string().leak()).collect();
            let names = Names::new(names.leak());
            assert!((0..=count).all(|it| names.position(&it.to_string()) == it));
        }
    }

    proptest! {
        #[test]
        fn a_position_is_that_of_an_equal_name(all in prop::collection::vec("[ab]{0,4}", 0..2 * MARKED), other in "[abc]{0,4}") {
            let shown = |it: &String| -> &'static str { it.clone().leak() };
            let names = Names::new(all.iter().map(shown).collect::<Vec<_>>().leak());
            for name in all.iter().chain([&other]) {
                let position = all.iter().position(|it| it == name).unwrap_or(all.len());
                prop_assert_eq!(names.position(name), position);
            }
        }
    }
}
