//! Texts that an error may repeat.
//!
//! A user may type a token, a key or a card number where something else belongs: an error that repeats it would bring
//! it into logs of jobs and terminals.

use std::borrow::Cow;
use std::env;

/// The text in place of what may be a secret.
const HIDDEN: &str = "…";

/// Shorter words are no secrets.
const SHORTEST: usize = 8;

/// The most letters of a name, and the most digits in it: keys and tokens have more of either.
const LONGEST_NAME: usize = 40;
const MOST_DIGITS: usize = 8;

/// The digits of a card number.
const CARD_NUMBER: std::ops::RangeInclusive<usize> = 13..=19;

/// An error's text without the words of the command line that may be secrets.
pub fn error(text: &str) -> String {
    let words = env::args_os().skip(1);
    let words: Vec<String> = words.filter_map(|it| it.into_string().ok()).collect();
    without(text, words.iter().map(String::as_str))
}

/// A name, or `…` if it may be a secret that was put in its place.
pub fn name(name: &str) -> &str {
    if may_be_secret(name) { HIDDEN } else { name }
}

/// A parser's message without the words in its quotation marks that may be secrets.
pub fn parser(message: &str) -> String {
    let mut parts = message.split_inclusive(['`', '"']);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let word = part.trim_end_matches(['`', '"']);
        text + name(word) + &part[word.len()..]
    })
}

/// A provider's message, whose card numbers keep their first six and last four digits.
pub fn message(text: &str) -> Cow<'_, str> {
    let is_in_number = |it: char| it.is_ascii_digit() || matches!(it, ' ' | '-');
    let parts = text.split_inclusive(|it| !is_in_number(it));
    let numbers = parts.filter_map(|part| {
        let number = part.trim_matches(|it: char| !it.is_ascii_digit());
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        CARD_NUMBER
            .contains(&digits.len())
            .then_some((number, digits))
    });
    numbers.fold(Cow::Borrowed(text), |shown, (number, digits)| {
        let mask = format!("{}{HIDDEN}{}", &digits[..6], &digits[digits.len() - 4..]);
        shown.replace(number, &mask).into()
    })
}

fn without<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> String {
    // An option and its value may be one word. The longest word is replaced first, since others may be parts of it.
    let mut secrets: Vec<&str> = words
        .flat_map(|word| [Some(word), word.split_once('=').map(|it| it.1)])
        .flatten()
        .filter(|word| may_be_secret(word))
        .collect();
    secrets.sort_by_key(|word| std::cmp::Reverse(word.len()));
    secrets
        .into_iter()
        .fold(text.to_owned(), |text, word| text.replace(word, HIDDEN))
}

/// Whether a word is no plain name, number, text or path.
fn may_be_secret(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let mut parts =
        word.split(|it: char| it.is_whitespace() || matches!(it, '/' | '\\' | '.' | '='));
    word.contains('@') || CARD_NUMBER.contains(&digits) || !parts.all(is_plain)
}

fn is_plain(part: &str) -> bool {
    let count = |is_it: fn(&u8) -> bool| part.bytes().filter(is_it).count();
    let is_mixed = count(u8::is_ascii_lowercase) > 0 && count(u8::is_ascii_uppercase) > 1;
    let is_name = part.len() <= LONGEST_NAME && count(u8::is_ascii_digit) <= MOST_DIGITS;
    part.len() < SHORTEST || (is_name && !is_mixed && !part.starts_with("sk_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_may_be_secrets_are_hidden_and_others_are_not() {
        for secret in [
            "5519283812030000",
            "5519 2838 1203 0000",
            "sk_live_abcdefgh",
            "b3f1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
            "Jd5bW3hY8cL6pF1q",
            "tok-Qz7xK2vN9mR4wT8",
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.e30",
            "postgres://billing:hidden@db/shop",
        ] {
            assert!(may_be_secret(secret), "{secret}");
            let option = format!("--option={secret}");
            for words in [[secret, "may"], [&*option, "may"]] {
                let text = without(&format!("'{secret}' of may"), words.into_iter());
                assert!(!text.contains(secret) && text.ends_with("of may"), "{text}");
            }
        }
        for plain in [
            "order-1042",
            "/home/anna/keys/api.key",
            "orders-2026-05-01.csv",
            "SHOP_API_KEY",
            "--token-file",
            "http://127.0.0.1:8080/callbacks",
            "19.99",
            "USD",
            "Broken cup",
        ] {
            assert_eq!(name(plain), plain);
        }
    }

    #[test]
    fn a_parsers_message_quotes_no_secret() {
        for (message, shown) in [
            (
                "unknown field `api_kez`, expected `api_key`",
                "unknown field `api_kez`, expected `api_key`",
            ),
            ("unknown field `Jd5bW3hY8cL6`", "unknown field `…`"),
            (
                "invalid type: string \"sk_live_abcdef\", expected a map",
                "invalid type: string \"…\", expected a map",
            ),
            ("", ""),
        ] {
            assert_eq!(parser(message), shown);
        }
    }

    #[test]
    fn a_message_shows_the_ends_of_a_card_number() {
        for (text, shown) in [
            (
                "card 5519283812030000 is declined",
                "card 551928…0000 is declined",
            ),
            ("5519 2838-1203 0000", "551928…0000"),
            ("RRN 123456789012, code 05", "RRN 123456789012, code 05"),
        ] {
            assert_eq!(message(text), shown);
        }
    }
}
