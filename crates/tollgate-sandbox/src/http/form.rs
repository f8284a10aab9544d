//! Bracketed form keys, as PHP reads them: `customer[address][city]` is a path into objects.

use serde_json::{Map, Value};

/// Folds flat pairs into nested objects. Later pairs win.
pub(crate) fn nested(pairs: &[(String, String)]) -> Value {
    let mut root = Map::new();
    for (key, value) in pairs {
        insert(&mut root, &path(key), value);
    }
    Value::Object(root)
}

/// `a[b][c]` becomes `a`, `b`, `c`.
fn path(key: &str) -> Vec<&str> {
    let mut parts = key.split('[');
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.trim_end_matches(']'));
    std::iter::once(first).chain(rest).collect()
}

fn insert(object: &mut Map<String, Value>, path: &[&str], value: &str) {
    let [first, rest @ ..] = path else { return };
    if rest.is_empty() {
        object.insert((*first).to_owned(), Value::String(value.to_owned()));
        return;
    }
    let entry = object
        .entry((*first).to_owned())
        .or_insert_with(|| Value::Object(Map::new()));
    if !entry.is_object() {
        *entry = Value::Object(Map::new());
    }
    if let Value::Object(inner) = entry {
        insert(inner, rest, value);
    }
}

#[cfg(test)]
mod tests {
    use super::nested;
    use serde_json::json;

    #[test]
    fn brackets_become_objects() {
        let pairs = [("amount", "100"), ("customer[address][city]", "Kyiv")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(
            nested(&pairs),
            json!({"amount": "100", "customer": {"address": {"city": "Kyiv"}}})
        );
    }
}
