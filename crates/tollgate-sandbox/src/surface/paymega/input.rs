//! Reads request fields as leniently as PHP does, and collects the errors.

use crate::http::errors::paymega::unprocessable;
use crate::http::{Response, as_object, flag};
use crate::state::Amount;
use serde_json::{Map, Value};

pub(crate) const BLANK: &str = "This value should not be blank.";
const WRONG_TYPE: &str = "This value has a wrong type.";

/// The fields of a request, and the errors found so far.
#[derive(Debug)]
pub(crate) struct Input {
    fields: Map<String, Value>,
    violations: Map<String, Value>,
}

impl Input {
    pub(crate) fn new(fields: Map<String, Value>) -> Self {
        Self {
            fields,
            violations: Map::new(),
        }
    }

    /// The attributes of a JSON:API body.
    pub(crate) fn attributes(body: &Value) -> Self {
        Self::new(as_object(&body["data"]["attributes"]).unwrap_or_default())
    }

    pub(crate) fn refuse(&mut self, field: &str, message: &str) {
        self.violations
            .entry(field.to_owned())
            .or_insert_with(|| message.into());
    }

    pub(crate) fn finish(self) -> Result<(), Response> {
        if self.violations.is_empty() {
            return Ok(());
        }
        Err(unprocessable(&self.violations))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|value| !value.is_null())
    }

    pub(crate) fn raw(&self, name: &str) -> Value {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    /// A text; numbers become text.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        match self.raw(name) {
            Value::Null => None,
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                self.refuse(name, WRONG_TYPE);
                None
            }
        }
    }

    /// A required text.
    pub(crate) fn required(&mut self, name: &str) -> String {
        let text = self.text(name).unwrap_or_default();
        if text.trim().is_empty() {
            self.refuse(name, BLANK);
        }
        text
    }

    pub(crate) fn amount(&mut self, name: &str) -> Option<Amount> {
        if !self.has(name) {
            return None;
        }
        let amount = Amount::read(&self.raw(name));
        match amount {
            None => self.refuse(name, "This value should be a number."),
            Some(amount) if amount <= Amount::ZERO => {
                self.refuse(name, "This value should be greater than 0.");
            }
            Some(_) => {}
        }
        amount
    }

    /// A flag; absent is false.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        flag(&self.raw(name)).unwrap_or_else(|| {
            self.refuse(name, WRONG_TYPE);
            false
        })
    }

    /// An object, which PHP sends as `[]` when it is empty.
    pub(crate) fn object(&mut self, name: &str) -> Map<String, Value> {
        let value = self.raw(name);
        if value.is_null() {
            return Map::new();
        }
        as_object(&value).unwrap_or_else(|| {
            self.refuse(name, WRONG_TYPE);
            Map::new()
        })
    }
}
