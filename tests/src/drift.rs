//! Checks that every response type reads responses that drift from the documents.

use std::{cell::Cell, mem};

use serde_json::{Value, json};

use crate::{
    made::Extent,
    place::{Place, places},
    same::difference,
    subject::{self, Subject},
};

/// A way in which a response drifts from its document.
struct Drift {
    name: &'static str,
    /// The value at a place after the drift, if the drift can happen there.
    drifted: fn(&Place, &Value) -> Option<Value>,
    /// The value that the type then writes there, from the values before and after.
    written: fn(before: &Value, after: &Value) -> Value,
}

const DRIFTS: [Drift; 6] = [
    Drift {
        name: "an unknown field",
        drifted: |place, before| {
            let mut fields = before.as_object().filter(|_| place.has_fields())?.clone();
            fields.insert("unheard_of".into(), json!({"amount": [1.5, null, "text"]}));
            Some(fields.into())
        },
        written: |before, _| before.clone(),
    },
    Drift {
        name: "an unknown word",
        drifted: |place, _| {
            let is_open = place.schema.get("x-extensible-enum").is_some();
            is_open.then(|| "Unheard_Of".into())
        },
        written: |_, after| after.clone(),
    },
    Drift {
        name: "a null for what may be absent",
        drifted: |place, _| place.optional.then_some(Value::Null),
        written: |_, after| after.clone(),
    },
    Drift {
        name: "an integer for a decimal",
        drifted: |place, _| is_amount(place).then(|| 5.into()),
        written: amount_as_the_place_has_it,
    },
    Drift {
        name: "a decimal for an integer",
        drifted: |place, _| is_integer(place).then(|| 5.0.into()),
        written: |_, _| 5.into(),
    },
    Drift {
        name: "a string for a number",
        drifted: |place, _| match (is_amount(place), is_integer(place)) {
            (true, _) => Some("5.50".into()),
            (_, true) => Some("5".into()),
            _ => None,
        },
        written: |before, after| match after.as_str() {
            Some("5") => 5.into(),
            _ if before.is_string() => after.clone(),
            _ => 5.5.into(),
        },
    },
];

#[test]
fn every_response_is_read_with_one_thing_changed() {
    for drift in &DRIFTS {
        check(drift, 1, |subject, value, places| {
            let mut response = Drifted::not_yet(value);
            places.iter().try_for_each(|place| {
                let Some([before, expected]) = response.change(drift, place) else {
                    return Ok(());
                };
                response
                    .check(subject)
                    .map_err(|error| format!("{}: {error}", place.pointer))?;
                response.put_back(place, before, expected);
                Ok(())
            })
        });
    }
}

#[test]
fn every_response_is_read_with_everything_changed() {
    for drift in &DRIFTS {
        check(
            drift,
            subject::cases().div_ceil(16),
            |subject, value, places| all_changed(&[drift], value, places).check(subject),
        );
    }
}

#[test]
fn every_response_is_read_with_everything_changed_in_many_ways() {
    let [field, word, _, _, _, text] = &DRIFTS;
    check(
        field,
        subject::cases().div_ceil(16),
        |subject, value, places| all_changed(&[word, text, field], value, places).check(subject),
    );
}

/// Checks all response types, and that the drift happens in some of them.
fn check(
    drift: &Drift,
    cases: u32,
    check: impl Fn(&Subject, &Value, &[Place]) -> Result<(), String>,
) {
    let happened = Cell::new(0);
    for subject in subject::all().iter().filter(|subject| subject.is_response) {
        subject.check(Extent::Full, cases, |value| {
            let mut places = places(subject.schema(), &value);
            // The type of a bare word has no unknown words: only its places hold an open enum.
            places.retain(|place| !place.pointer.is_empty() || place.has_fields());
            let at = |place: &&Place| {
                let here = value.pointer(&place.pointer);
                here.and_then(|before| (drift.drifted)(place, before))
                    .is_some()
            };
            happened.set(happened.get() + places.iter().filter(at).count());
            check(subject, &value, &places).map_err(|error| format!("with {}: {error}", drift.name))
        });
    }
    assert!(happened.get() > 20, "{} hardly happened", drift.name);
}

/// A response that has drifted, and the value that its type must write.
struct Drifted {
    value: Value,
    expected: Value,
}

impl Drifted {
    fn check(&self, subject: &Subject) -> Result<(), String> {
        let written = (subject.recode)(&self.value).map_err(|error| error.to_string())?;
        difference(subject.schema(), &self.expected, &written).map_or(Ok(()), Err)
    }

    fn not_yet(value: &Value) -> Self {
        Self {
            value: value.clone(),
            expected: value.clone(),
        }
    }

    /// Applies the drift at one place, if possible; returns the old and the new value.
    fn change(&mut self, drift: &Drift, place: &Place) -> Option<[Value; 2]> {
        let before = self.value.pointer_mut(&place.pointer)?;
        let after = (drift.drifted)(place, before)?;
        let expected = self.expected.pointer_mut(&place.pointer)?;
        let written = (drift.written)(expected, &after);
        Some([mem::replace(before, after), mem::replace(expected, written)])
    }

    fn put_back(&mut self, place: &Place, before: Value, expected: Value) {
        for (whole, part) in [(&mut self.value, before), (&mut self.expected, expected)] {
            *whole
                .pointer_mut(&place.pointer)
                .expect("a place that was changed") = part;
        }
    }
}

/// Changes the innermost places first, so that those around them keep the change.
fn all_changed(drifts: &[&Drift], value: &Value, places: &[Place]) -> Drifted {
    let mut changed = Drifted::not_yet(value);
    for place in places {
        for drift in drifts {
            changed.change(drift, place);
        }
    }
    changed
}

fn is_amount(place: &Place) -> bool {
    let kind = place.schema.word("type");
    kind == Some("number") || place.schema.word("format") == Some("decimal")
}

fn is_integer(place: &Place) -> bool {
    place.schema.word("type") == Some("integer")
}

fn amount_as_the_place_has_it(before: &Value, after: &Value) -> Value {
    if before.is_string() {
        after.to_string().into()
    } else {
        after.clone()
    }
}
