//! The work of a sandbox: calls, notifications, and the file of the state.

mod deliver;
mod in_flight;
mod locked;
mod notify;
mod post;
mod record;
mod reference;
mod routed;
mod shared;
mod trace;
mod verification;

pub(crate) use deliver::work as deliver;
pub(crate) use locked::Locked;
pub(crate) use routed::{Destination, RoutedCall};
pub(crate) use shared::Shared;
