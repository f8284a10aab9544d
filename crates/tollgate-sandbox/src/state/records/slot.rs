//! One record, as a value or as text.

use super::Record;
use crate::state::texts::{Place, Texts};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The text of a removed record.
pub(in crate::state) const REMOVED: &str = "null";

/// A record. A changed one has no text until it is kept as text, and a removed one has neither text nor value.
#[derive(Debug)]
pub(super) struct Slot<T> {
    text: Option<Place>,
    value: OnceCell<Box<T>>,
}

impl<T: Record> Slot<T> {
    pub(super) fn of(record: T) -> Self {
        Self {
            text: None,
            value: OnceCell::from(Box::new(record)),
        }
    }

    pub(super) fn removed() -> Self {
        Self {
            text: None,
            value: OnceCell::new(),
        }
    }

    /// Reads a slot from a file, and checks its text.
    pub(super) fn read(text: &str, texts: &mut Texts) -> serde_json::Result<Self> {
        if text == REMOVED {
            return Ok(Self::removed());
        }
        serde_json::from_str::<T>(text)?;
        Ok(Self {
            text: Some(texts.push(text)),
            value: OnceCell::new(),
        })
    }

    pub(super) fn exists(&self) -> bool {
        self.text.is_some() || self.value.get().is_some()
    }

    /// A copy of the record, or the value if there is one.
    pub(super) fn shown(&self, texts: &Texts) -> Option<Cow<'_, T>> {
        if let Some(value) = self.value.get() {
            return Some(Cow::Borrowed(value));
        }
        self.text.map(|place| Cow::Owned(parsed(texts.get(place))))
    }

    /// The value, and whether it was text until now.
    pub(super) fn value(&self, texts: &Texts) -> (&T, bool) {
        let is_new = self.value.get().is_none();
        let text = || self.text.map_or(REMOVED, |place| texts.get(place));
        let value = self.value.get_or_init(|| Box::new(parsed(text())));
        (value, is_new)
    }

    /// The value, which is about to change.
    pub(super) fn value_mut(&mut self, texts: &mut Texts) -> &mut T {
        self.value(texts);
        self.forget_text(texts);
        match self.value.get_mut() {
            Some(value) => value,
            None => unreachable!("the value was set above"),
        }
    }

    /// The text as of now.
    pub(super) fn text<'a>(&self, texts: &'a Texts) -> Cow<'a, str> {
        match (self.text, self.value.get()) {
            (Some(place), _) => texts.get(place).into(),
            (None, Some(value)) => written(&**value).into(),
            (None, None) => REMOVED.into(),
        }
    }

    /// Keeps the text alone.
    pub(super) fn compact(&mut self, texts: &mut Texts) {
        if let (Some(value), None) = (self.value.take(), self.text) {
            self.text = Some(texts.push(&written(&*value)));
        }
    }

    /// Copies the text to other texts.
    pub(super) fn repack(&mut self, from: &Texts, to: &mut Texts) {
        self.text = self.text.map(|place| to.push(from.get(place)));
    }

    pub(super) fn remove(&mut self, texts: &mut Texts) {
        self.forget_text(texts);
        self.value = OnceCell::new();
    }

    fn forget_text(&mut self, texts: &mut Texts) {
        if let Some(place) = self.text.take() {
            texts.forget(place);
        }
    }
}

fn parsed<T: Record>(text: &str) -> T {
    // The sandbox has written or checked this text.
    serde_json::from_str(text).unwrap_or_else(|error| panic!("a record cannot be read: {error}"))
}

fn written<T: Record>(record: &T) -> String {
    let text = serde_json::to_string(record);
    text.unwrap_or_else(|error| panic!("a record cannot be written: {error}"))
}
