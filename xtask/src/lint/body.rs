//! The bodies of requests, responses and callbacks.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operation::Check;
use super::walk::members;

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

impl<'a> Check<'a> {
    pub(super) fn request(&mut self, operation: &'a Value) {
        let Some(body) = operation.get("requestBody") else {
            return;
        };
        let body = self.target(body);
        if let Some(text) = body["description"]
            .as_str()
            .and_then(super::description::problem_of)
        {
            self.problem("request", text);
        }
        let content: Vec<_> = members(&body["content"]).collect();
        let [(kind, media)] = content.as_slice() else {
            return self.problem("request", "must have exactly one content type");
        };
        match *kind {
            JSON => {}
            FORM => self.form(&media["schema"]),
            _ => self.problem(
                "request",
                format!("the content type `{kind}` is not supported"),
            ),
        }
        self.named("request", &media["schema"]);
    }

    fn named(&mut self, place: &str, schema: &Value) {
        if schema.get("$ref").is_none() {
            self.problem(place, "an inline schema: make it a named component");
        }
    }

    /// A form is flat: a list or an object in it has no one way to be written.
    fn form(&mut self, schema: &'a Value) {
        let schema = self.target(schema);
        let nested: Vec<&str> = members(&schema["properties"])
            .filter(|(_, value)| is_nested(self.target(value)))
            .map(|(name, _)| name)
            .collect();
        for name in nested {
            let message = "a form is flat: write a field for each part, such as `a[b]`";
            self.problem(format!("request.{name}"), message);
        }
        let values = self.target(&schema["additionalProperties"]);
        if schema["type"] != "object" || is_nested(values) {
            self.problem("request", "a form is an object of plain values");
        }
    }

    pub(super) fn responses(&mut self, operation: &'a Value) {
        let mut success = BTreeSet::new();
        for (status, response) in members(&operation["responses"]) {
            let response = self.target(response);
            let place = format!("{status} response");
            self.described(response, "description", &place);
            if !is_status(status) {
                self.problem(&place, "a response is named by its status, three digits");
            }
            for (kind, media) in members(&response["content"]) {
                let schema = &media["schema"];
                self.response_content(&place, kind, schema);
                if status.starts_with('2') {
                    success.insert(format!("{kind} {schema}"));
                }
            }
            if status.starts_with('2') && members(&response["content"]).count() == 0 {
                success.insert("no body".to_owned());
            }
        }
        match success.len() {
            0 => self.problem("responses", "has no success response"),
            1 => {}
            _ => self.problem(
                "responses",
                "two different success bodies: use one component for both",
            ),
        }
    }

    /// JSON becomes a type, and everything else comes as it is.
    fn response_content(&mut self, place: &str, kind: &str, schema: &Value) {
        if kind == JSON {
            return self.named(place, schema);
        }
        if kind.contains("json") {
            let message = format!("the content type `{kind}` is not read: write `{JSON}`");
            return self.problem(place, message);
        }
        let plain =
            members(schema).all(|(key, _)| ["type", "description", "format"].contains(&key));
        if schema["type"] != "string" || !plain {
            let message = format!("`{kind}` comes as it is: its schema is `type: string` alone");
            self.problem(place, message);
        }
    }

    /// A client has no method for a callback, but the type of its body.
    pub(super) fn callbacks(&mut self, operation: &'a Value) {
        for (name, paths) in members(&operation["callbacks"]) {
            let place = format!("callback {name}");
            for (_, path) in members(paths) {
                self.callback(&place, &path["post"]);
            }
        }
    }

    fn callback(&mut self, place: &str, call: &'a Value) {
        self.callback_parameters(place, call);
        let body = self.target(&call["requestBody"]);
        match members(&body["content"]).collect::<Vec<_>>().as_slice() {
            [(JSON, media)] => self.named(place, &media["schema"]),
            _ => self.problem(place, format!("must have `{JSON}` as its one content type")),
        }
        for (status, response) in members(&call["responses"]) {
            let is_range = ["2XX", "3XX", "4XX", "5XX", "default"].contains(&status);
            if !is_range && !is_status(status) {
                self.problem(place, format!("`{status}` is not a status"));
            }
            self.described(self.target(response), "description", place);
        }
    }
}

/// Whether a schema is more than one plain value.
fn is_nested(schema: &Value) -> bool {
    let is_plain = ["array", "object"]
        .iter()
        .all(|kind| schema["type"] != *kind);
    let has_parts = ["oneOf", "items", "properties"]
        .iter()
        .any(|key| schema.get(key).is_some());
    !is_plain || has_parts
}

fn is_status(status: &str) -> bool {
    status.len() == 3
        && status.starts_with(|c| ('2'..='5').contains(&c))
        && status.chars().all(|c| c.is_ascii_digit())
}
