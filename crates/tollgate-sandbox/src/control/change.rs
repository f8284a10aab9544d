//! The calls that change something.

use super::input::{Input, json as body};
use super::{Done, list};
use crate::fault::FaultPlan;
use crate::http::errors::paymega::{not_found, refused};
use crate::http::{Call, Response};
use crate::state::ScriptedOutcome;
use crate::tasks::Shared;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// POST /clock
pub(super) fn clock(shared: &Arc<Shared>, call: &Call) -> Done {
    let seconds = Input::read(call, &["advance"])?.whole("advance", "seconds")?;
    shared.advance(Duration::from_secs(seconds));
    Ok(json!({"now": shared.state().now()}))
}

/// POST /faults
pub(super) fn faults(shared: &Arc<Shared>, call: &Call) -> Done {
    let plan = FaultPlan::read(body(call)?).map_err(|error| refused("body", &error.to_string()))?;
    shared.plan().follow(&plan);
    Ok(json!(shared.plan().faults()))
}

/// DELETE /faults
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn clear_faults(shared: &Arc<Shared>, _: &Call) -> Done {
    shared.plan().clear();
    Ok(json!({}))
}

/// POST /settings: changes the given fields, for all references or for one.
pub(super) fn settings(shared: &Arc<Shared>, call: &Call) -> Done {
    let mut input = Input::open(call)?;
    let named = input.has("reference");
    let reference = named.then(|| input.text("reference")).transpose()?;
    let mut state = shared.state();
    let current = match &reference {
        Some(reference) => state.settings_of(reference),
        None => &state.settings,
    };
    let changed = current.with(&input.rest());
    let changed = changed.map_err(|error| refused("body", &error.to_string()))?;
    let settings = state.settings_mut(reference.as_deref());
    *settings = changed;
    Ok(json!(settings))
}

/// POST /refuse
pub(super) fn refuse(shared: &Arc<Shared>, call: &Call) -> Done {
    let time = Input::read(call, &["for_ms"])?.whole("for_ms", "milliseconds")?;
    shared.refuse(Duration::from_millis(time));
    Ok(json!({}))
}

/// POST /verdicts
pub(super) fn script(shared: &Arc<Shared>, call: &Call) -> Done {
    let mut input = Input::open(call)?;
    let reference = input.text("reference")?;
    let outcome: ScriptedOutcome = input.parsed()?;
    shared.script(reference, outcome).map_err(refused_word)?;
    Ok(json!({}))
}

/// POST /settle
pub(super) fn settle(shared: &Arc<Shared>, call: &Call) -> Done {
    let mut input = Input::open(call)?;
    let id = input.text("id")?;
    let outcome: ScriptedOutcome = input.parsed()?;
    found(shared.settle(&id, &outcome).map_err(refused_word)?)
}

/// POST /challenge
pub(super) fn challenge(shared: &Arc<Shared>, call: &Call) -> Done {
    let mut input = Input::read(call, &["id", "passed"])?;
    let passed = input.flag("passed")?;
    found(shared.complete_challenge(&input.text("id")?, passed))
}

/// The changes of the waiting notifications.
const CHANGES: [&str; 4] = ["hold", "reverse", "batch", "repeat"];

/// POST /callbacks
pub(super) fn callbacks(shared: &Arc<Shared>, call: &Call) -> Done {
    let input = Input::read(call, &CHANGES)?;
    if input.is_empty() {
        let words = format!("One of these is needed: {}.", CHANGES.join(", "));
        return Err(refused("body", &words));
    }
    let hold = input.has("hold").then(|| input.flag("hold")).transpose()?;
    let (reverse, batch) = (input.is_set("reverse")?, input.is_set("batch")?);
    let repeat = input
        .has("repeat")
        .then(|| input.whole("repeat", "callbacks"));
    let repeat = repeat.transpose()?;
    let mut state = shared.state();
    let now = state.clock.since_epoch();
    if let Some(number) = repeat {
        let number = usize::try_from(number).unwrap_or_default();
        found(state.outbox.repeat(number, now))?;
    }
    if let Some(hold) = hold {
        state.outbox.held = hold;
    }
    if reverse {
        state.outbox.reverse_waiting();
    }
    if batch {
        state.outbox.batch();
    }
    drop(state);
    shared.touched();
    list::callbacks(shared, call)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "`map_err` passes the error so."
)]
fn refused_word(words: String) -> Response {
    refused("body", &words)
}

fn found(found: bool) -> Done {
    if found {
        Ok(json!({}))
    } else {
        Err(not_found())
    }
}
