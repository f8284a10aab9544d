//! Repeats how the generator makes Rust names, with the same crates, to find a clash before the generator panics, and
//! to accept all other names.

use heck::{ToPascalCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// How a name is written in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Types and variants.
    Pascal,
    /// Fields and methods.
    Snake,
}

impl Case {
    fn apply(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_pascal_case(),
            Self::Snake => name.to_snake_case(),
        }
    }
}

/// The name of a type, variant, field or method.
pub fn rust_name(name: &str, case: Case) -> String {
    identifier(name, case, &case.apply("x"))
}

/// The name of a method's argument.
pub fn argument_name(name: &str) -> String {
    identifier(name, Case::Snake, "_")
}

fn identifier(name: &str, case: Case, prefix: &str) -> String {
    let words = match name {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => {
            let plain = name.replace('\'', "");
            case.apply(&plain.replace(|c| !is_xid_continue(c), "-"))
        }
    };
    match words.chars().next() {
        None => case.apply("x"),
        Some(first) if is_xid_start(first) => words,
        Some(_) => format!("{prefix}{words}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_generator() {
        for (name, field) in [
            ("page[number]", "page_number"),
            ("cardToken", "card_token"),
            ("threeDSData", "three_ds_data"),
            (
                "\u{441}\u{443}\u{43c}\u{43c}\u{430}",
                "\u{441}\u{443}\u{43c}\u{43c}\u{430}",
            ),
            ("3ds", "x3ds"),
            ("+", "x"),
        ] {
            assert_eq!(rust_name(name, Case::Snake), field);
        }
        assert_eq!(rust_name("in_process", Case::Pascal), "InProcess");
        assert_eq!(argument_name("3ds"), "_3ds");
    }
}
