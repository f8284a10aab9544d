//! Everything that a program can show of a value.

use std::{
    any::type_name,
    collections::BTreeSet,
    error::Error,
    fmt::{Debug, Write as _},
};

/// Both forms of `Debug`.
pub fn shown(value: &(impl Debug + ?Sized)) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// Both forms of `Debug`, and the text, of an error and each of its sources.
pub fn shown_error(error: &(dyn Error + 'static)) -> String {
    let (mut text, mut next) = (String::new(), Some(error));
    while let Some(error) = next {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{error}\n{error:#}\n{}", shown(error));
        next = error.source();
    }
    text
}

/// The texts of many values, and the types that they belong to.
#[derive(Default)]
pub struct Shown {
    types: BTreeSet<&'static str>,
    text: String,
}

impl Shown {
    /// The types of the values, as the compiler names them.
    #[must_use]
    pub const fn types(&self) -> &BTreeSet<&'static str> {
        &self.types
    }

    /// The texts.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds the texts of a value. Tests call it by [`show!`](crate::show).
    #[doc(hidden)]
    pub fn add<T>(&mut self, _: &T, texts: [Option<String>; 3]) {
        self.types.insert(type_name::<T>());
        for text in texts.into_iter().flatten() {
            self.text.push_str(&text);
            self.text.push('\n');
        }
    }
}

/// Adds everything that a program can show of these values: `Debug`, `Display`, and the sources of an error.
#[macro_export]
macro_rules! show {
    ($shown:expr, $($value:expr),+ $(,)?) => {$({
        #[allow(unused_imports, reason = "a value may have none of them")]
        use $crate::of::{Debugged as _, Displayed as _, Failed as _, Unseen as _};
        let value = &$value;
        let of = $crate::of::Of(value);
        $shown.add(value, [(&of).debug_text(), (&of).display_text(), (&of).error_text()]);
    })+};
}
