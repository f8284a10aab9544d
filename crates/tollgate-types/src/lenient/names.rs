//! The names of the fields of a type.

use crate::json::mark;

/// The most names that a type may have.
const MOST: usize = 128;

/// No position.
const NONE: u8 = u8::MAX;

/// The names of the fields of a type, by their marks.
pub struct Names {
    all: &'static [&'static str],
    /// For each mark, the position of a name that has it.
    first: [u8; 64],
    /// For each name, the position of another name that has the same mark.
    next: [u8; MOST],
}

impl Names {
    /// Orders these names by their marks.
    ///
    /// # Panics
    ///
    /// If there are more than 128.
    #[must_use]
    pub const fn new(all: &'static [&'static str]) -> Self {
        assert!(all.len() <= MOST, "a type has at most 128 fields");
        let (mut first, mut next) = ([NONE; 64], [NONE; MOST]);
        let mut position = all.len();
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
        while let Some(it) = self.all.get(position) {
            if *it == name {
                return position;
            }
            position = usize::from(self.next[position]);
        }
        self.all.len()
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
    fn there_may_be_as_many_names_as_fields() {
        let names: Vec<_> = (0..MOST).map(|it| &*it.to_string().leak()).collect();
        let names = Names::new(names.leak());
        assert!((0..MOST).all(|it| names.position(&it.to_string()) == it));
    }

    #[test]
    #[should_panic(expected = "at most 128")]
    fn too_many_names_are_refused() {
        let _ = Names::new(&["a"; MOST + 1]);
    }

    proptest! {
        #[test]
        fn a_position_is_that_of_an_equal_name(all in prop::collection::vec("[ab]{0,4}", 0..MOST), other in "[abc]{0,4}") {
            let shown = |it: &String| -> &'static str { it.clone().leak() };
            let names = Names::new(all.iter().map(shown).collect::<Vec<_>>().leak());
            for name in all.iter().chain([&other]) {
                let position = all.iter().position(|it| it == name).unwrap_or(all.len());
                prop_assert_eq!(names.position(name), position);
            }
        }
    }
}
