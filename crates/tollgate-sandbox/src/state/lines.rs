//! The state as lines of a file: each line holds what one exchange has changed.

use super::records::REMOVED;
use super::{Clock, Ids, Record, Records, ScriptedOutcome, State};
use crate::keys::{Info, Keys};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt::Write;
use std::mem;

/// The changed records of one kind: each index with its text.
type Changed<'a> = Vec<(usize, &'a RawValue)>;

/// One line. The absent fields have not changed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Line<'a> {
    #[serde(borrow)]
    invoices: Changed<'a>,
    #[serde(borrow)]
    payouts: Changed<'a>,
    #[serde(borrow)]
    customers: Changed<'a>,
    #[serde(borrow)]
    saved_cards: Changed<'a>,
    #[serde(borrow)]
    transactions: Changed<'a>,
    #[serde(borrow)]
    shop_cards: Changed<'a>,
    #[serde(borrow)]
    checkouts: Changed<'a>,
    #[serde(borrow)]
    bank: Changed<'a>,
    #[serde(borrow)]
    ledger: Changed<'a>,
    #[serde(borrow)]
    notifications: Changed<'a>,
    verdicts: Vec<(String, Option<ScriptedOutcome>)>,
    rest: Option<Rest>,
}

/// The small parts of the state that change often.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rest {
    clock: Clock,
    ids: u64,
    held: bool,
}

/// The first line of a file.
#[derive(Deserialize)]
struct Head {
    info: Info,
    keys: Keys,
}

/// Calls a macro with each kind of records: its name in a line, and its place in the state.
macro_rules! each_kind {
    ($then:ident, $($given:tt)*) => {
        $then!($($given)*, invoices, invoices);
        $then!($($given)*, payouts, payouts);
        $then!($($given)*, customers, customers);
        $then!($($given)*, saved_cards, saved_cards);
        $then!($($given)*, transactions, shop.transactions);
        $then!($($given)*, shop_cards, shop.saved_cards);
        $then!($($given)*, checkouts, shop.checkouts);
        $then!($($given)*, bank, bank.waiting);
        $then!($($given)*, ledger, ledger.entries);
        $then!($($given)*, notifications, outbox.notifications);
    };
}

impl State {
    /// Ends one exchange, and returns its changes as a line. `None` if nothing has changed, or if no line is `wanted`.
    pub(crate) fn take_changes(&mut self, wanted: bool) -> Option<String> {
        self.balances.update(&self.invoices, &self.payouts);
        let mut fields = Vec::new();
        macro_rules! take {
            ($fields:ident, $name:ident, $($place:ident).+) => {
                $fields.extend(changes(stringify!($name), &mut self.$($place).+, wanted));
            };
        }
        each_kind!(take, fields);
        let verdicts = self.scripted_outcomes.take_changed();
        if !wanted {
            return None;
        }
        if !verdicts.is_empty() {
            fields.push(field("verdicts", &verdicts));
        }
        fields.extend(self.changed_rest());
        (!fields.is_empty()).then(|| format!("{{{}}}\n", fields.join(",")))
    }

    /// The first line of a file with this state.
    pub(crate) fn head(&self) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Head<'a> {
            info: &'a Info,
            keys: &'a Keys,
        }
        let (info, keys) = (&self.info, &self.keys);
        serde_json::to_string(&Head { info, keys })
    }

    /// Passes the lines of the whole state, one for each record, and then the small parts.
    pub(crate) fn each_line<E>(
        &mut self,
        mut each: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        macro_rules! write_all {
            ($each:ident, $name:ident, $($place:ident).+) => {
                whole(stringify!($name), &mut self.$($place).+, &mut $each)?;
            };
        }
        each_kind!(write_all, each);
        let verdicts = self.scripted_outcomes.all();
        each(&format!("{{{}}}\n", field("verdicts", &verdicts)))?;
        self.written = Rest::default();
        let rest = self.changed_rest().unwrap_or_default();
        each(&format!("{{{rest}}}\n"))
    }

    fn changed_rest(&mut self) -> Option<String> {
        let rest = Rest {
            clock: self.clock,
            ids: self.ids.clone().into(),
            held: self.outbox.held,
        };
        if rest == self.written {
            return None;
        }
        let text = field("rest", &rest);
        self.written = rest;
        Some(text)
    }

    /// Builds everything that the records imply.
    fn resume(&mut self) {
        self.invoices.index_all();
        self.payouts.index_all();
        self.customers.index_all();
        self.saved_cards.index_all();
        self.shop.resume();
        self.bank.resume();
        self.ledger.resume();
        self.outbox.resume();
        self.balances.resume(&self.invoices, &self.payouts);
    }
}

/// Reads a state line by line.
#[derive(Debug)]
pub(crate) struct Reader {
    state: State,
}

impl Reader {
    /// Starts with the first line of a file.
    pub(crate) fn new(head: &str, kept: usize) -> serde_json::Result<Self> {
        let head: Head = serde_json::from_str(head)?;
        let ids = Ids::from(0);
        Ok(Self::of(State::new(head.info, head.keys, ids, kept)))
    }

    pub(super) fn of(state: State) -> Self {
        Self { state }
    }

    /// Reads one more line.
    pub(crate) fn line(&mut self, text: &str) -> serde_json::Result<()> {
        let line: Line = serde_json::from_str(text)?;
        let state = &mut self.state;
        macro_rules! put {
            ($line:ident, $name:ident, $($place:ident).+) => {
                for (index, text) in $line.$name {
                    state.$($place).+.put(index, text.get())?;
                }
            };
        }
        each_kind!(put, line);
        for (reference, outcome) in line.verdicts {
            state.scripted_outcomes.put(reference, outcome);
        }
        if let Some(rest) = line.rest {
            state.clock = rest.clock;
            state.ids = Ids::from(rest.ids);
            state.outbox.held = rest.held;
        }
        Ok(())
    }

    /// The state after the last line.
    pub(crate) fn finish(mut self) -> State {
        self.state.resume();
        self.state
    }
}

/// The changed records of one kind, as a field of a line.
fn changes<T: Record>(name: &str, records: &mut Records<T>, wanted: bool) -> Option<String> {
    let mut list = String::new();
    records.take_changed(wanted, |index, text| {
        let comma = if list.is_empty() { "" } else { "," };
        // Writing to a text cannot fail.
        let _ = write!(list, "{comma}[{index},{text}]");
    });
    (!list.is_empty()).then(|| format!("\"{name}\":[{list}]"))
}

/// Passes a line for each record of one kind.
fn whole<T: Record, E>(
    name: &str,
    records: &mut Records<T>,
    each: &mut impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let all = records.len();
    for index in 0..all {
        let text = records.text(index);
        // The last one holds the place for the next.
        if text == REMOVED && index + 1 < all {
            continue;
        }
        each(&format!("{{\"{name}\":[[{index},{text}]]}}\n"))?;
    }
    mem::drop(changes(name, records, false));
    Ok(())
}

fn field(name: &str, value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    format!("\"{name}\":{text}")
}
