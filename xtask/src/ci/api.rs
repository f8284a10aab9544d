//! The public API of `tollgate` shows nothing of its transport, nor a generated client or its errors.
//!
//! It reads rustdoc's JSON, which rustc writes only if unstable options are allowed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::tool::program;

/// The crates whose public items a user of `tollgate` reaches, each with the module that is re-exported.
const SHOWN: [(&str, Option<&str>); 9] = [
    ("tollgate", None),
    ("tollgate_core", None),
    ("tollgate_types", None),
    ("tollgate_paymega_public", Some("types")),
    ("tollgate_paymega_private", Some("types")),
    ("tollgate_paymega_cardgate", Some("types")),
    ("tollgate_paycross_checkout", Some("types")),
    ("tollgate_paycross_gateway", Some("types")),
    ("tollgate_paycross_reports", Some("types")),
];

/// The crates whose types no public item may name. A prefix counts too: `hyper_util` and `http_body` are refused.
const HIDDEN: [&str; 6] = [
    "hyper",
    "http",
    "progenitor",
    "reqwest",
    "tollgate_http",
    "tower",
];

/// A separate target folder, since unstable options make cargo build everything again.
pub const TARGET: &str = "target/api";

/// Checks every public item.
pub fn check(root: &Path) -> Result<()> {
    let folder = root.join(TARGET).join("doc");
    let mut wrong = BTreeSet::new();
    for (name, module) in SHOWN {
        document(root, name, &[])?;
        let text = std::fs::read_to_string(folder.join(format!("{name}.json")))
            .map_err(|error| Error::Check(format!("rustdoc's JSON of {name}: {error}")))?;
        let api: Value = serde_json::from_str(&text)
            .map_err(|error| Error::Check(format!("rustdoc's JSON of {name}: {error}")))?;
        let reached = Api::new(&api).reached(module)?;
        out!("{name}: {} types and traits of other crates", reached.len());
        wrong.extend(reached.into_iter().filter(|(path, _)| is_hidden(path)));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let lines = wrong
        .iter()
        .map(|(path, item)| format!("  {path}, in {item}"));
    let lines: Vec<_> = lines.collect();
    Err(Error::Check(format!(
        "the public API names types of crates that it must hide:\n{}",
        lines.join("\n")
    )))
}

/// Writes rustdoc's JSON of a crate, with these options of rustdoc.
pub fn document(root: &Path, name: &str, options: &[&str]) -> Result<()> {
    let package = name.replace('_', "-");
    let mut arguments = vec![
        "rustdoc",
        "--quiet",
        "--lib",
        "--target-dir",
        TARGET,
        "--package",
        &package,
        "--",
        "-Z",
        "unstable-options",
        "--output-format",
        "json",
    ];
    arguments.extend(options);
    program(root, "cargo", &arguments, &[("RUSTC_BOOTSTRAP", "1")])
}

/// Of a generated crate only the types may be shown, wherever they are kept in it.
///
/// The parse error of a generated word belongs to its `FromStr` and reveals no transport, so it may be public.
fn is_hidden(path: &str) -> bool {
    let mut parts = path.split("::");
    let krate = parts.next().unwrap_or_default();
    let is_named = |name: &&str| {
        let rest = krate.strip_prefix(*name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    };
    let is_generated = SHOWN
        .iter()
        .any(|(name, module)| *name == krate && module.is_some());
    HIDDEN.iter().any(is_named) || (is_generated && !parts.any(|part| part == "types"))
}

/// Rustdoc's JSON of one crate.
struct Api<'a> {
    root: &'a Value,
    index: &'a Value,
    paths: &'a Value,
}

impl<'a> Api<'a> {
    fn new(api: &'a Value) -> Self {
        Self {
            root: &api["root"],
            index: &api["index"],
            paths: &api["paths"],
        }
    }

    /// The types of other crates that public items name, each with an item that names it.
    fn reached(&self, module: Option<&str>) -> Result<BTreeMap<String, String>> {
        let mut start = key(self.root);
        if let Some(name) = module {
            let in_root = self.inner(&start, "module")["items"].as_array();
            let is_it = |id: &&Value| self.leads_to(id, name);
            start = in_root
                .into_iter()
                .flatten()
                .find(is_it)
                .map(key)
                .ok_or_else(|| Error::Check(format!("rustdoc's JSON shows no module {name}")))?;
        }
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        let mut found = BTreeMap::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id.clone()) {
                continue;
            }
            let item = &self.index[&id];
            if item.is_null() {
                continue;
            }
            let name = item["name"].as_str().unwrap_or("an item").to_owned();
            Self::walk(&item["inner"], &mut |id| {
                let path = &self.paths[&id];
                if path["crate_id"].as_u64().is_some_and(|krate| krate != 0) {
                    let parts = path["path"].as_array().into_iter().flatten();
                    let parts: Vec<_> = parts.filter_map(Value::as_str).collect();
                    found
                        .entry(parts.join("::"))
                        .or_insert_with(|| name.clone());
                } else {
                    open.push(id);
                }
            });
        }
        Ok(found)
    }

    fn inner(&self, id: &str, kind: &str) -> &'a Value {
        &self.index[id]["inner"][kind]
    }

    fn leads_to(&self, id: &Value, name: &str) -> bool {
        let item = &self.index[&key(id)];
        item["name"] == name || item["inner"]["use"]["name"] == name
    }

    /// Visits every id that an item names: its parts, its implementations, and the types in it.
    ///
    /// It skips blanket implementations and those of the compiler.
    fn walk(value: &Value, meet: &mut impl FnMut(String)) {
        match value {
            Value::Object(fields) => {
                let is_foreign = !value["blanket_impl"].is_null() || value["is_synthetic"] == true;
                if is_foreign {
                    return;
                }
                for (name, field) in fields {
                    match (name.as_str(), field) {
                        ("id", Value::Number(_)) => meet(key(field)),
                        ("items" | "impls" | "fields" | "variants", Value::Array(ids)) => {
                            ids.iter()
                                .filter(|id| id.is_number())
                                .for_each(|id| meet(key(id)));
                        }
                        ("tuple", Value::Array(ids)) if ids.iter().any(Value::is_number) => {
                            ids.iter()
                                .filter(|id| id.is_number())
                                .for_each(|id| meet(key(id)));
                        }
                        _ => Self::walk(field, meet),
                    }
                }
            }
            Value::Array(values) => values.iter().for_each(|value| Self::walk(value, meet)),
            _ => {}
        }
    }
}

/// An id as the key of a JSON object.
pub fn key(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A crate with a public function that returns a type of `krate`, by way of a struct's field.
    fn api(krate: &str, path: &[&str]) -> Value {
        let path = [[krate].as_slice(), path].concat();
        json!({
            "root": 0,
            "index": {
                "0": { "name": "tollgate", "inner": { "module": { "items": [1] } } },
                "1": { "name": "get", "inner": { "function": { "sig": { "output":
                    { "resolved_path": { "path": "Thing", "id": 2 } } } } } },
                "2": { "name": "Thing", "inner": { "struct": {
                    "kind": { "plain": { "fields": [3] } }, "impls": [4] } } },
                "3": { "name": "field", "inner": { "struct_field": { "resolved_path": {
                    "path": "Vec", "id": 8, "args": { "angle_bracketed": { "args": [
                        { "type": { "resolved_path": { "path": "X", "id": 9 } } } ] } } } } } },
                "4": { "name": null, "inner": { "impl": {
                    "blanket_impl": { "generic": "T" }, "trait": { "path": "Any", "id": 7 } } } },
            },
            "paths": {
                "2": { "crate_id": 0, "path": ["tollgate", "Thing"] },
                "7": { "crate_id": 5, "path": ["tower", "Service"] },
                "8": { "crate_id": 1, "path": ["alloc", "vec", "Vec"] },
                "9": { "crate_id": 2, "path": path },
            },
        })
    }

    fn wrong(krate: &str, path: &[&str]) -> Vec<String> {
        let api = api(krate, path);
        let reached = Api::new(&api).reached(None).unwrap();
        assert!(reached.contains_key("alloc::vec::Vec"), "{reached:?}");
        reached.into_keys().filter(|path| is_hidden(path)).collect()
    }

    #[test]
    fn what_should_be_hidden_is_found_however_deep() {
        assert_eq!(wrong("reqwest", &["Url"]), ["reqwest::Url"]);
        assert_eq!(wrong("http_body", &["Body"]), ["http_body::Body"]);
        assert_eq!(
            wrong("tollgate_http", &["Answer"]),
            ["tollgate_http::Answer"]
        );
        assert_eq!(
            wrong("tollgate_paymega_private", &["Client"]),
            ["tollgate_paymega_private::Client"]
        );
    }

    #[test]
    fn types_and_other_crates_may_be_shown() {
        assert!(
            wrong(
                "tollgate_paymega_private",
                &["generated", "types", "Invoice"]
            )
            .is_empty()
        );
        assert!(wrong("httpdate", &["Date"]).is_empty());
        assert!(wrong("rust_decimal", &["Decimal"]).is_empty());
    }
}
