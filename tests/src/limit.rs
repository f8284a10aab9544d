//! Checks that each generated check agrees with its document, on both sides of every limit.

use std::{cell::Cell, collections::BTreeSet};

use serde_json::{Value, json};

use crate::{
    document::{self, Schema},
    made::Extent,
    place::{Place, places},
    subject::{self, Subject},
    validator::Validator,
};

/// Texts that the patterns of the documents match, and texts close to them.
const TEXTS: [&str; 22] = [
    "",
    "0",
    "1",
    "2",
    "01",
    "1a",
    "12",
    "13",
    "007",
    "123",
    "1234",
    "12345",
    "١٢٣",
    "USD",
    "usd",
    "USDT",
    "2026-01-02",
    "2026-1-2",
    "123\n",
    "12345678901",
    "123456789012",
    "12345678901234567890",
];

#[test]
fn every_check_agrees_with_its_document_on_both_sides_of_each_limit() {
    let (sent, happened) = (sent(), Cell::new([0_u32; 2]));
    for subject in subject::all() {
        if !sent.contains(&(subject.document, subject.name)) {
            continue;
        }
        let validator = Validator::of(subject.schema());
        subject.check(Extent::Full, subject::cases().div_ceil(4), |value| {
            let checks = Checks {
                subject: &subject,
                validator: &validator,
                happened: &happened,
            };
            checks.agree(&value, "")?;
            let places = places(subject.schema(), &value);
            places
                .iter()
                .try_for_each(|place| checks.beyond(&value, place))
        });
    }
    let [within, beyond] = happened.get();
    assert!(
        within > 1000 && beyond > 1000,
        "{within} and {beyond} happened"
    );
}

struct Checks<'a> {
    subject: &'a Subject,
    validator: &'a Validator,
    /// How often a value was within its limits, and how often it was not.
    happened: &'a Cell<[u32; 2]>,
}

impl Checks<'_> {
    /// Checks the value with each text, number and list that is close to the limits of one place.
    fn beyond(&self, value: &Value, place: &Place) -> Result<(), String> {
        let here = value.pointer(&place.pointer);
        let close = here.map_or_else(Vec::new, |here| close(place.schema, here));
        close.into_iter().try_for_each(|close| {
            let mut value = value.clone();
            let here = value.pointer_mut(&place.pointer);
            *here.expect("a place of the value") = close;
            self.agree(&value, &path(&place.pointer))
        })
    }

    /// Fails if the type's check and the document disagree, or name different fields.
    fn agree(&self, value: &Value, field: &str) -> Result<(), String> {
        let checked = (self.subject.check_limits)(value).map_err(|error| error.to_string())?;
        let [within, beyond] = self.happened.get();
        match (self.validator.check(value), checked) {
            (Ok(()), Ok(())) => self.happened.set([within + 1, beyond]),
            (Err(_), Err(limit)) if limit.field() == field => {
                self.happened.set([within, beyond + 1]);
            }
            (document, check) => {
                return Err(format!(
                    "{field}: {check:?}, and the document says {document:?}"
                ));
            }
        }
        Ok(())
    }
}

/// Values on both sides of a schema's limits; none if it has no limits.
fn close(schema: Schema, here: &Value) -> Vec<Value> {
    let bounds = |keywords: [&str; 2]| -> BTreeSet<i64> {
        let bounds = keywords
            .into_iter()
            .filter_map(|keyword| schema.get(keyword)?.as_i64());
        bounds.flat_map(|bound| bound - 1..=bound + 1).collect()
    };
    let sizes = |keywords| {
        bounds(keywords)
            .into_iter()
            .filter_map(|size| usize::try_from(size).ok())
    };
    match here {
        Value::String(_) => {
            let lengths = sizes(["minLength", "maxLength"]).map(|length| "ü".repeat(length).into());
            let texts = schema.word("pattern").map_or(&[][..], |_| &TEXTS);
            lengths
                .chain(texts.iter().map(|text| json!(text)))
                .collect()
        }
        Value::Number(_) => {
            let whole = bounds(["minimum", "maximum"]).into_iter();
            let is_decimal = schema.word("type") == Some("number");
            let parts = is_decimal.then_some([0.01, -0.01]).into_iter().flatten();
            let parts: Vec<f64> = parts.collect();
            whole
                .flat_map(|bound| {
                    let near = parts.iter().map(move |part| json!(decimal(bound) + part));
                    near.chain([json!(bound)]).collect::<Vec<_>>()
                })
                .collect()
        }
        Value::Array(items) => sizes(["minItems", "maxItems"])
            .map(|size| items.iter().cycle().take(size).cloned().collect())
            .collect(),
        _ => Vec::new(),
    }
}

fn decimal(bound: i64) -> f64 {
    let bound = i32::try_from(bound).expect("a bound of the documents");
    bound.into()
}

/// The path of a field, as a check names it.
fn path(pointer: &str) -> String {
    let names = pointer.split('/').skip(1);
    let names = names.map(|name| name.replace("~1", "/").replace("~0", "~"));
    names.collect::<Vec<_>>().join(".")
}

/// The schemas that requests hold, each with its document.
fn sent() -> BTreeSet<(&'static str, &'static str)> {
    let mut sent = BTreeSet::new();
    for name in document::NAMES {
        let document = document::written(name);
        let paths = document["paths"].as_object().into_iter().flatten();
        let operations = paths.filter_map(|(_, path)| path.as_object()).flatten();
        for (_, operation) in operations {
            collect(name, &operation["requestBody"], &mut sent);
        }
    }
    sent
}

fn collect(
    document: &'static str,
    value: &'static Value,
    sent: &mut BTreeSet<(&'static str, &'static str)>,
) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                let (file, name) = (reference.split('#').next(), reference.rsplit('/').next());
                let document = if file == Some("") { document } else { "shared" };
                let name = name.unwrap_or_default();
                if sent.insert((document, name)) {
                    let schemas = &document::written(document)["components"]["schemas"];
                    collect(document, &schemas[name], sent);
                }
            }
            fields
                .values()
                .for_each(|value| collect(document, value, sent));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|value| collect(document, value, sent)),
        _ => {}
    }
}
