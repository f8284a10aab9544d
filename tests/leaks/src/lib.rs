//! Finds planted secrets in texts and files, plain or encoded.
//!
//! A test plants values that occur nowhere by chance, collects everything that the code shows, and searches it. A part
//! of a secret counts too: any [`WINDOW`] characters in a row.
//!
//! The search reads percent-encoding, the escapes of JSON, Rust and HTML, Base64 of both alphabets at each alignment,
//! hexadecimal and decimal bytes, and two of them within each other. It also joins what separators keep apart, such as
//! the groups of a card number.
//!
//! ```
//! use tollgate_leaks::Secrets;
//!
//! let secrets = Secrets::new([("the API key", "q7Zk2vN9xT4m")]);
//! assert!(secrets.check("a log", b"charged order-1042").is_ok());
//! assert!(secrets.check("a log", b"authorization: Basic c2hvcDpxN1prMnZOOXhUNG0=").is_err());
//! ```

mod folder;
mod journal;
#[doc(hidden)]
pub mod of;
mod read;
mod shown;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, fmt};

use crate::read::readings;
pub use crate::{
    journal::{Journal, Recorder, recorded},
    read::Read,
    shown::{Shown, shown, shown_error},
};

/// The number of characters of a secret that are found by themselves.
pub const WINDOW: usize = 8;

/// The starts of keys that are no secret.
const PREFIXES: [&str; 4] = ["sk_live_", "sk_test_", "pk_live_", "pk_test_"];

/// The bytes of a window.
type Window = [u8; WINDOW];

/// Planted secrets, ready to be searched for.
#[derive(Clone, Default)]
pub struct Secrets {
    names: Vec<String>,
    windows: HashMap<Window, usize>,
    /// Secrets that are shorter than a window. They are found as whole words only, and among decoded bytes only in a
    /// text.
    words: Vec<(Vec<u8>, usize)>,
    /// The first two bytes of every window: most of a text is none of them.
    starts: Vec<bool>,
}

/// A secret that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name of the secret.
    pub name: String,
    /// The encodings, the outermost first. Empty for plain text.
    pub encodings: Vec<Read>,
    /// The text around the place, decoded.
    pub around: String,
}

impl Secrets {
    /// Secrets with their names.
    ///
    /// # Panics
    ///
    /// If a secret has fewer than three characters, which occur by chance.
    pub fn new<N: Into<String>, S: AsRef<str>>(planted: impl IntoIterator<Item = (N, S)>) -> Self {
        let mut secrets = Self {
            starts: vec![false; 1 << 16],
            ..Self::default()
        };
        for (name, secret) in planted {
            secrets.plant(name, secret.as_ref());
        }
        secrets
    }

    /// Adds a secret.
    ///
    /// # Panics
    ///
    /// If the secret has fewer than three characters, which occur by chance.
    pub fn plant(&mut self, name: impl Into<String>, secret: &str) {
        let is_key = |prefix: &&str| secret.starts_with(prefix);
        let prefix = PREFIXES.into_iter().find(is_key).map_or(0, str::len);
        let text = secret[prefix..].to_ascii_lowercase().into_bytes();
        assert!(text.len() > 2, "a secret of {} characters", text.len());
        let number = self.names.len();
        self.names.push(name.into());
        if text.len() < WINDOW {
            self.words.push((text, number));
            return;
        }
        self.add(searched(&text), number);
        self.add(searched(&Read::Joined.of(&text)), number);
    }

    fn add(&mut self, text: &[u8], number: usize) {
        for window in text.array_windows_of() {
            // A run of one character occurs by chance.
            if window.iter().any(|byte| *byte != window[0]) {
                self.starts[start(window)] = true;
                self.windows.insert(window, number);
            }
        }
    }

    /// Every place where a secret is shown, at most one for each secret and encoding.
    #[must_use]
    pub fn find(&self, bytes: &[u8]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        readings(bytes, &mut |encodings, text| {
            let text = text.to_ascii_lowercase();
            let decodes = |it: &Read| matches!(it, Read::Base64 | Read::Hexadecimal);
            let is_decoded = encodings.iter().any(decodes);
            self.places(&text, is_decoded, &mut |number, at| {
                let name = &self.names[number];
                if !found
                    .iter()
                    .any(|it| it.name == *name && it.encodings == encodings)
                {
                    found.push(Found {
                        name: name.clone(),
                        encodings: encodings.to_vec(),
                        around: around(&text, at),
                    });
                }
            });
        });
        found
    }

    fn places(&self, text: &[u8], is_decoded: bool, meet: &mut impl FnMut(usize, usize)) {
        for (at, window) in text.array_windows_of().enumerate() {
            if self.starts[start(window)]
                && let Some(number) = self.windows.get(&window)
            {
                meet(*number, at);
            }
        }
        for (word, number) in &self.words {
            let places = text.windows(word.len()).enumerate();
            let is_it = |part: &[u8]| part[0] == word[0] && part == word;
            for (at, _) in places.filter(|(_, part)| is_it(part)) {
                if is_word(text, at, word.len())
                    && (!is_decoded || is_in_text(text, at, word.len()))
                {
                    meet(*number, at);
                }
            }
        }
    }

    /// Checks that a text or file shows no secret.
    ///
    /// # Errors
    ///
    /// Each secret that it shows, with the place's name, the encoding and the text around it.
    pub fn check(&self, place: &str, bytes: impl AsRef<[u8]>) -> Result<(), String> {
        let found = self.find(bytes.as_ref());
        if found.is_empty() {
            return Ok(());
        }
        let lines: Vec<_> = found
            .iter()
            .map(|it| format!("{place} shows {it}"))
            .collect();
        Err(lines.join("\n"))
    }
}

/// The names of the secrets, never the secrets.
impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.names).finish()
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        for encoding in &self.encodings {
            write!(f, ", {encoding}")?;
        }
        write!(f, ": …{}…", self.around)
    }
}

/// The part of a secret that must not be shown. The first eight digits of a card number may be its BIN, which is no
/// secret.
fn searched(text: &[u8]) -> &[u8] {
    let is_card_number = (13..=19).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    if is_card_number { &text[1..] } else { text }
}

/// Windows of a text.
trait Windows {
    fn array_windows_of(&self) -> impl Iterator<Item = Window>;
}

impl Windows for [u8] {
    fn array_windows_of(&self) -> impl Iterator<Item = Window> {
        self.windows(WINDOW)
            .filter_map(|window| window.try_into().ok())
    }
}

fn start(window: Window) -> usize {
    usize::from(u16::from_be_bytes([window[0], window[1]]))
}

/// Whether the place has neither letters nor digits beside it, nor what joins the parts of a number or an id.
fn is_word(text: &[u8], at: usize, length: usize) -> bool {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    !before.is_some_and(joins) && !text.get(at + length).is_some_and(joins)
}

/// Whether the place is in a text, and not among the bytes of a number or an id that was decoded by mistake, where
/// three characters occur by chance.
fn is_in_text(text: &[u8], at: usize, length: usize) -> bool {
    let goes_on = |byte: &&u8| **byte != read::BREAK;
    let before = text[..at].iter().rev().take(WINDOW).take_while(goes_on);
    let after = text[at + length..].iter().take(WINDOW);
    let beside: Vec<_> = before.chain(after.take_while(goes_on)).collect();
    let is_text = |byte: &&u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    beside.len() > 2 && beside.iter().all(is_text)
}

fn around(text: &[u8], at: usize) -> String {
    let (from, to) = (at.saturating_sub(60), text.len().min(at + 60));
    String::from_utf8_lossy(&text[from..to]).into_owned()
}
