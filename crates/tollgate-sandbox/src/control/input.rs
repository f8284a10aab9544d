//! Reads the requests of the control API, and refuses what it does not know.

use super::Route;
use crate::check;
use crate::http::errors::paymega::{bad_request, refused};
use crate::http::{Call, Response};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Refuses a parameter that the call does not have.
pub(super) fn checked_query(route: &Route, call: &Call) -> Result<(), Response> {
    for (name, _) in &call.query {
        word("parameter", name, route.query)?;
    }
    Ok(())
}

/// Refuses a word that is not in the list.
pub(super) fn word(name: &str, word: &str, list: &[&str]) -> Result<(), Response> {
    check::known(name, word, list).map_err(|words| refused(name, &words))
}

/// A number in the query.
pub(super) fn number(call: &Call, name: &str) -> Result<Option<usize>, Response> {
    let text = call.query(name);
    let number = text.map(|text| {
        text.parse()
            .map_err(|_| refused(name, "A number is needed here."))
    });
    number.transpose()
}

/// The fields of the body.
#[derive(Debug)]
pub(super) struct Input(Map<String, Value>);

impl Input {
    /// Reads the body, and refuses fields that are not in the list.
    pub(super) fn read(call: &Call, known: &[&str]) -> Result<Self, Response> {
        let input = Self::open(call)?;
        for name in input.0.keys() {
            word("field", name, known)?;
        }
        Ok(input)
    }

    /// Reads a body whose fields the caller checks.
    pub(super) fn open(call: &Call) -> Result<Self, Response> {
        match json(call)? {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(bad_request()),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Takes a required text.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Response> {
        match self.0.remove(name) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(refused(name, "A text is needed here.")),
        }
    }

    /// A required flag.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Response> {
        let flag = self.0.get(name).and_then(Value::as_bool);
        flag.ok_or_else(|| refused(name, "This value should be true or false."))
    }

    /// A flag that can only be set.
    pub(super) fn is_set(&self, name: &str) -> Result<bool, Response> {
        match self.0.get(name) {
            None => Ok(false),
            Some(Value::Bool(true)) => Ok(true),
            Some(_) => Err(refused(name, "This value should be true.")),
        }
    }

    /// A required whole number of this unit.
    pub(super) fn whole(&self, name: &str, unit: &str) -> Result<u64, Response> {
        let number = self.0.get(name).and_then(Value::as_u64);
        let words = format!("This value should be a whole number of {unit}.");
        number.ok_or_else(|| refused(name, &words))
    }

    /// All fields that were not taken.
    pub(super) fn rest(self) -> Map<String, Value> {
        self.0
    }

    /// Reads the fields that were not taken.
    pub(super) fn parsed<T: DeserializeOwned>(self) -> Result<T, Response> {
        let rest = serde_json::from_value(Value::Object(self.0));
        rest.map_err(|error| refused("body", &error.to_string()))
    }
}

/// The JSON of the body.
pub(super) fn json(call: &Call) -> Result<Value, Response> {
    serde_json::from_slice(&call.body).map_err(|_| bad_request())
}
