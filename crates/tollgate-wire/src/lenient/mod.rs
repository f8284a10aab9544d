//! Bodies in which some fields have another type than the documents say.
//!
//! PHP writes `5`, `false` or `""` where a text, a flag or a number belongs, and one odd field must not lose a whole
//! answer. What can stand for the right type is taken for it. Of the rest, what says nothing of the money or of which
//! operation it is, is left out; what does so makes the body unreadable, and so does a field that stands there twice.

mod coerce;
#[cfg(test)]
mod tests;
mod unique;

use serde::de::DeserializeOwned;
use serde_json::Value;

use self::coerce::{Lenient, Trace};
use crate::Unreadable;

/// What is never left out, wherever it stands outside of [`ASIDE`].
const CORE: &[&str] = &[
    "amount",
    "amount_max",
    "amount_min",
    "attributes",
    "auth_mode",
    "auth_payload",
    "active",
    "available",
    "charged_back_amount",
    "code",
    "currency",
    "data",
    "enabled",
    "error",
    "errors",
    "external_id",
    "id",
    "links",
    "meta",
    "next",
    "original_data",
    "original_resolution",
    "parent_uid",
    "payment_flow",
    "processed_amount",
    "reference_id",
    "refunded_amount",
    "resolution",
    "service_currency",
    "status",
    "test",
    "test_mode",
    "tracking_id",
    "transaction",
    "transactions",
    "type",
    "uid",
];

/// What stands beside an operation: nothing in it is its core.
const ASIDE: &[&str] = &["callback_logs", "included", "payload", "relationships"];

/// So many odd fields are no oddity any more.
const MOST_LEFT_OUT: usize = 32;

/// Reads a body as the documents have it, and else leniently.
///
/// # Errors
///
/// [`Unreadable`] if it is no JSON, or holds something else than a `T`.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
    serde_json::from_slice(body).or_else(|error| {
        let read = error.is_data().then(|| read_leniently(body)).flatten();
        read.ok_or_else(|| Unreadable::from(&error))
    })
}

/// Reads JSON in which no field stands twice: of two, nobody can tell which is meant.
pub fn unambiguous(body: &[u8]) -> Option<Value> {
    unique::read(body)
}

fn read_leniently<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    let mut value = unique::read(body)?;
    for _ in 0..MOST_LEFT_OUT {
        let trace = Trace::default();
        match T::deserialize(Lenient::new(&value, &trace)) {
            Ok(read) => return Some(read),
            Err(_) => leave_out(&mut value, trace.failed())?,
        }
    }
    None
}

/// Leaves out what cannot be read at this place, or what holds it; `None` if it is needed.
fn leave_out(value: &mut Value, mut place: Vec<String>) -> Option<()> {
    loop {
        if is_core(&place) {
            return None;
        }
        let last = place.pop()?;
        let holder = place
            .iter()
            .try_fold(&mut *value, |value, name| step(value, name))?;
        match holder {
            Value::Array(items) => {
                items.remove(last.parse().ok()?);
                return Some(());
            }
            holder => match holder.get_mut(&last) {
                Some(Value::Null) | None => {}
                Some(odd) => {
                    *odd = Value::Null;
                    return Some(());
                }
            },
        }
    }
}

fn step<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    match value {
        Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
        value => value.get_mut(name),
    }
}

/// Whether the place, or the list that it stands in, must be readable.
fn is_core(place: &[String]) -> bool {
    let is_index = |name: &&String| name.bytes().all(|byte| byte.is_ascii_digit());
    let is_aside = place.iter().any(|name| ASIDE.contains(&name.as_str()));
    let name = place.iter().rev().find(|name| !is_index(name));
    !is_aside && name.is_none_or(|name| CORE.contains(&name.as_str()))
}
