//! Reads JSON bodies, also those that differ from the documents.
//!
//! PHP writes `5`, `false` or `""` where a text, a flag or a number belongs, `[]` for `{}`, half a surrogate pair where
//! it cut a text, or `NaN`. One odd value must not lose a whole response, nor its neighbours:
//!
//! - A body is read as the documents have it. Only a field for which that fails is read leniently, or the whole body if
//!   it is odd elsewhere: with a byte order mark, for example, or with bytes that are no UTF-8.
//! - A value of another type is converted where its meaning is clear: a number to its digits, `1` to `true`, `[]` to `{}`.
//! - A broken text that only people read, such as a message, is repaired with U+FFFD. Any other field that cannot be read
//!   is left out, and [`Read::left_out`] names it.
//! - A core field (`x-core` in the documents), which says something about the money or identifies the operation, is neither
//!   repaired nor left out: it makes the body unreadable. So does a name that an object has twice, since either value could
//!   be meant.
//!
//! The functions of [`lenient`](crate::lenient), which generated types name, say which fields may be left out.

mod direct;
mod lenient;
mod parse;
mod pass;
mod place;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod unique;
mod unreadable;

use serde::de::DeserializeOwned;

use self::pass::Pass;
pub(crate) use self::unique::mark;
pub use self::{
    text::Text,
    tree::{Fields, Tree},
    unreadable::Unreadable,
};

/// The value that was read, and the fields that were left out of it.
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// The places of the fields that could not be read, such as `data.attributes.rrn`; never their values.
    pub left_out: Vec<String>,
}

/// Reads a body as the documents have it, and else leniently.
///
/// # Errors
///
/// [`Unreadable`] if it is no JSON, or holds something else than a `T`.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
    read_and_note(body).map(|read| read.value)
}

/// As [`read`], and names what was left out.
pub(crate) fn read_and_note<T: DeserializeOwned>(body: &[u8]) -> Result<Read<T>, Unreadable> {
    let json = str::from_utf8(body).map_err(|error| error.valid_up_to());
    let failure = match json.and_then(direct::read) {
        Ok(read) => return Ok(read),
        Err(position) => position,
    };
    read_leniently(body).ok_or_else(|| Unreadable::at(body, failure))
}

/// Reads a body in which nothing is odd, and in which no object has a name twice; `None` if it is not so. A tree may
/// still be readable.
pub fn read_documented<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    direct::documented(str::from_utf8(body).ok()?)
}

fn read_leniently<T: DeserializeOwned>(body: &[u8]) -> Option<Read<T>> {
    Tree::parse(body)?.read()
}

impl Tree<'_> {
    /// Reads a value, and leaves out what cannot be read; `None` if a core field is among it, or a field that its
    /// object needs.
    pub fn read<T: DeserializeOwned>(&self) -> Option<Read<T>> {
        let pass = Pass::new(self);
        let value = direct::read_tree(&pass).ok()?;
        let left_out = pass.left_out();
        Some(Read { value, left_out })
    }
}
