//! The work of a sandbox: calls, notifications, and the file of the state.

mod deliver;
mod in_flight;
mod notify;
mod post;
mod record;
mod routed;
mod save;
mod shared;
mod verification;

pub(crate) use deliver::work as deliver;
pub(crate) use routed::{Destination, RoutedCall};
pub(crate) use save::work as save;
pub(crate) use shared::Shared;
