//! Validates requests, and finds their unknown fields.

use super::coerce::{coerce, parts};
use super::{Document, Violation};
use crate::http::errors::paycross;
use crate::http::errors::paymega as errors;
use crate::http::{Call, Response};
use crate::surface::Surface;
use serde_json::{Map, Value, json};

/// The error response to a request that violates its document.
pub(crate) fn refusal(surface: Surface, operation: &str, call: &Call) -> Option<Response> {
    let document = Document::of(surface)?;
    let known = document.operation(operation)?;
    if let Some(name) = broken_query(document, known, call) {
        return Some(if surface.is_paycross() {
            paycross::refused(call, &json!({name: ["is invalid"]}))
        } else {
            errors::bad_request()
        });
    }
    if let Some((name, violations)) = broken_path(document, known, call) {
        return Some(if surface.is_paycross() {
            refused(surface, call, &named(&name, violations))
        } else {
            errors::not_found()
        });
    }
    let schema = body_schema(document, known, call)?;
    let mut body = body(call)?;
    coerce(document, schema, &mut body);
    let violations = document.violations(schema, &body);
    (!violations.is_empty()).then(|| refused(surface, call, &violations))
}

/// The fields of a request that are not in its document, as dotted paths.
pub(crate) fn unknown_fields(surface: Surface, operation: &str, call: &Call) -> Vec<String> {
    let mut unknown = Vec::new();
    let known = Document::of(surface).and_then(|it| Some((it, it.operation(operation)?)));
    if let Some((document, known)) = known
        && let (Some(schema), Some(body)) = (body_schema(document, known, call), body(call))
    {
        collect(document, schema, &body, &mut Vec::new(), &mut unknown);
    }
    unknown
}

fn body_schema<'a>(document: &'a Document, known: &'a Value, call: &Call) -> Option<&'a Value> {
    let request = document.resolved(known.get("requestBody")?);
    let content = request.get("content")?;
    let form = "application/x-www-form-urlencoded";
    let kind = if call.is_form() {
        form
    } else {
        "application/json"
    };
    content
        .get(kind)
        .or_else(|| content.get(form))?
        .get("schema")
}

/// The body as JSON, or a form as an object of texts. The operation itself refuses other bodies.
fn body(call: &Call) -> Option<Value> {
    if !call.is_form() {
        let body: Value = serde_json::from_slice(&call.body).ok()?;
        return (body.is_object() || body == json!([])).then_some(body);
    }
    let fields = call.form().into_iter();
    let object: Map<String, Value> = fields.map(|(key, value)| (key, value.into())).collect();
    Some(Value::Object(object))
}

/// The first query parameter that violates its schema.
fn broken_query(document: &Document, known: &Value, call: &Call) -> Option<String> {
    let parameters = known.get("parameters")?.as_array()?;
    let mut parameters = parameters.iter().map(|it| document.resolved(it));
    let broken = parameters.find(|parameter| {
        let name = parameter["name"].as_str().unwrap_or_default();
        let given = call.query(name).filter(|_| parameter["in"] == "query");
        given.is_some_and(|given| {
            let mut value = Value::from(given);
            coerce(document, &parameter["schema"], &mut value);
            !document.violations(&parameter["schema"], &value).is_empty()
        })
    });
    broken?["name"].as_str().map(str::to_owned)
}

/// The first path parameter that violates its schema, with the violations. Documents and routes list the
/// parameters in the same order.
fn broken_path(
    document: &Document,
    known: &Value,
    call: &Call,
) -> Option<(String, Vec<Violation>)> {
    let parameters = known.get("parameters")?.as_array()?;
    let parameters = parameters.iter().map(|it| document.resolved(it));
    let in_path = parameters.filter(|it| it["in"] == "path");
    in_path.zip(&call.params).find_map(|(parameter, given)| {
        let violations = document.violations(&parameter["schema"], &Value::from(given.as_str()));
        let name = parameter["name"].as_str()?.to_owned();
        (!violations.is_empty()).then_some((name, violations))
    })
}

fn named(name: &str, violations: Vec<Violation>) -> Vec<Violation> {
    let path = vec![name.to_owned()];
    let named = |violation| Violation {
        path: path.clone(),
        ..violation
    };
    violations.into_iter().map(named).collect()
}

fn refused(surface: Surface, call: &Call, violations: &[Violation]) -> Response {
    if surface.is_paycross() {
        return paycross::refused(call, &nested(violations));
    }
    let fields = violations.iter().map(|violation| {
        let inside = violation
            .path
            .iter()
            .skip_while(|step| *step == "data" || *step == "attributes");
        let name = inside.cloned().collect::<Vec<_>>().join(".");
        let name = if name.is_empty() {
            violation.path.join(".")
        } else {
            name
        };
        (name, Value::from(violation.message.as_str()))
    });
    errors::unprocessable(&fields.collect())
}

/// The gateway's error format: nested objects with lists of messages.
fn nested(violations: &[Violation]) -> Value {
    let mut errors = json!({});
    for violation in violations {
        let inside = violation.path.iter().skip_while(|step| *step == "request");
        let mut place = &mut errors;
        for step in inside {
            if !place.is_object() {
                break;
            }
            place = &mut place[step.as_str()];
            if place.is_null() {
                *place = json!({});
            }
        }
        *place = json!([violation.phrase]);
    }
    errors
}

fn collect(
    document: &Document,
    schema: &Value,
    value: &Value,
    path: &mut Vec<String>,
    unknown: &mut Vec<String>,
) {
    let Value::Object(fields) = value else { return };
    for (name, field) in fields {
        path.push(name.clone());
        match property(document, schema, name) {
            Some(schema) => collect(document, schema, field, path, unknown),
            None if is_free(document, schema) => {}
            None => unknown.push(path.join(".")),
        }
        path.pop();
    }
}

/// The schema of a field, in this schema or in one that it combines.
fn property<'a>(document: &'a Document, schema: &'a Value, name: &str) -> Option<&'a Value> {
    let schema = document.resolved(schema);
    let own = schema.get("properties").and_then(|all| all.get(name));
    own.or_else(|| parts(schema).find_map(|part| property(document, part, name)))
}

/// Whether the schema allows any field.
fn is_free(document: &Document, schema: &Value) -> bool {
    let schema = document.resolved(schema);
    let named = schema.get("properties").is_some();
    let free = schema
        .get("additionalProperties")
        .is_some_and(|it| *it != false);
    let joined = parts(schema).next().is_some();
    free || (!named && !joined)
        || parts(schema)
            .any(|part| document.resolved(part)["type"] != "null" && is_free(document, part))
}
