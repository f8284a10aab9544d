//! Checks the keywords of a schema: their names, their values, and the `type` beside each.

use serde_json::Value;

use super::Node;

/// The kind of value that a keyword has.
#[derive(Clone, Copy)]
enum Holds {
    Text,
    Flag,
    Number,
    Count,
    List,
    Texts,
    Object,
    FlagOrObject,
    Anything,
}

/// A keyword: its name, its kind of value, and the types that it belongs to; none where it belongs to all.
type Keyword = (&'static str, Holds, &'static [&'static str]);

const NUMBERS: &[&str] = &["number", "integer"];
const ALL: &[&str] = &[];

/// The generator supports each of them, or removes it deliberately. Any other would be dropped.
const KEYWORDS: [Keyword; 33] = [
    ("$ref", Holds::Text, ALL),
    ("additionalProperties", Holds::FlagOrObject, &["object"]),
    ("allOf", Holds::List, ALL),
    ("deprecated", Holds::Flag, ALL),
    ("description", Holds::Text, ALL),
    ("enum", Holds::List, &["string"]),
    ("example", Holds::Anything, ALL),
    ("exclusiveMaximum", Holds::Flag, NUMBERS),
    ("exclusiveMinimum", Holds::Flag, NUMBERS),
    ("format", Holds::Text, &["string", "number", "integer"]),
    ("items", Holds::Object, &["array"]),
    ("maxItems", Holds::Count, &["array"]),
    ("maxLength", Holds::Count, &["string"]),
    ("maximum", Holds::Number, NUMBERS),
    ("minItems", Holds::Count, &["array"]),
    ("minLength", Holds::Count, &["string"]),
    ("minimum", Holds::Number, NUMBERS),
    ("nullable", Holds::Flag, ALL),
    ("oneOf", Holds::List, ALL),
    ("pattern", Holds::Text, &["string"]),
    ("properties", Holds::Object, &["object"]),
    ("readOnly", Holds::Flag, ALL),
    ("required", Holds::Texts, &["object"]),
    ("type", Holds::Text, ALL),
    ("x-by-type", Holds::Object, &["object"]),
    ("x-core", Holds::Texts, &["object"]),
    ("x-decline", Holds::Object, &["string"]),
    ("x-extensible-enum", Holds::List, &["string"]),
    ("x-final", Holds::Texts, &["string"]),
    ("x-pending", Holds::Texts, &["string"]),
    ("x-permanent", Holds::Texts, &["string"]),
    ("x-sensitive", Holds::Text, ALL),
    ("x-success", Holds::Texts, &["string"]),
];

const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

impl Holds {
    /// The expected kind, if a value is not of this kind.
    fn lack(self, value: &Value) -> Option<&'static str> {
        let is_text = |value: &Value| value.is_string();
        let (fits, wanted) = match self {
            Self::Text => (value.is_string(), "a text"),
            Self::Flag => (value.is_boolean(), "`true` or `false`"),
            Self::Number => (value.is_number(), "a number"),
            Self::Count => (value.is_u64(), "a count"),
            Self::List => (value.is_array(), "a list"),
            Self::Texts => {
                let texts = value.as_array();
                let fits = texts.is_some_and(|texts| texts.iter().all(is_text));
                (fits, "a list of texts")
            }
            Self::Object => (value.is_object(), "an object"),
            Self::FlagOrObject => (value.is_boolean() || value.is_object(), "a schema"),
            Self::Anything => (true, "anything"),
        };
        (!fits).then_some(wanted)
    }
}

/// Refuses a keyword that would be ignored, that panics the generator, or that has a value of another kind.
pub fn unsupported(node: &Node<'_>) -> Option<String> {
    let map = node.schema.as_object();
    let Some(map) = map else {
        return Some("a schema must be an object".to_owned());
    };
    if map.contains_key("$ref") && map.len() > 1 {
        return Some("`$ref` hides its siblings: wrap it in `allOf`".to_owned());
    }
    map.iter().find_map(|(key, value)| {
        let Some((_, holds, _)) = KEYWORDS.iter().find(|(known, ..)| known == key) else {
            return Some(format!("`{key}` is not supported here"));
        };
        let wanted = holds.lack(value)?;
        Some(format!("`{key}` must be {wanted}"))
    })
}

/// A `type` is one of six words.
pub fn unknown_type(node: &Node<'_>) -> Option<String> {
    match node.schema.get("type")? {
        Value::String(word) if TYPES.contains(&word.as_str()) => None,
        Value::String(word) => Some(format!(
            "`type: {word}` is not known: one of `{}`",
            TYPES.join("`, `")
        )),
        _ => Some(
            "`type` must be one word; what may be null has `nullable: true` beside it".to_owned(),
        ),
    }
}

/// The generator would drop a keyword that does not belong to the `type` beside it, or that has none beside it.
pub fn misplaced(node: &Node<'_>) -> Option<String> {
    let kind = node.word("type");
    let map = node.schema.as_object()?;
    map.keys().find_map(|key| {
        let (_, _, types) = KEYWORDS.iter().find(|(known, ..)| known == key)?;
        let fits = types.is_empty() || kind.is_some_and(|kind| types.contains(&kind));
        (!fits).then(|| match kind {
            Some(kind) => format!("`{key}` has no effect beside `type: {kind}`"),
            None => format!("`{key}` needs `type: {}` beside it", types[0]),
        })
    })
}
