//! Makes values from a document's schema, not from the Rust type, so that they cover all that the document allows.

mod free;
mod number;
mod text;

use proptest::{collection, option, prelude::*, sample};
use serde_json::{Map, Value};

use crate::document::Schema;

/// The depth of nested schemas beyond which only required properties are made.
const DEEPEST: u32 = 16;

/// The share of a schema's optional parts in a value.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Extent {
    /// Any value: optional properties may be absent or null, lists and maps may be empty.
    Any,
    /// Only values that hold everything: all properties, and something in each list and map.
    Full,
}

/// Values of a named schema. Of an open enum's own schema only the known words are made, since the Rust type that
/// bears its name holds no others.
pub(crate) fn schema_value(schema: Schema, extent: Extent) -> BoxedStrategy<Value> {
    let maker = Maker { extent, depth: 0 };
    match schema.words("x-extensible-enum") {
        Some(words) => sample::select(words).prop_map(Value::from).boxed(),
        None => maker.value(schema),
    }
}

#[derive(Clone, Copy)]
struct Maker {
    extent: Extent,
    depth: u32,
}

impl Maker {
    fn value(self, schema: Schema) -> BoxedStrategy<Value> {
        let made = self.not_null(schema);
        if self.extent == Extent::Any && schema.nullable() {
            prop_oneof![1 => Just(Value::Null), 6 => made].boxed()
        } else {
            made
        }
    }

    fn not_null(self, schema: Schema) -> BoxedStrategy<Value> {
        let branches = schema.branches();
        if !branches.is_empty() {
            return self.one_of(branches);
        }
        match schema.word("type") {
            Some("object") => self.object(schema),
            Some("array") => self.list(schema),
            Some("string") => text::string(schema),
            Some("number") => number::decimal(schema),
            Some("integer") => number::integer(schema),
            Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
            None => free::value(self.extent),
            Some(other) => panic!("no value is known of the type {other}"),
        }
    }

    fn one_of(self, mut branches: Vec<Schema>) -> BoxedStrategy<Value> {
        if self.extent == Extent::Full {
            branches.retain(|branch| !branch.is_empty_list());
        }
        let branches: Vec<_> = branches.into_iter().map(|b| self.not_null(b)).collect();
        sample::select(branches).prop_flat_map(|made| made).boxed()
    }

    fn object(self, schema: Schema) -> BoxedStrategy<Value> {
        let properties: Vec<_> = schema
            .properties()
            .map(|(name, property)| self.property(name, schema.requires(name), property))
            .collect();
        let others = schema.values().map_or_else(
            || Just(Vec::new()).boxed(),
            |values| {
                collection::vec((text::key(), self.deeper().value(values)), self.size()).boxed()
            },
        );
        let fields = (others, properties).prop_map(move |(mut others, properties)| -> Value {
            others.retain(|(key, _)| schema.property(key).is_none());
            let properties = properties.into_iter().flatten();
            let fields: Map<_, _> = others.into_iter().chain(properties).collect();
            fields.into()
        });
        fields.boxed()
    }

    fn property(
        self,
        name: &'static str,
        required: bool,
        schema: Schema,
    ) -> BoxedStrategy<Option<(String, Value)>> {
        if !required && self.depth > DEEPEST {
            return Just(None).boxed();
        }
        let made = self
            .deeper()
            .value(schema)
            .prop_map(move |value| (name.to_owned(), value));
        if required || self.extent == Extent::Full {
            made.prop_map(Some).boxed()
        } else {
            option::weighted(0.7, made).boxed()
        }
    }

    fn list(self, schema: Schema) -> BoxedStrategy<Value> {
        match schema.items() {
            Some(items) if !schema.is_empty_list() && self.depth <= DEEPEST => {
                let least = schema.count("minItems").unwrap_or(0);
                let size = self.size() + least;
                collection::vec(self.deeper().value(items), size)
                    .prop_map(Value::from)
                    .boxed()
            }
            _ => Just(Value::Array(Vec::new())).boxed(),
        }
    }

    fn size(self) -> collection::SizeRange {
        match self.extent {
            Extent::Any => (0..=3).into(),
            Extent::Full => (1..=2).into(),
        }
    }

    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}
