//! Operations, their parameters, bodies and responses.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Problem;
use super::description::problem_of;
use super::name::{clash, rust_name};
use super::walk::members;
use crate::document::Documents;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

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

struct Check<'a> {
    documents: &'a Documents,
    document: &'a str,
    operation: Option<String>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn problem(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem {
            document: self.document.to_owned(),
            operation: self.operation.clone(),
            place: place.into(),
            message: message.into(),
        });
    }

    fn document(&mut self) {
        let document = self.documents.get(self.document);
        if document["openapi"] != "3.0.3" {
            self.problem("openapi", "must be `3.0.3`");
        }
        let mut ids = BTreeSet::new();
        for (path, item) in members(&document["paths"]) {
            for (method, operation) in members(item) {
                let id = operation["operationId"].as_str();
                self.operation = Some(id.map_or_else(|| format!("{method} {path}"), str::to_owned));
                if !METHODS.contains(&method) {
                    self.problem(path, format!("`{method}` is not supported in a path"));
                    continue;
                }
                if !ids.insert(rust_name(id.unwrap_or_default())) {
                    self.problem(path, "has no `operationId`, or one that another one has");
                }
                self.operation(path, operation);
            }
        }
        self.operation = None;
    }

    fn operation(&mut self, path: &str, operation: &'a Value) {
        for key in ["summary", "description"] {
            self.described(operation, key, path);
        }
        self.parameters(path, operation);
        self.request(operation);
        self.responses(operation);
    }

    fn described(&mut self, value: &Value, key: &str, place: &str) {
        match value[key].as_str() {
            None => self.problem(place, format!("has no `{key}`")),
            Some(text) => {
                if let Some(message) = problem_of(text) {
                    self.problem(place, message);
                }
            }
        }
    }

    fn parameters(&mut self, path: &str, operation: &'a Value) {
        let given: Vec<&Value> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|parameter| self.target(parameter))
            .collect();
        let name = |parameter: &&'a Value| parameter["name"].as_str().unwrap_or("?");
        for parameter in &given {
            let place = format!("parameter {}", name(parameter));
            self.described(parameter, "description", &place);
            let place_of = parameter["in"].as_str().unwrap_or("?");
            let is_transport = parameter["x-transport"] == true;
            if !["path", "query"].contains(&place_of) && !is_transport {
                self.problem(
                    &place,
                    format!("a parameter in `{place_of}` is not supported"),
                );
            }
            if parameter.get("style").is_some() || parameter.get("content").is_some() {
                self.problem(&place, "`style` and `content` are not supported");
            }
        }
        if let Some((a, b)) = clash(given.iter().map(name)) {
            self.problem(
                format!("parameter {a}"),
                format!("clashes with `{b}` in Rust"),
            );
        }
        for segment in path.split('/').filter_map(|s| s.strip_prefix('{')) {
            let wanted = segment.trim_end_matches('}');
            if !given.iter().any(|p| p["in"] == "path" && name(p) == wanted) {
                self.problem(path, format!("the path's `{wanted}` is no parameter"));
            }
        }
    }

    fn request(&mut self, operation: &'a Value) {
        let Some(body) = operation.get("requestBody") else {
            return;
        };
        let content: Vec<_> = members(&self.target(body)["content"]).collect();
        let [(kind, media)] = content.as_slice() else {
            self.problem("request", "must have exactly one content type");
            return;
        };
        if !["application/json", "application/x-www-form-urlencoded"].contains(kind) {
            self.problem(
                "request",
                format!("the content type `{kind}` is not supported"),
            );
        }
        if media["schema"].get("$ref").is_none() {
            self.problem("request", "an inline schema: make it a named component");
        }
    }

    fn responses(&mut self, operation: &'a Value) {
        let mut success = BTreeSet::new();
        for (status, response) in members(&operation["responses"]) {
            let response = self.target(response);
            let place = format!("{status} response");
            self.described(response, "description", &place);
            if !is_status(status) {
                self.problem(&place, "a response is told by its status, three digits");
            }
            for (kind, media) in members(&response["content"]) {
                let schema = &media["schema"];
                if kind == "application/json" && schema.get("$ref").is_none() {
                    self.problem(&place, "an inline schema: make it a named component");
                }
                if status.starts_with('2') {
                    success.insert(format!("{kind} {schema}"));
                }
            }
            if status.starts_with('2') && response.get("content").is_none() {
                success.insert("no body".to_owned());
            }
        }
        if success.len() > 1 {
            self.problem(
                "responses",
                "two different success bodies: use one component for both",
            );
        }
        if success.is_empty() {
            self.problem("responses", "has no success response");
        }
    }

    /// What a value is, behind a `$ref` or not. A dangling one is told by the walk.
    fn target(&self, value: &'a Value) -> &'a Value {
        let reference = value.get("$ref").and_then(Value::as_str);
        reference
            .and_then(|reference| self.documents.resolve(self.document, reference))
            .map_or(value, |(_, target)| target)
    }
}

fn is_status(status: &str) -> bool {
    status.len() == 3
        && status.starts_with(|c| ('2'..='5').contains(&c))
        && status.chars().all(|c| c.is_ascii_digit())
}
