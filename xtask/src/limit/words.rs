//! The words of a limit, which follow the field's name.

use super::pattern::Pattern;

/// The minimum and the maximum of a count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The bound below; zero is none.
    pub least: u64,
    /// The bound above.
    pub most: Option<u64>,
}

impl Range {
    /// The words for a text or a list with so many of `one`: a character, an item.
    pub fn words(self, one: &str) -> String {
        let counted = |count: u64| match count {
            1 => format!("1 {one}"),
            many => format!("{many} {one}s"),
        };
        match (self.least, self.most) {
            (_, Some(0)) => "must be empty".to_owned(),
            (1, None) => "must not be empty".to_owned(),
            (least, None) => format!("must have at least {}", counted(least)),
            (0, Some(most)) => format!("must have at most {}", counted(most)),
            (least, Some(most)) if least == most => format!("must have {}", counted(least)),
            (least, Some(most)) => format!("must have {least} to {}", counted(most)),
        }
    }
}

/// The words for a text that must match a pattern.
pub fn of_pattern(text: &str, pattern: &Pattern) -> String {
    let range = match pattern.digits() {
        Some((least, Some(most))) if least == most => format!("{least}"),
        Some((least, Some(most))) if least + 1 == most => format!("{least} or {most}"),
        Some((least, Some(most))) => format!("{least} to {most}"),
        Some((0, None)) => return "must be digits".to_owned(),
        Some((least, None)) => format!("{least} or more"),
        None => return format!("must match `{text}`"),
    };
    let digits = if range == "1" { "digit" } else { "digits" };
    format!("must be {range} {digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_said_in_plain_words() {
        for (least, most, words) in [
            (1, None, "must not be empty"),
            (2, None, "must have at least 2 characters"),
            (0, Some(0), "must be empty"),
            (0, Some(1), "must have at most 1 character"),
            (0, Some(255), "must have at most 255 characters"),
            (1, Some(1), "must have 1 character"),
            (2, Some(2), "must have 2 characters"),
            (2, Some(100), "must have 2 to 100 characters"),
        ] {
            assert_eq!(Range { least, most }.words("character"), words);
        }
    }

    #[test]
    fn digits_are_counted_and_other_patterns_shown() {
        for (pattern, words) in [
            ("^[0-9]{12,19}$", "must be 12 to 19 digits"),
            ("^[0-9]{3,4}$", "must be 3 or 4 digits"),
            ("^[0-9]{2}$", "must be 2 digits"),
            ("^[0-9]$", "must be 1 digit"),
            ("^[0-9]+$", "must be 1 or more digits"),
            ("^[0-9]*$", "must be digits"),
            ("^[01]$", "must match `^[01]$`"),
            ("^[0-9]{2}[a-z]$", "must match `^[0-9]{2}[a-z]$`"),
        ] {
            assert_eq!(
                of_pattern(pattern, &Pattern::parse(pattern).unwrap()),
                words
            );
        }
    }
}
