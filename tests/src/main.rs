//! Tests that use the crates like a user does.

mod alone;
mod coverage;
mod document;
mod drift;
#[rustfmt::skip]
mod generated;
mod leaf;
mod limit;
mod made;
mod object;
mod place;
mod rooms;
mod round_trip;
mod same;
mod sample;
mod secret;
mod subject;
mod tree;
mod validator;
