//! Checks a document's operations: their paths, names and descriptions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Problem;
use super::description::problem_of;
use super::place::{METHODS, operation_id};
use super::walk::members;
use crate::document::Documents;
use crate::name::{Case, rust_name};

/// The functions that a client has besides its operations.
const OWN_FUNCTIONS: [&str; 11] = [
    "api_version",
    "baseurl",
    "client",
    "clone",
    "exec",
    "fmt",
    "inner",
    "new",
    "new_with_client",
    "post",
    "pre",
];

/// Checks all operations of a document.
pub fn check(documents: &Documents, document: &str) -> Vec<Problem> {
    let mut check = Check {
        documents,
        document,
        operation: None,
        problems: Vec::new(),
    };
    check.document();
    check.problems
}

/// The check of one document.
pub(super) struct Check<'a> {
    pub documents: &'a Documents,
    pub document: &'a str,
    pub operation: Option<String>,
    pub problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    pub fn problem(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem {
            document: self.document.to_owned(),
            operation: self.operation.clone(),
            place: place.into(),
            message: message.into(),
        });
    }

    fn document(&mut self) {
        let document = self.documents.get(self.document);
        self.head(document);
        self.security(document);
        let mut ids = BTreeMap::new();
        let mut templates = BTreeMap::new();
        for (path, item) in members(&document["paths"]) {
            self.operation = None;
            self.path(path);
            if let Some(other) = templates.insert(template(path), path) {
                self.problem(path, format!("is the same path as `{other}`"));
            }
            for (method, operation) in members(item).filter(|(key, _)| METHODS.contains(key)) {
                self.operation = Some(operation_id(path, method, operation));
                self.id(path, operation, &mut ids);
                self.operation(path, method, operation);
            }
        }
        self.operation = None;
    }

    fn head(&mut self, document: &'a Value) {
        if document["openapi"] != "3.0.3" {
            self.problem("openapi", "must be `3.0.3`");
        }
        // It is a header's value before the transport removes it.
        let version = document["info"]["version"].as_str().unwrap_or_default();
        if version.is_empty() || !version.chars().all(|c| c.is_ascii_graphic()) {
            self.problem(
                "info.version",
                "must be of plain characters, without spaces",
            );
        }
        for key in ["title", "description"] {
            if let Some(message) = document["info"][key].as_str().and_then(problem_of) {
                self.problem(format!("info.{key}"), message);
            }
        }
    }

    /// Constant segments of a path are sent unchanged, and a parameter fills a whole segment.
    fn path(&mut self, path: &str) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        let is_parameter = |segment: &str| {
            let name = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            name.is_some_and(|name| !name.is_empty() && !name.contains(['{', '}']))
        };
        let fits = |segment: &str| {
            is_parameter(segment) || !segment.is_empty() && segment.chars().all(is_plain)
        };
        let segments = path.strip_prefix('/').unwrap_or_default().split('/');
        if path != "/" && !segments.into_iter().all(fits) {
            self.problem(
                path,
                "a path has segments of letters, digits and `-._~`, or of one whole `{parameter}`",
            );
        }
    }

    fn id<'b>(&mut self, path: &str, operation: &'b Value, ids: &mut BTreeMap<String, &'b str>) {
        let Some(id) = operation["operationId"].as_str() else {
            return self.problem(path, "has no `operationId`");
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        if !id.starts_with(|c: char| c.is_ascii_alphabetic()) || !id.chars().all(is_plain) {
            self.problem("operationId", "must be of letters, digits and `-_`");
        }
        let name = rust_name(id, Case::Snake);
        if OWN_FUNCTIONS.contains(&name.as_str()) {
            let message = format!("`{id}` is the name of the client's own function `{name}`");
            self.problem("operationId", message);
        }
        if let Some(other) = ids.insert(name, id) {
            self.problem(
                "operationId",
                format!("`{id}` clashes with `{other}` in Rust"),
            );
        }
    }

    fn operation(&mut self, path: &str, method: &str, operation: &'a Value) {
        for key in ["summary", "description"] {
            self.described(operation, key, path);
        }
        if ["get", "delete"].contains(&method) && operation.get("requestBody").is_some() {
            self.problem("request", format!("a `{method}` has no body"));
        }
        self.parameters(path, operation);
        self.request(operation);
        self.responses(operation);
        self.callbacks(operation);
    }

    pub fn described(&mut self, value: &Value, key: &str, place: &str) {
        match value[key].as_str() {
            None => self.problem(place, format!("has no `{key}`")),
            Some(text) => {
                if let Some(message) = problem_of(text) {
                    self.problem(place, message);
                }
            }
        }
    }

    /// Every call of a client carries the same kind of credentials, or none.
    fn security(&mut self, document: &'a Value) {
        let schemes = &document["components"]["securitySchemes"];
        let listed: Vec<&Value> = document["security"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        if listed.len() > 1 || listed.iter().any(|one| members(one).count() != 1) {
            self.problem("security", "must name one scheme, or none at all");
        }
        let mut used = BTreeSet::new();
        for (name, scopes) in listed.into_iter().flat_map(members) {
            used.insert(name);
            if schemes.get(name).is_none() {
                self.problem("security", format!("`{name}` is not a security scheme"));
            }
            if scopes.as_array().is_none_or(|scopes| !scopes.is_empty()) {
                self.problem("security", format!("`{name}` has no scopes: write `[]`"));
            }
        }
        for (name, _) in members(schemes).filter(|(name, _)| !used.contains(name)) {
            let place = format!("components.securitySchemes.{name}");
            self.problem(place, "nothing refers to this: use it or remove it");
        }
    }

    /// The value itself, or the target of its `$ref`. The grammar refuses a dangling `$ref`.
    pub fn target(&self, value: &'a Value) -> &'a Value {
        let reference = value.get("$ref").and_then(Value::as_str);
        reference
            .and_then(|reference| self.documents.resolve(self.document, reference))
            .map_or(value, |(_, target)| target)
    }
}

/// A path without the names of its parameters.
fn template(path: &str) -> String {
    let segments = path.split('/');
    let unnamed = segments.map(|segment| {
        if segment.starts_with('{') {
            "{}"
        } else {
            segment
        }
    });
    unnamed.collect::<Vec<_>>().join("/")
}
