//! Names a place in a document: its operation, and the path from there to the field.

use serde_json::Value;

/// The methods that an operation may have.
pub const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The operation that holds it.
    pub operation: Option<String>,
    /// From the operation down, or from the document's top.
    pub path: String,
}

impl Place {
    /// The place to which these keys and indices lead.
    pub fn of(document: &Value, keys: &[String]) -> Self {
        match keys {
            [paths, path, method, below @ ..]
                if paths == "paths" && METHODS.contains(&method.as_str()) =>
            {
                let operation = &document["paths"][path][method];
                Self {
                    operation: Some(operation_id(path, method, operation)),
                    path: below_operation(path, operation, below),
                }
            }
            [_, path, ..] if keys[0] == "paths" => Self {
                operation: None,
                path: path.clone(),
            },
            _ => Self {
                operation: None,
                path: keys.join("."),
            },
        }
    }
}

/// The name of an operation in messages: its id, or its method and path.
pub fn operation_id(path: &str, method: &str, operation: &Value) -> String {
    let id = operation["operationId"].as_str();
    id.map_or_else(|| format!("{method} {path}"), str::to_owned)
}

fn below_operation(path: &str, operation: &Value, keys: &[String]) -> String {
    let (head, tail) = match keys {
        [] => (path.to_owned(), keys),
        [key, index, tail @ ..] if key == "parameters" => (parameter(&operation[key], index), tail),
        [key, tail @ ..] if key == "requestBody" => ("request".to_owned(), tail),
        [key, status, tail @ ..] if key == "responses" => (format!("{status} response"), tail),
        [key, name, tail @ ..] if key == "callbacks" => (format!("callback {name}"), tail),
        [key, tail @ ..] => (key.clone(), tail),
    };
    let steps = tail.iter().map(String::as_str);
    std::iter::once(head.as_str())
        .chain(steps)
        .collect::<Vec<_>>()
        .join(".")
}

fn parameter(parameters: &Value, index: &str) -> String {
    let parameter = index
        .parse::<usize>()
        .map_or(&Value::Null, |i| &parameters[i]);
    let name = parameter["name"].as_str().or(parameter["$ref"].as_str());
    format!("parameter {}", name.unwrap_or(index))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_is_named_from_its_operation_down() {
        let document = json!({"paths": {"/a": {"get": {
            "operationId": "getA",
            "parameters": [{"name": "page[size]"}],
        }}}});
        let name = |path: &str| {
            let keys: Vec<String> = path.split(' ').map(str::to_owned).collect();
            let Place { operation, path } = Place::of(&document, &keys);
            format!("{}: {path}", operation.unwrap_or_default())
        };
        for (path, place) in [
            ("paths /a get", "getA: /a"),
            ("paths /a get deprecated", "getA: deprecated"),
            (
                "paths /a get parameters 0 style",
                "getA: parameter page[size].style",
            ),
            ("paths /a get requestBody content", "getA: request.content"),
            (
                "paths /a get responses 200 links",
                "getA: 200 response.links",
            ),
            ("paths /a post callbacks paid x", "post /a: callback paid.x"),
            ("paths /a servers", ": /a"),
            ("components schemas A", ": components.schemas.A"),
        ] {
            assert_eq!(name(path), place);
        }
    }
}
