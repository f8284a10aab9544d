//! The sandbox as a client meets it: by raw HTTP.

mod callback;
mod cardgate;
mod control;
mod fault;
mod private;
mod public;
mod support;
