//! The sandbox: its records of the calls, its ledger and its settings.

use std::time::Duration;

use tollgate_leaks::show;
use tollgate_sandbox::{Body, Fault, FaultPlan, Kind, Point, Sandbox, ScriptedOutcome};

use super::world::{KEY, World};

pub fn run(world: &mut World) {
    let sandbox = &world.sandbox;
    let ledger = sandbox.ledger();
    show!(world.shown, *sandbox, *sandbox.info(), ledger);
    show!(world.shown, ledger.account("order-1"), ledger.entries[0]);
    for exchange in sandbox.exchanges() {
        let line = serde_json::to_string(&exchange).unwrap();
        show!(world.shown, exchange, line);
    }
    show!(world.shown, sandbox.violations(), sandbox.callbacks());
    for callback in sandbox.callbacks() {
        show!(world.shown, callback);
    }
    let kind = Kind::Foreign {
        status: 401,
        point: Point::Before,
        body: Body::Empty,
        content_type: None,
    };
    show!(
        world.shown,
        Body::Empty,
        kind,
        Fault::new(kind.clone()),
        ScriptedOutcome::new("failed")
    );
    show!(world.shown, KEY.parse::<FaultPlan>().unwrap_err());
    show!(world.shown, Sandbox::builder().callback_secret(KEY));
    sandbox.advance(Duration::ZERO);
}
