//! Checks that neither `Debug` nor a parse error shows a secret.

use std::{cell::Cell, collections::BTreeSet};

use serde_json::{Value, json};

use crate::{
    document,
    made::Extent,
    place::{Place, places},
    subject::{self, Subject},
};

/// Too long to occur anywhere by chance.
const TEXT: &str = "kqzvxjwqpfhbgkqzvxjw";

/// A card number of the greatest length, whose first six and last four digits may be shown.
const DIGITS: &str = "4929381057264839172";

/// The part of a card number that may be shown.
const SHOWN: [&str; 2] = ["492938", "9172"];

#[test]
fn debug_shows_none() {
    check_all(|subject, value, places| {
        let shown = (subject.show)(&with_secrets(value, places, |secret| secret.into()))
            .map_err(|error| error.to_string())?;
        without_secret(&shown)?;
        let numbers = places.iter().filter(|place| place.secret() == Some("pan"));
        match numbers.count() {
            0 => Ok(()),
            // Proves that the value contained the secrets.
            _ if SHOWN.iter().all(|part| shown.contains(part)) => Ok(()),
            _ => Err("a card number is not there".to_owned()),
        }
    });
}

#[test]
fn errors_of_reading_quote_none() {
    let others: [fn(&str) -> Value; 4] = [
        |secret| json!([secret]),
        |secret| json!([[secret], secret]),
        |secret| json!({"value": secret}),
        |secret| json!({secret: 1}),
    ];
    check_all(|subject, value, places| {
        others.iter().try_for_each(|other| {
            let value = with_secrets(value, places, other);
            match (subject.recode)(&value) {
                Ok(_) => Err(format!("{value} was read")),
                Err(error) => without_secret(&format!("{error} {error:?}")),
            }
        })
    });
}

#[test]
fn errors_of_reading_quote_none_of_a_number_either() {
    check_all(|subject, value, places| {
        let bare = with_secrets(value, places, |_| {
            DIGITS.parse::<u64>().map(Value::from).expect("fits")
        });
        let shown = (subject.show)(&bare).unwrap_or_else(|error| format!("{error} {error:?}"));
        without_secret(&shown)
    });
}

#[test]
fn the_redacted_form_shows_none_and_keeps_the_rest() {
    check_all(|subject, value, places| {
        let of = |value: &Value| (subject.redact)(value).map_err(|error| error.to_string());
        let with = with_secrets(value, places, |secret| secret.into());
        let shown = of(&with)?;
        without_secret(&shown.to_string())?;
        // The hidden part does not depend on the secret: not even the digits are there that may be shown elsewhere.
        if shown == of(value)? {
            Ok(())
        } else {
            Err(format!("{shown} differs by its secrets"))
        }
    });
}

#[test]
fn the_redacted_form_shows_nothing_that_the_documents_do_not_name() {
    let free = Cell::new(0);
    for subject in subject::all() {
        subject.check(Extent::Full, subject::cases().div_ceil(8), |value| {
            let mut places = places(subject.schema(), &value);
            places.retain(Place::is_free);
            free.set(free.get() + places.len());
            let odd = with_secrets(
                &value,
                &places,
                |secret| json!({"deep": [{"odd": secret}, 5]}),
            );
            let shown = (subject.redact)(&odd).map_err(|error| error.to_string())?;
            without_secret(&shown.to_string())
        });
    }
    assert!(free.get() > 100, "hardly a type has keys of its own");
}

#[test]
fn the_redacted_form_is_the_rest_as_it_is() {
    for subject in subject::all() {
        subject.check(Extent::Full, subject::cases().div_ceil(8), |value| {
            let shown = (subject.redact)(&value).map_err(|error| error.to_string())?;
            let whole = (subject.recode)(&value).map_err(|error| error.to_string())?;
            same_but_hidden(&shown, &whole)
        });
    }
}

fn same_but_hidden(shown: &Value, whole: &Value) -> Result<(), String> {
    match (shown, whole) {
        (Value::String(text), _) if text == "[REDACTED]" => Ok(()),
        (Value::Array(shown), Value::Array(whole)) if shown.len() == whole.len() => shown
            .iter()
            .zip(whole)
            .try_for_each(|(shown, whole)| same_but_hidden(shown, whole)),
        (Value::Object(shown), Value::Object(whole)) if shown.len() == whole.len() => {
            shown.iter().try_for_each(|(key, shown)| {
                same_but_hidden(shown, whole.get(key).unwrap_or(&Value::Null))
            })
        }
        _ if shown == whole => Ok(()),
        _ => Err(format!("{shown} for {whole}")),
    }
}

/// Checks every type that holds a secret, with complete values.
fn check_all(check: impl Fn(&Subject, &Value, &[Place]) -> Result<(), String>) {
    let secrets = Cell::new(0);
    for subject in subject::all() {
        subject.check(Extent::Full, subject::cases().div_ceil(8), |value| {
            let mut places = places(subject.schema(), &value);
            places.retain(|place| place.secret().is_some());
            if places.is_empty() {
                return Ok(());
            }
            secrets.set(secrets.get() + places.len());
            check(&subject, &value, &places)
        });
    }
    assert!(secrets.get() > 100, "hardly a type holds a secret");
}

#[test]
fn every_kind_of_secret_is_redacted_by_its_type() {
    let kinds: BTreeSet<_> = document::NAMES
        .into_iter()
        .flat_map(document::schemas)
        .flat_map(|(_, schema)| schema.properties())
        .filter_map(|(_, property)| property.word("x-sensitive"))
        .collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["cvv", "pan", "token"]
    );
}

fn with_secrets(value: &Value, places: &[Place], put: impl Fn(&str) -> Value) -> Value {
    let mut value = value.clone();
    for place in places {
        let secret = match place.secret() {
            Some("pan") => DIGITS,
            _ => TEXT,
        };
        *value
            .pointer_mut(&place.pointer)
            .expect("a place of this value") = put(secret);
    }
    value
}

fn without_secret(shown: &str) -> Result<(), String> {
    let middle = &DIGITS[6..DIGITS.len() - 4];
    if shown.contains(&TEXT[..8]) || shown.contains(middle) {
        Err(format!("a secret is shown: {shown}"))
    } else {
        Ok(())
    }
}
