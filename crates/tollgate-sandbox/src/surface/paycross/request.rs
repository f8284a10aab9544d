//! Reads requests of the gateway, and collects their errors.

use crate::http::errors::paycross::{bad_request, refused};
use crate::http::{Call, Response};
use crate::http::{as_object, flag};
use serde_json::{Map, Value, json};

/// The fields of one object of a request, and the errors found so far.
#[derive(Debug)]
pub(super) struct Fields {
    fields: Map<String, Value>,
    errors: Map<String, Value>,
}

/// The object `request` of a body.
pub(super) fn read(call: &Call) -> Result<Fields, Response> {
    read_in(call, "request")
}

/// The object with this name in a body.
pub(super) fn read_in(call: &Call, name: &str) -> Result<Fields, Response> {
    let body = call.json().ok_or_else(|| bad_request(call))?;
    let fields = as_object(&body[name]);
    let fields = fields.ok_or_else(|| refused(call, &json!({name: ["can't be blank"]})))?;
    Ok(Fields::new(fields))
}

impl Fields {
    pub(super) fn new(fields: Map<String, Value>) -> Self {
        Self {
            fields,
            errors: Map::new(),
        }
    }

    /// An inner object. An absent one has no fields.
    pub(super) fn object(&mut self, name: &str) -> Self {
        let inner = as_object(&self.raw(name));
        if inner.is_none() && self.has(name) {
            self.refuse(name, "is invalid");
        }
        Self::new(inner.unwrap_or_default())
    }

    pub(super) fn refuse(&mut self, name: &str, message: &str) {
        self.errors
            .entry(name.to_owned())
            .or_insert_with(|| json!([message]));
    }

    /// Takes over the errors of an inner object.
    pub(super) fn adopt(&mut self, name: &str, inner: Self) {
        if !inner.errors.is_empty() {
            self.errors
                .insert(name.to_owned(), Value::Object(inner.errors));
        }
    }

    /// The errors found so far, by field.
    pub(super) fn errors(self) -> Map<String, Value> {
        self.errors
    }

    pub(super) fn finish(self, call: &Call) -> Result<(), Response> {
        self.check(call)
    }

    /// Fails if an error was found so far.
    pub(super) fn check(&self, call: &Call) -> Result<(), Response> {
        if self.errors.is_empty() {
            return Ok(());
        }
        Err(refused(call, &Value::Object(self.errors.clone())))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|value| !value.is_null())
    }

    pub(super) fn raw(&self, name: &str) -> Value {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    /// A text. Numbers become text, and blank texts are `None`.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        match self.raw(name) {
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Null => None,
            _ => {
                self.refuse(name, "is invalid");
                None
            }
        }
    }

    pub(super) fn required(&mut self, name: &str) -> String {
        self.text(name).unwrap_or_else(|| {
            self.refuse(name, "can't be blank");
            String::new()
        })
    }

    /// A text of limited length.
    pub(super) fn limited(&mut self, name: &str, length: usize) -> Option<String> {
        let text = self.text(name);
        if text
            .as_ref()
            .is_some_and(|text| text.chars().count() > length)
        {
            self.refuse(
                name,
                &format!("is too long (maximum is {length} characters)"),
            );
        }
        text
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        if !self.has(name) {
            return None;
        }
        let flag = flag(&self.raw(name));
        if flag.is_none() {
            self.refuse(name, "is invalid");
        }
        flag
    }

    /// An amount in minor units: a whole number, or a text with one.
    pub(super) fn amount(&mut self, least: i64) -> i64 {
        let amount = match self.raw("amount") {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        match amount {
            None if !self.has("amount") => self.refuse("amount", "can't be blank"),
            None => self.refuse("amount", "must be an integer"),
            Some(amount) if amount < least => {
                self.refuse(
                    "amount",
                    &format!("must be greater than or equal to {least}"),
                );
            }
            Some(_) => {}
        }
        amount.unwrap_or_default()
    }
}
