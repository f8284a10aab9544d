//! Checks parameters: their places, their serialisation, and the names of arguments.

use std::collections::BTreeMap;

use serde_json::Value;

use super::operation::Check;
use crate::name::argument_name;

/// Names that a generated method uses itself before it has read its arguments.
const LOCAL_NAMES: [&str; 1] = ["header_map"];

impl<'a> Check<'a> {
    pub(super) fn parameters(&mut self, path: &str, operation: &'a Value) {
        let listed = operation["parameters"].as_array();
        let given: Vec<&Value> = listed
            .into_iter()
            .flatten()
            .map(|parameter| self.target(parameter))
            .collect();
        for parameter in &given {
            self.parameter(path, parameter);
        }
        self.arguments(&given, operation.get("requestBody").is_some());
        for wanted in names_in(path) {
            let given: Vec<_> = given
                .iter()
                .filter(|p| p["in"] == "path" && name(p) == wanted)
                .collect();
            if given.is_empty() {
                self.problem(path, format!("the path's `{wanted}` is not a parameter"));
            }
        }
    }

    fn parameter(&mut self, path: &str, parameter: &Value) {
        let place = format!("parameter {}", name(parameter));
        self.described(parameter, "description", &place);
        let is_transport = parameter["x-transport"] == true;
        match parameter["in"].as_str() {
            Some("header") if !is_transport => self.problem(
                &place,
                "a header cannot be an argument: mark a header of the transport with `x-transport: true`",
            ),
            Some("path" | "query") if is_transport => {
                self.problem(&place, "`x-transport` is for headers");
            }
            Some("path") => self.path_parameter(path, &place, parameter),
            Some("query") => self.style(&place, parameter, ("form", true)),
            Some("header") => self.style(&place, parameter, ("simple", false)),
            _ => {}
        }
    }

    /// The headers of a callback are documented only.
    pub(super) fn callback_parameters(&mut self, place: &str, call: &'a Value) {
        for parameter in call["parameters"].as_array().into_iter().flatten() {
            let parameter = self.target(parameter);
            let place = format!("{place} parameter {}", name(parameter));
            if parameter["in"] != "header" || parameter["x-transport"] == true {
                self.problem(
                    &place,
                    "a callback has headers alone, and no transport sends them",
                );
            }
            self.style(&place, parameter, ("simple", false));
        }
    }

    fn path_parameter(&mut self, path: &str, place: &str, parameter: &Value) {
        self.style(place, parameter, ("simple", false));
        if parameter["required"] != true {
            self.problem(place, "a parameter of the path needs `required: true`");
        }
        if parameter["schema"]["type"] != "string" {
            self.problem(place, "a parameter of the path needs `type: string`");
        }
        if parameter["schema"].get("x-sensitive").is_some() {
            self.problem(place, "a secret in the path would be in every log");
        }
        let lost = ["enum", "x-extensible-enum", "readOnly"];
        let is_decimal = parameter["schema"]["format"] == "decimal";
        let lost = lost
            .into_iter()
            .find(|key| parameter["schema"].get(key).is_some());
        if let Some(key) = lost.or(is_decimal.then_some("format")) {
            self.problem(
                place,
                format!("`{key}` of a parameter of the path would be lost"),
            );
        }
        if names_in(path)
            .filter(|other| *other == name(parameter))
            .count()
            != 1
        {
            self.problem(place, "must be in the path, once");
        }
    }

    /// Values are written in the one way that each place has by default.
    fn style(&mut self, place: &str, parameter: &Value, (style, explode): (&str, bool)) {
        if parameter.get("style").is_some_and(|given| given != style) {
            let message = format!("`style: {}` is not supported", parameter["style"]);
            self.problem(place, message.replace('"', ""));
        }
        if parameter
            .get("explode")
            .is_some_and(|given| *given != explode)
        {
            let message = format!("`explode: {}` is not supported", parameter["explode"]);
            self.problem(place, message);
        }
    }

    /// The arguments of a method must not clash with each other, nor with its own names.
    fn arguments(&mut self, given: &[&'a Value], has_body: bool) {
        let mut seen = BTreeMap::new();
        if has_body {
            seen.insert("body".to_owned(), "the request's body");
        }
        for parameter in given.iter().filter(|p| p["x-transport"] != true) {
            let argument = argument_name(name(parameter));
            let place = format!("parameter {}", name(parameter));
            if LOCAL_NAMES.contains(&argument.as_str()) {
                self.problem(
                    &place,
                    format!("`{argument}` is a name that the method uses itself"),
                );
            }
            if let Some(other) = seen.insert(argument, name(parameter)) {
                self.problem(&place, format!("clashes with `{other}` in Rust"));
            }
        }
    }
}

fn name(parameter: &Value) -> &str {
    parameter["name"].as_str().unwrap_or("?")
}

/// The names of the parameters that a path has.
fn names_in(path: &str) -> impl Iterator<Item = &str> {
    let segments = path.split('/').filter_map(|s| s.strip_prefix('{'));
    segments.map(|segment| segment.trim_end_matches('}'))
}
