//! The machine finds what it is there to find, and nothing else.

mod broken;
mod promises;
mod thin;
