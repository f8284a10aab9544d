//! Schemas: a table of the properties of each, whose types link to the others.

use super::document::{fields, string};
use super::prose::{prose, words};
use crate::http::{Html, table};
use serde_json::Value;

/// The section of one named schema.
pub(super) fn section(name: &str, schema: &Value) -> Html {
    Html::from([
        Html::tag_with("h3", &[("id", &anchor(name))], Html::text(name)),
        prose(string(&schema["description"])),
        properties(schema),
    ])
}

/// The type of a schema in a few words, with links to the named ones.
pub(super) fn kind(schema: &Value) -> Html {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.rsplit('/').next().unwrap_or_default();
        return Html::link(&format!("#{}", anchor(name)), name);
    }
    let pieces = [base(schema), Html::text(limits(schema))];
    pieces.into_iter().collect()
}

fn anchor(name: &str) -> String {
    format!("schema-{name}")
}

fn properties(schema: &Value) -> Html {
    let required: Vec<&str> = list(&schema["required"]);
    let rows: Vec<_> = fields(&schema["properties"])
        .map(|(name, property)| {
            let needed = required.contains(&name.as_str());
            vec![
                Html::code(name),
                kind(property),
                Html::text(if needed { "yes" } else { "" }),
                words(string(&property["description"])),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Html::tag("p", [Html::text("Type: "), kind(schema)]);
    }
    table(
        "Properties",
        &["Name", "Type", "Required", "Description"],
        rows,
    )
}

/// The type without its limits.
fn base(schema: &Value) -> Html {
    if let Some(branches) = schema["oneOf"].as_array() {
        return either(branches);
    }
    if let Some(inner) = schema["allOf"].get(0) {
        return kind(inner);
    }
    match string(&schema["type"]) {
        "array" if schema["maxItems"] == 0 => Html::text("empty list"),
        "array" => Html::from([Html::text("list of "), kind(&schema["items"])]),
        "object" if schema["additionalProperties"].is_object() => {
            Html::from([Html::text("map of "), kind(&schema["additionalProperties"])])
        }
        "" => Html::text("any JSON value"),
        name => Html::text(name),
    }
}

fn either(branches: &[Value]) -> Html {
    let pieces = branches.iter().enumerate().flat_map(|(place, branch)| {
        let joint = if place == 0 { "" } else { " or " };
        [Html::text(joint), kind(branch)]
    });
    pieces.collect()
}

/// The limits of a value, as words behind its type.
fn limits(schema: &Value) -> String {
    let mut words = Vec::new();
    if schema["nullable"] == true {
        words.push("or null".to_owned());
    }
    for (key, value) in fields(schema) {
        words.extend(limit(key, value, schema));
    }
    if words.is_empty() {
        return String::new();
    }
    format!(", {}", words.join(", "))
}

fn limit(key: &str, value: &Value, schema: &Value) -> Option<String> {
    let exclusive = schema["exclusiveMinimum"] == true;
    Some(match key {
        "format" | "pattern" => format!("{key} {}", string(value)),
        "minimum" if exclusive => format!("above {value}"),
        "minimum" => format!("at least {value}"),
        "maximum" => format!("at most {value}"),
        "minLength" => format!("length at least {value}"),
        "maxLength" => format!("length at most {value}"),
        "enum" => format!("one of: {}", list(value).join(", ")),
        "x-extensible-enum" => format!("known words: {}; more may come", list(value).join(", ")),
        "x-sensitive" => format!("secret ({})", string(value)),
        "deprecated" => "deprecated".to_owned(),
        _ => return None,
    })
}

/// The texts of a list.
fn list(value: &Value) -> Vec<&str> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}
