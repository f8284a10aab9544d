//! Reads the state of an earlier sandbox, whose file held all of it as one object.

use super::lines::Reader;
use super::records::{Record, Records};
use super::{Clock, Ids, Key, ScriptedOutcome, State};
use crate::keys::{Info, Keys};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

#[derive(Deserialize)]
struct File {
    world: World,
}

#[derive(Deserialize)]
struct World {
    clock: Clock,
    ids: u64,
    keys: Keys,
    info: Info,
    invoices: Vec<Value>,
    customers: Vec<Value>,
    saved_cards: Vec<Value>,
    shop: Shop,
    #[serde(default)]
    bank: Bank,
    ledger: Ledger,
    outbox: Outbox,
    verdicts: HashMap<String, ScriptedOutcome>,
}

#[derive(Deserialize)]
struct Shop {
    transactions: Vec<Value>,
    saved_cards: Vec<Value>,
    requests: Vec<Request>,
}

#[derive(Deserialize)]
struct Request {
    id: String,
    path: String,
    uid: String,
}

#[derive(Default, Deserialize)]
struct Bank {
    waiting: Vec<Value>,
}

#[derive(Deserialize)]
struct Ledger {
    entries: Vec<Value>,
}

#[derive(Deserialize)]
struct Outbox {
    parcels: Vec<Value>,
    held: bool,
}

impl Reader {
    /// Reads the file of an earlier sandbox.
    pub(crate) fn older(text: &str, kept: usize) -> serde_json::Result<Self> {
        let File { world } = serde_json::from_str(text)?;
        let mut state = State::new(world.info, world.keys, Ids::from(world.ids), kept);
        state.clock = world.clock;
        state.outbox.held = world.outbox.held;
        put(&mut state.invoices, &world.invoices)?;
        put(&mut state.customers, &world.customers)?;
        put(&mut state.saved_cards, &world.saved_cards)?;
        put(&mut state.shop.transactions, &world.shop.transactions)?;
        put(&mut state.shop.saved_cards, &world.shop.saved_cards)?;
        put(&mut state.bank.waiting, &world.bank.waiting)?;
        put(&mut state.ledger.entries, &world.ledger.entries)?;
        put(
            &mut state.outbox.notifications,
            &in_order(world.outbox.parcels),
        )?;
        remember(&mut state, world.shop.requests);
        for (reference, outcome) in world.verdicts {
            state.scripted_outcomes.put(reference, Some(outcome));
        }
        Ok(Self::of(state))
    }
}

fn put<T: Record>(records: &mut Records<T>, all: &[Value]) -> serde_json::Result<()> {
    let mut all = all.iter().enumerate();
    all.try_for_each(|(index, value)| records.put(index, &value.to_string()))
}

/// The notifications by their number, each with its place in the order of delivery, in which the file held them.
fn in_order(mut all: Vec<Value>) -> Vec<Value> {
    for (place, notification) in all.iter_mut().enumerate() {
        notification["order"] = (place + 1).into();
    }
    all.sort_by_key(|notification| notification["number"].as_u64());
    all
}

/// Moves each request id to the transaction that it created.
fn remember(state: &mut State, requests: Vec<Request>) {
    let transactions = &mut state.shop.transactions;
    transactions.index_all();
    for request in requests {
        if let Some(index) = transactions.first(Key::Id, &request.uid) {
            let path = request.path;
            transactions[index].request = Some(format!("{} {path}", request.id));
        }
    }
}
