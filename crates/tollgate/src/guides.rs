//! Guides: the files of the folder `docs`, whose code is compiled with the crate's tests.

#[doc = include_str!("../guides/callbacks.md")]
pub mod callbacks {}
#[doc = include_str!("../guides/declines.md")]
pub mod declines {}
#[doc = include_str!("../guides/failover.md")]
pub mod failover {}
#[doc = include_str!("../guides/going-live.md")]
pub mod going_live {}
#[doc = include_str!("../guides/nightly-billing.md")]
pub mod nightly_billing {}
#[doc = include_str!("../guides/payouts.md")]
pub mod payouts {}
#[doc = include_str!("../guides/refunds.md")]
pub mod refunds {}
#[doc = include_str!("../guides/reports.md")]
pub mod reports {}
#[doc = include_str!("../guides/saving-cards.md")]
pub mod saving_cards {}
#[doc = include_str!("../guides/testing.md")]
pub mod testing {}
