//! Responds to the calls of the control API.

use crate::fault::FaultPlan;
use crate::http::errors::paymega::{bad_request, method_not_allowed, not_found, refused};
use crate::http::{Call, Response};
use crate::state::{ScriptedOutcome, State};
use crate::tasks::Shared;
use crate::view::paycross::list;
use crate::view::paymega as view;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Responds to one call.
pub(crate) fn response(shared: &Arc<Shared>, call: &Call) -> Response {
    let path = call
        .path()
        .trim_start_matches("/_control")
        .trim_matches('/');
    let done = match call.method.as_str() {
        "GET" => get(shared, path, call),
        "POST" => post(shared, path, call),
        "DELETE" if path == "faults" => {
            shared.plan().clear();
            Ok(json!({}))
        }
        _ => Err(method_not_allowed()),
    };
    done.map_or_else(|refusal| refusal, |value| Response::json(200, value))
}

type Done = Result<Value, Response>;

fn get(shared: &Shared, path: &str, call: &Call) -> Done {
    let state = shared.state_now();
    Ok(match path {
        "info" => json!(state.info),
        "ledger" => json!({
            "entries": state.ledger.entries,
            "references": state.ledger.references(),
            "totals": state.ledger.totals()
        }),
        "exchanges" => exchanges(&state, call),
        "violations" => json!(state.violations),
        "invoices" => invoices(&state),
        "transactions" => list(&state.shop, &state.info.paycross),
        "callbacks" => json!(state.outbox.deliveries()),
        "clock" => json!({"now": state.now()}),
        "faults" => json!(shared.plan().faults()),
        "settings" => json!(state.settings),
        _ => return Err(not_found()),
    })
}

fn post(shared: &Arc<Shared>, path: &str, call: &Call) -> Done {
    let body: Value = serde_json::from_slice(&call.body).map_err(|_| bad_request())?;
    match path {
        "clock" => clock(shared, &body),
        "faults" => faults(shared, body),
        "settings" => settings(shared, body),
        "refuse" => refuse(shared, &body),
        "verdicts" => script(shared, body),
        "settle" => settle(shared, body),
        "challenge" => challenge(shared, &body),
        "callbacks" => callbacks(shared, &body),
        _ => Err(not_found()),
    }
}

fn exchanges(state: &State, call: &Call) -> Value {
    let (surface, operation) = (call.query("surface"), call.query("operation"));
    let chosen = state.exchanges.iter().filter(|it| {
        surface.is_none_or(|surface| it.surface == surface)
            && operation.is_none_or(|operation| it.operation == Some(operation))
    });
    chosen.map(|exchange| json!(exchange)).collect()
}

fn invoices(state: &State) -> Value {
    let all = state.invoices.iter();
    all.map(|invoice| view::resource(invoice, &state.info))
        .collect()
}

fn clock(shared: &Shared, body: &Value) -> Done {
    let seconds = body["advance"].as_u64();
    let seconds = seconds
        .ok_or_else(|| refused("advance", "This value should be a whole number of seconds."))?;
    shared.advance(Duration::from_secs(seconds));
    Ok(json!({"now": shared.state().now()}))
}

fn faults(shared: &Shared, body: Value) -> Done {
    let plan = FaultPlan::read(body).map_err(|error| refused("body", &error.to_string()))?;
    shared.plan().follow(&plan);
    Ok(json!(shared.plan().faults()))
}

/// Changes the given fields, for all references or for one.
fn settings(shared: &Shared, body: Value) -> Done {
    let Value::Object(mut fields) = body else {
        return Err(bad_request());
    };
    let reference = fields.remove("reference");
    let reference = reference.as_ref().and_then(Value::as_str);
    let mut state = shared.state();
    let settings = state.settings_mut(reference);
    let changed = settings.with(&fields);
    *settings = changed.map_err(|error| refused("body", &error.to_string()))?;
    Ok(json!(settings))
}

fn refuse(shared: &Arc<Shared>, body: &Value) -> Done {
    let time = body["for_ms"].as_u64();
    let time = time.ok_or_else(|| {
        refused(
            "for_ms",
            "This value should be a whole number of milliseconds.",
        )
    })?;
    shared.refuse(Duration::from_millis(time));
    Ok(json!({}))
}

fn script(shared: &Shared, body: Value) -> Done {
    let reference = text(&body, "reference")?;
    let outcome: ScriptedOutcome = read(body)?;
    shared.state().scripted_outcomes.insert(reference, outcome);
    shared.touched();
    Ok(json!({}))
}

fn settle(shared: &Shared, body: Value) -> Done {
    let id = text(&body, "id")?;
    let outcome: ScriptedOutcome = read(body)?;
    found(shared.settle(&id, &outcome))
}

fn challenge(shared: &Shared, body: &Value) -> Done {
    let passed = body["passed"].as_bool();
    let passed = passed.ok_or_else(|| refused("passed", "This value should be true or false."))?;
    found(shared.complete_challenge(&text(body, "id")?, passed))
}

fn callbacks(shared: &Shared, body: &Value) -> Done {
    let mut state = shared.state();
    let now = state.clock.since_epoch();
    if let Some(hold) = body["hold"].as_bool() {
        state.outbox.held = hold;
    }
    if body["reverse"] == true {
        state.outbox.reverse_waiting();
    }
    if body["batch"] == true {
        state.outbox.batch();
    }
    if let Some(number) = body["repeat"].as_u64() {
        let number = usize::try_from(number).unwrap_or_default();
        found(state.outbox.repeat(number, now))?;
    }
    let all = json!(state.outbox.deliveries());
    drop(state);
    shared.touched();
    Ok(all)
}

fn read<T: DeserializeOwned>(body: Value) -> Result<T, Response> {
    serde_json::from_value(body).map_err(|error| refused("body", &error.to_string()))
}

fn text(body: &Value, name: &str) -> Result<String, Response> {
    let text = body[name].as_str().map(str::to_owned);
    text.ok_or_else(|| refused(name, "A text is needed here."))
}

fn found(found: bool) -> Done {
    if found {
        Ok(json!({}))
    } else {
        Err(not_found())
    }
}
