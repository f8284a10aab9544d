//! Any JSON at all, where a document leaves the value free.

use proptest::{collection, prelude::*};
use serde_json::{Map, Value};

use super::{Extent, number, text};

/// Any value; never null if it must hold something, since a null property may be dropped.
pub(super) fn value(extent: Extent) -> BoxedStrategy<Value> {
    match extent {
        Extent::Any => anything().boxed(),
        Extent::Full => anything()
            .prop_filter("null", |made| !made.is_null())
            .boxed(),
    }
}

fn anything() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        number::decimals().prop_map(|decimal| Value::Number(number::json_number(decimal))),
        text::unicode(0, 8).prop_map(Value::from),
    ];
    scalar.prop_recursive(2, 8, 3, |inner| {
        let list = collection::vec(inner.clone(), 0..3).prop_map(Value::from);
        let map = collection::vec((text::key(), inner), 0..3)
            .prop_map(|fields| Value::Object(Map::from_iter(fields)));
        prop_oneof![list, map]
    })
}
