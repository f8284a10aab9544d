//! Rewrites a copy of a bundled document into what the generator turns into the right Rust.
//!
//! Each step is one function which says why it is needed. A step that finds nothing to do in any
//! document has lost its reason, and fails the generation.

mod operation;
mod schema;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::bundle::{Bundle, schemas_mut};
use crate::error::{Error, Result};

/// A document on its way down.
pub struct Lowering {
    /// The document's name.
    pub name: String,
    /// The document.
    pub document: Value,
    /// The schemas that another crate holds.
    pub shared: BTreeSet<String>,
}

/// A step: it changes the document and says how many places it changed.
type Step = fn(&mut Lowering) -> usize;

/// The steps, in their order.
const STEPS: [(&str, Step); 12] = [
    ("transport_parameters", operation::transport_parameters),
    ("credentials", operation::credentials),
    ("raw_responses", operation::raw_responses),
    ("callbacks", operation::callbacks),
    ("path_segments", operation::path_segments),
    ("null_branches", schema::null_branches),
    ("nullable_properties", schema::nullable_properties),
    ("documented_references", schema::documented_references),
    ("open_enums", schema::open_enums),
    ("leaves", schema::leaves),
    ("generic_shapes", schema::generic_shapes),
    ("constraints", schema::constraints),
];

/// Lowers all documents.
///
/// # Errors
///
/// A step which changed nothing in any of them.
pub fn lower(bundles: &[Bundle]) -> Result<Vec<Lowering>> {
    let mut documents: Vec<Lowering> = bundles.iter().map(Lowering::new).collect();
    for (name, step) in STEPS {
        let changed: usize = documents.iter_mut().map(step).sum();
        if changed == 0 {
            return Err(Error::StaleStep(name));
        }
    }
    // Documents without shared schemas and without null in generic shapes are as good as any, so these are no steps.
    documents.iter_mut().for_each(schema::shared_paths);
    documents.iter_mut().for_each(schema::inner_nulls);
    Ok(documents)
}

impl Lowering {
    fn new(bundle: &Bundle) -> Self {
        Self {
            name: bundle.name.clone(),
            document: bundle.document.clone(),
            shared: bundle.shared.clone(),
        }
    }

    /// Calls `change` on every schema below `components.schemas`, innermost first.
    fn each_schema(&mut self, mut change: impl FnMut(&mut Value) -> usize) -> usize {
        schemas_mut(&mut self.document)
            .values_mut()
            .map(|schema| each(schema, &mut change))
            .sum()
    }

    /// Calls `change` on every operation.
    fn each_operation(&mut self, mut change: impl FnMut(&mut Value) -> usize) -> usize {
        let paths = self
            .document
            .get_mut("paths")
            .and_then(Value::as_object_mut);
        paths
            .into_iter()
            .flat_map(|paths| paths.values_mut())
            .filter_map(Value::as_object_mut)
            .flat_map(|item| item.values_mut())
            .map(&mut change)
            .sum()
    }

    /// Calls `change` on every parameter: those of operations, and those that operations refer to.
    fn each_parameter(&mut self, mut change: impl FnMut(&mut Value) -> usize) -> usize {
        let shared = self.document.pointer_mut("/components/parameters");
        let shared = shared.and_then(Value::as_object_mut);
        let changed: usize = shared
            .into_iter()
            .flat_map(|map| map.values_mut())
            .map(&mut change)
            .sum();
        changed
            + self.each_operation(|operation| {
                let own = operation::parameters_of(operation);
                own.into_iter().flatten().map(&mut change).sum()
            })
    }

    /// Calls `change` on the schema of every parameter and on all schemas in it, innermost first.
    fn each_parameter_schema(&mut self, mut change: impl FnMut(&mut Value) -> usize) -> usize {
        self.each_parameter(|parameter| {
            let schema = parameter.get_mut("schema");
            schema.map_or(0, |schema| each(schema, &mut change))
        })
    }
}

/// Calls `change` on a schema and all schemas in it, innermost first.
fn each(schema: &mut Value, change: &mut impl FnMut(&mut Value) -> usize) -> usize {
    let mut changed = 0;
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        changed += properties
            .values_mut()
            .map(|p| each(p, change))
            .sum::<usize>();
    }
    let parameters = schema.pointer_mut("/x-rust-type/parameters");
    changed += parameters
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
        .map(|parameter| each(parameter, change))
        .sum::<usize>();
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get_mut(key).filter(|inner| inner.is_object()) {
            changed += each(inner, change);
        }
    }
    for key in ["oneOf", "allOf"] {
        let branches = schema.get_mut(key).and_then(Value::as_array_mut);
        changed += branches
            .into_iter()
            .flatten()
            .map(|branch| each(branch, change))
            .sum::<usize>();
    }
    changed + change(schema)
}

#[cfg(test)]
mod tests;
