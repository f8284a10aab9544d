//! Compares two JSON values under a schema.

use std::{collections::BTreeSet, str::FromStr};

use rust_decimal::Decimal;
use serde_json::{Map, Number, Value};

use crate::document::Schema;

/// The first difference, as a JSON pointer with both values, or `None` if they are the same.
///
/// Numbers are compared by value; an absent property is a null one; `[]` is `{}` where the schema has both.
pub(crate) fn difference(schema: Schema, one: &Value, other: &Value) -> Option<String> {
    Comparison::default().values(Some(schema), one, other).err()
}

/// The place at which the comparison is.
#[derive(Clone, Default)]
struct Comparison(String);

impl Comparison {
    fn values(&self, schema: Option<Schema>, one: &Value, other: &Value) -> Result<(), String> {
        match (one, other) {
            (Value::Number(a), Value::Number(b)) if equal(a, b) => Ok(()),
            (Value::Object(a), Value::Object(b)) => {
                self.objects(schema.map(|schema| schema.branch_of(one)), a, b)
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                let items = schema.and_then(|schema| schema.branch_of(one).items());
                let pairs = a.iter().zip(b).enumerate();
                pairs
                    .into_iter()
                    .try_for_each(|(index, (a, b))| self.at(&index.to_string()).values(items, a, b))
            }
            _ if one == other => Ok(()),
            _ if schema.is_some_and(may_be_list) && is_empty(one) && is_empty(other) => Ok(()),
            _ => Err(format!("{}: {one} became {other}", self.0)),
        }
    }

    fn objects(
        &self,
        schema: Option<Schema>,
        one: &Map<String, Value>,
        other: &Map<String, Value>,
    ) -> Result<(), String> {
        let keys: BTreeSet<_> = one.keys().chain(other.keys()).collect();
        keys.into_iter().try_for_each(|key| {
            let place = self.at(key);
            let property = schema.and_then(|schema| schema.property(key));
            match (one.get(key), other.get(key)) {
                (Some(a), Some(b)) => {
                    let values = || schema.and_then(Schema::values);
                    place.values(property.or_else(values), a, b)
                }
                (Some(Value::Null), None) | (None, Some(Value::Null)) if property.is_some() => {
                    Ok(())
                }
                (Some(lost), _) => Err(format!("{}: {lost} was lost", place.0)),
                (_, gained) => Err(format!("{}: {gained:?} was gained", place.0)),
            }
        })
    }

    fn at(&self, key: &str) -> Self {
        Self(format!("{}/{key}", self.0))
    }
}

fn equal(one: &Number, other: &Number) -> bool {
    let decimal = |number: &Number| {
        let text = number.to_string();
        Decimal::from_str(&text).or_else(|_| Decimal::from_scientific(&text))
    };
    match (decimal(one), decimal(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

fn may_be_list(schema: Schema) -> bool {
    schema
        .branches()
        .iter()
        .any(|branch| branch.is_empty_list())
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty)
}
