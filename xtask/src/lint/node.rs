//! A schema in its place.

use serde_json::Value;

use super::Problem;
use crate::document::Documents;

/// Whether a schema is sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// In the body of a request.
    Request,
    /// In the body of a response or a callback.
    Answer,
    /// A parameter of the path or the query.
    Parameter,
    /// A header of a request or a response. It is only documented.
    Header,
}

/// The place of a schema.
#[derive(Clone, Debug)]
pub struct Site {
    /// The document that holds it.
    pub document: String,
    /// The operation through which it is reached.
    pub operation: Option<String>,
    /// From the operation down to the field.
    pub path: String,
    /// The component that holds it, with the path inside it.
    pub component: Option<String>,
}

impl Site {
    /// A problem at this place.
    pub fn problem(&self, message: String) -> Problem {
        let place = match &self.component {
            Some(component) if self.operation.is_some() => format!("{} ({component})", self.path),
            Some(component) => component.clone(),
            None => self.path.clone(),
        };
        Problem {
            document: self.document.clone(),
            operation: self.operation.clone(),
            place,
            message,
        }
    }

    /// A place below this one.
    pub fn below(&self, step: &str) -> Self {
        Self {
            path: format!("{}{step}", self.path),
            component: self.component.as_ref().map(|c| format!("{c}{step}")),
            ..self.clone()
        }
    }
}

/// A schema in its place.
#[derive(Clone)]
pub struct Node<'a> {
    /// All documents.
    pub documents: &'a Documents,
    /// The schema.
    pub schema: &'a Value,
    /// Its place.
    pub site: Site,
    /// Whether the schema is sent or received.
    pub role: Role,
    /// The name of the property or parameter, if it is one.
    pub field: Option<&'a str>,
    /// Whether it is a component's own schema.
    pub is_component: bool,
}

impl Node<'_> {
    /// A keyword's text.
    pub fn word(&self, key: &str) -> Option<&str> {
        self.schema.get(key).and_then(Value::as_str)
    }

    /// Whether the schema only points at another one.
    pub fn is_reference(&self) -> bool {
        self.schema.get("$ref").is_some()
    }
}
