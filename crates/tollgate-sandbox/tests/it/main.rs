//! The sandbox as a client meets it: by raw HTTP. `README.md` of the crate lists which test shows which rule.

mod callback;
mod cardgate;
mod challenge;
mod chargeback;
mod confirm;
mod control;
mod document;
mod fault;
mod fault_table;
mod lifetime;
mod merchant;
mod pages;
mod paycross;
mod private;
mod public;
mod readme;
mod retry;
mod rule;
mod store;
mod support;
mod surface;
mod test_card;
