//! The sandbox as a client meets it: by raw HTTP.

mod callback;
mod cardgate;
mod control;
mod document;
mod fault;
mod pages;
mod paycross;
mod private;
mod public;
mod support;
