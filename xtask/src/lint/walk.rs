//! Walks every schema of the documents, from each operation down to each field.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Problem;
use super::node::{Node, Role, Site};
use super::place::{METHODS, operation_id};
use crate::document::{Documents, SHARED, name_of, named_by, path_of};
use crate::marker::{NULL, is_null};

/// All schemas: those that operations reach, then the components that none reaches.
pub fn nodes<'a>(documents: &'a Documents, problems: &mut BTreeSet<Problem>) -> Vec<Node<'a>> {
    let mut walk = Walk {
        documents,
        problems,
        seen: BTreeSet::new(),
        reached: BTreeSet::new(),
        nodes: Vec::new(),
    };
    for document in documents.surfaces() {
        walk.document(document);
    }
    for document in documents.surfaces().chain([SHARED]) {
        walk.unreached(document);
    }
    walk.nodes
}

struct Walk<'a, 'p> {
    documents: &'a Documents,
    problems: &'p mut BTreeSet<Problem>,
    seen: BTreeSet<(String, String, Role)>,
    reached: BTreeSet<(String, String)>,
    nodes: Vec<Node<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn document(&mut self, document: &'a str) {
        for (path, item) in members(&self.documents.get(document)["paths"]) {
            for (method, operation) in members(item).filter(|(key, _)| METHODS.contains(key)) {
                let site = Site {
                    document: document.to_owned(),
                    operation: Some(operation_id(path, method, operation)),
                    path: String::new(),
                    component: None,
                };
                self.operation(operation, &site);
            }
        }
    }

    fn operation(&mut self, operation: &'a Value, site: &Site) {
        self.parameters(operation, site);
        if let Some(body) = self.target(&operation["requestBody"], site) {
            self.content(body, &site.below("request"), Role::Request);
        }
        self.responses(operation, site);
        for (name, callback) in members(&operation["callbacks"]) {
            let site = site.below(&format!("callback {name}"));
            for (_, item) in members(callback) {
                for (_, call) in members(item) {
                    self.parameters(call, &site);
                    if let Some(body) = self.target(&call["requestBody"], &site) {
                        self.content(body, &site, Role::Answer);
                    }
                }
            }
        }
    }

    fn responses(&mut self, operation: &'a Value, site: &Site) {
        for (status, response) in members(&operation["responses"]) {
            let site = site.below(&format!("{status} response"));
            let Some(response) = self.target(response, &site) else {
                continue;
            };
            self.content(response, &site, Role::Answer);
            for (name, header) in members(&response["headers"]) {
                let site = site.below(&format!(" header {name}"));
                self.schema(&header["schema"], site, Role::Header, None);
            }
        }
    }

    fn parameters(&mut self, operation: &'a Value, site: &Site) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let Some(parameter) = self.target(parameter, site) else {
                continue;
            };
            let name = parameter["name"].as_str().unwrap_or("?");
            let site = site.below(&format!("parameter {name}"));
            let (role, field) = match parameter["in"].as_str() {
                Some("header") => (Role::Header, None),
                _ => (Role::Parameter, Some(name)),
            };
            self.schema(&parameter["schema"], site, role, field);
        }
    }

    fn content(&mut self, body: &'a Value, site: &Site, role: Role) {
        for (_, media) in members(&body["content"]) {
            if let Some(schema) = media.get("schema") {
                self.schema(schema, site.clone(), role, None);
            }
        }
    }

    fn schema(&mut self, schema: &'a Value, site: Site, role: Role, field: Option<&'a str>) {
        let node = Node {
            documents: self.documents,
            schema,
            site,
            role,
            field,
            is_component: false,
        };
        self.node(node);
    }

    fn node(&mut self, node: Node<'a>) {
        self.nodes.push(node.clone());
        let Node {
            schema, site, role, ..
        } = node;
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            self.component(reference, &site, role);
            return;
        }
        for (name, property) in members(&schema["properties"]) {
            let dot = format!(".{name}");
            self.schema(property, site.below(&dot), role, Some(name));
        }
        if let Some(items) = schema.get("items") {
            self.schema(items, site.below("[]"), role, None);
        }
        if let Some(values) = schema.get("additionalProperties").filter(|v| v.is_object()) {
            self.schema(values, site.below("{}"), role, None);
        }
        for (_, parts) in members(&schema["x-by-type"]) {
            for (name, part) in members(parts) {
                let dot = format!(".{name}");
                self.schema(part, site.below(&dot), role, None);
            }
        }
        for key in ["oneOf", "allOf", "anyOf"] {
            for branch in schema[key].as_array().into_iter().flatten() {
                match branch["$ref"].as_str().filter(|_| is_null(branch)) {
                    Some(reference) if key == "oneOf" => drop(self.reach(reference, &site)),
                    _ => self.schema(branch, site.clone(), role, None),
                }
            }
        }
    }

    /// Notes that a component is used, and refuses a reference to none.
    fn reach(&mut self, reference: &'a str, site: &Site) -> Option<(&'a str, &'a Value)> {
        let found = self.schema_component(reference, site);
        if let Some((document, _)) = found {
            let name = name_of(reference).to_owned();
            self.reached.insert((document.to_owned(), name));
        } else {
            let message = format!(
                "`$ref: {reference}` points at no component: only at `#/components/schemas/…` of this document or of \
                 the shared one"
            );
            self.problems.insert(site.problem(message));
        }
        found
    }

    fn component(&mut self, reference: &'a str, site: &Site, role: Role) {
        let Some((document, schema)) = self.reach(reference, site) else {
            return;
        };
        let name = name_of(reference);
        if name == NULL {
            let message = "null alone has no meaning: put it behind another `$ref` in a `oneOf`";
            self.problems.insert(site.problem(message.to_owned()));
            return;
        }
        if !self
            .seen
            .insert((document.to_owned(), name.to_owned(), role))
        {
            return;
        }
        let site = Site {
            document: document.to_owned(),
            component: Some(format!("components.schemas.{name}")),
            ..site.clone()
        };
        self.node(Node {
            documents: self.documents,
            schema,
            site,
            role,
            field: None,
            is_component: true,
        });
    }

    /// Components that no operation reaches are a problem, and are checked too.
    fn unreached(&mut self, document: &'a str) {
        let schemas = &self.documents.get(document)["components"]["schemas"];
        for (name, schema) in members(schemas) {
            if self
                .reached
                .contains(&(document.to_owned(), name.to_owned()))
            {
                continue;
            }
            let site = Site {
                document: document.to_owned(),
                operation: None,
                path: String::new(),
                component: Some(format!("components.schemas.{name}")),
            };
            self.problems.insert(
                site.problem("no operation uses this schema: use it or remove it".to_owned()),
            );
            if name == NULL {
                continue;
            }
            self.node(Node {
                documents: self.documents,
                schema,
                site,
                role: Role::Answer,
                field: None,
                is_component: true,
            });
        }
    }

    /// A reference leads to a schema of the same document, or from a surface to a shared one.
    fn schema_component(&self, reference: &'a str, site: &Site) -> Option<(&'a str, &'a Value)> {
        let (file, pointer) = reference.split_once('#')?;
        let name = pointer.strip_prefix("/components/schemas/")?;
        let known = file.is_empty() || named_by(&site.document, file) == path_of(SHARED);
        let from = self.documents.all().find(|name| *name == site.document)?;
        let found = self.documents.resolve(from, reference);
        found.filter(|_| known && !name.contains('/'))
    }

    fn resolve(&mut self, reference: &'a str, site: &Site) -> Option<(&'a str, &'a Value)> {
        let names = self.documents.surfaces().chain([SHARED]);
        let from = names.into_iter().find(|name| *name == site.document)?;
        let found = self.documents.resolve(from, reference);
        if found.is_none() {
            let message = format!("`$ref: {reference}` points at nothing");
            self.problems.insert(site.problem(message));
        }
        found
    }

    /// The parameter, request body or response itself, or the target of its `$ref`.
    fn target(&mut self, value: &'a Value, site: &Site) -> Option<&'a Value> {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.resolve(reference, site).map(|(_, value)| value),
            None => Some(value),
        }
    }
}

/// The members of an object; none for anything else.
pub fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let map = value.as_object().into_iter().flatten();
    map.map(|(key, value)| (key.as_str(), value))
}
