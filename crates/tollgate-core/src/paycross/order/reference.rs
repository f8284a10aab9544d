//! The characters that a reference may contain.
//!
//! The gateway finds a transaction by its reference in a URL's path, and web servers rewrite paths: they cut a segment at
//! a dot, decode `%20`, strip white space, take `+` for a space. A look-up cannot find a rewritten reference, and a call
//! would send the order again. So by default a reference contains only characters that no server rewrites.

use std::fmt::Write;

use tollgate_paycross_gateway::limits;

use crate::Invalid;

/// The characters of references: those that are always allowed, and those that the merchant added.
#[derive(Clone, Debug, Default)]
pub struct Alphabet {
    added: String,
}

impl Alphabet {
    /// Allows these further characters.
    pub fn with(added: &str) -> Result<Self, Invalid> {
        let never = |letter: &char| *letter == ';' || letter.is_control();
        match added.chars().find(never) {
            Some(letter) => {
                let why = format!(
                    "cannot allow {}: it separates references, or cannot be sent",
                    named(letter)
                );
                Err(Invalid::new("reference_characters", why))
            }
            None => Ok(Self {
                added: added.to_owned(),
            }),
        }
    }

    /// Checks a reference that is about to be sent.
    pub fn check(&self, reference: &str) -> Result<(), Invalid> {
        checked_reference(reference)?;
        let why = "which a look-up may not find again: allowed are A-Z, a-z, 0-9, `-`, `_`, `~`, `:` and what \
                   reference_characters adds";
        without(reference, |letter| !self.allows(letter), why)?;
        if reference.trim() == reference {
            return Ok(());
        }
        let why = "must not begin or end with white space";
        Err(Invalid::new("tracking_id", why))
    }

    fn allows(&self, letter: char) -> bool {
        letter.is_ascii_alphanumeric()
            || matches!(letter, '-' | '_' | '~' | ':')
            || self.added.contains(letter)
    }
}

/// Checks that a reference can be looked up, also one stored before the characters were limited.
pub(super) fn checked_reference(reference: &str) -> Result<(), Invalid> {
    limits::find_transactions(reference)?;
    if let "." | ".." = reference {
        let why = "must not be `.` or `..`, which cannot be looked up";
        return Err(Invalid::new("tracking_id", why));
    }
    let separates = |letter| letter == ';';
    without(reference, separates, "which separates several references")?;
    without(reference, char::is_control, "which cannot be looked up")
}

/// Refuses the first character of this kind, and names the character and its place.
fn without(reference: &str, is_refused: impl Fn(char) -> bool, why: &str) -> Result<(), Invalid> {
    let mut letters = reference.chars().zip(1_usize..);
    match letters.find(|(letter, _)| is_refused(*letter)) {
        Some((letter, place)) => {
            let why = format!("holds {} as character {place}, {why}", named(letter));
            Err(Invalid::new("tracking_id", why))
        }
        None => Ok(()),
    }
}

/// A character in a form that is readable in a message.
fn named(letter: char) -> String {
    let mut name = String::new();
    if letter.is_ascii_graphic() {
        // Writing to a String cannot fail.
        let _ = write!(name, "`{letter}` ");
    }
    let _ = write!(name, "(U+{:04X})", u32::from(letter));
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_can_be_looked_up_at_all() {
        for reference in ["order-1042", "a/b", "ü", &"x".repeat(255)] {
            assert_eq!(checked_reference(reference), Ok(()), "{reference}");
        }
        for reference in ["", ".", "..", "a;b", "a\nb", &"x".repeat(256)] {
            assert!(checked_reference(reference).is_err(), "{reference}");
        }
    }

    #[test]
    fn a_reference_that_a_server_may_rewrite_is_not_sent() {
        let plain = Alphabet::default();
        for reference in ["order-1042", "A_b~2", "shop:17", "0", &"x".repeat(255)] {
            assert_eq!(plain.check(reference), Ok(()), "{reference}");
        }
        for reference in [
            "2026.11.25-17",
            "shop/17",
            "a+b",
            "order-1%20",
            "o#1",
            "order-1 ",
            " order-1",
            "a b",
            "order\u{a0}1",
            "u\u{308}",
            "ü",
            "a?b",
            "a&b",
            "a=b",
            "a@b",
            "a,b",
            "a'b",
            "a(b)",
            "a!b",
            "a*b",
            "a$b",
            "a\\b",
            "a|b",
            "",
            ".",
            "a;b",
            "a\tb",
        ] {
            let error = plain.check(reference).unwrap_err();
            assert_eq!(error.field(), "tracking_id", "{reference}");
        }
    }

    #[test]
    fn the_character_and_its_place_are_named() {
        let why = |reference| {
            Alphabet::default()
                .check(reference)
                .unwrap_err()
                .to_string()
        };
        assert!(
            why("shop/17").contains("`/` (U+002F) as character 5"),
            "{}",
            why("shop/17")
        );
        let hidden = why("shop\u{a0}17");
        assert!(
            hidden.contains("(U+00A0) as character 5") && hidden.is_ascii(),
            "{hidden}"
        );
    }

    #[test]
    fn characters_are_added_by_name() {
        let wider = Alphabet::with("./ ü").unwrap();
        for reference in ["2026.11.25-17", "shop/17", "a b", "ü"] {
            assert_eq!(wider.check(reference), Ok(()), "{reference}");
        }
        for reference in ["..", "a+b", " a", "a ", "u\u{308}"] {
            assert!(wider.check(reference).is_err(), "{reference}");
        }
        for never in [";", "a;", "\n", "\u{7f}"] {
            let error = Alphabet::with(never).unwrap_err();
            assert_eq!(error.field(), "reference_characters", "{never:?}");
        }
    }
}
