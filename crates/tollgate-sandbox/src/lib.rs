//! Both payment providers in one process, for tests: stateful, strict, and able to fail on request.
//!
//! A [`Sandbox`] replaces Paymega and Kuna (Public API, Private API, Card Gate) and
//! PayCross, on one loopback port. It keeps invoices, saved cards and customers, and a [`Ledger`] of every
//! real charge. It accepts only the published test cards. Of a card it records only the first six and the
//! last four digits, in memory and in a [file](Builder::data).
//!
//! ```no_run
//! use tollgate_sandbox::{Fault, Kind, Point, Sandbox};
//!
//! # async fn run() -> std::io::Result<()> {
//! let sandbox = Sandbox::start().await?;
//! // The provider makes the next sale, and its response is lost.
//! sandbox.fault(Fault::on("createSale", Kind::Close { point: Point::After, reset: false }));
//! println!("{}", sandbox.info().private);
//! // … the client under test charges "order-1" …
//! assert_eq!(sandbox.ledger().charges("order-1"), 1);
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! # How the providers behave here
//!
//! - Where the documents are silent, a [setting](settings) chooses the behaviour.
//! - A Card Gate session accepts one sale. A 4xx response does not use the session up; 409 means that it is
//!   used already.
//! - `5123817234060000` requires 3-D Secure and is approved, `5519283812030000` is approved.
//!   `4412397212080000` and `4302912837020000` are declined; the expiry date chooses the resolution. With
//!   expiry 07/77 the first two stay pending. A sale with `browser_info.device_channel` uses 3-D Secure 2,
//!   other sales use version 1.
//! - Test cards are declined in live mode, as the providers do it.
//! - A bearer is valid for 1800 s, or until `expires`. An abandoned invoice ends 105 s later.
//! - PayCross refuses the same card number and amount, the same token and amount, and the same parent and
//!   amount for 30 s unless `duplicate_check` is false, and fails a challenge that is not finished within
//!   30 minutes.
//! - [`Sandbox::decide`] scripts how the next sale of a reference ends, which overrides its card, and
//!   [`Sandbox::settle`] ends or changes an operation now.
//! - Requests are checked against the documents after the coercions of a PHP server. The sandbox's own
//!   responses are checked as they are. A violation becomes a 500, which [`Sandbox::violations`] lists.
//! - A payout goes to a saved card by its token, or by the service `test_usd` to a test account, whose fields choose
//!   the status and the resolution. A payout is processed once, by its own request or at once with `auto_process`.
//! - Callbacks go to `http` URLs of this machine only, one at a time to each URL.
//! - PayCross calls a transaction's `verification_url` before it processes the transaction. Without a
//!   response of 200 the transaction fails with `F.0996`. An `encrypted_credit_card` is refused with 422,
//!   because only the gateway has its key.
//! - A payment link leads to `/hpp/` beside the Public API, which creates an invoice or opens the one that
//!   the link names.
//! - A scripted outcome can require a one-time code from the payer (`auth_mode: otp`), and can charge money
//!   back.
//!
//! # Over HTTP
//!
//! Everything that the type [`Sandbox`] offers is also available below `/_control`:
#![doc = include_str!("control/README.md")]

mod builder;
mod check;
mod control;
mod fault;
mod http;
mod keys;
mod pages;
mod recorder;
mod redact;
mod router;
mod rules;
mod sandbox;
mod server;
pub mod settings;
mod state;
mod store;
mod surface;
mod tasks;
mod view;

pub use builder::Builder;
pub use fault::{BadFaultPlan, Body, Fault, FaultPlan, Kind, Part, Point};
pub use keys::Info;
pub use sandbox::Sandbox;
pub use settings::Settings;
pub use state::{Account, Delivery, Exchange, Ledger, LedgerEntry, ScriptedOutcome, money};
