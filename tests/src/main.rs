//! Tests that see the crates as a customer does.
