//! Both payment platforms in one process, for tests: stateful, strict, and able to fail on request.
//!
//! A [`Sandbox`] stands in for Paymega and Kuna (Public API, Private API, Card Gate) and for
//! PayCross, on one loopback port. It keeps invoices, saved cards and customers, and a [`Ledger`] of what
//! was really charged; it takes only the published test cards, and records nothing of a card but its first
//! six and last four digits, be it in memory or in a [file](Builder::data).
//!
//! ```no_run
//! use tollgate_sandbox::{Fault, Kind, Point, Sandbox};
//!
//! # async fn run() -> std::io::Result<()> {
//! let sandbox = Sandbox::start().await?;
//! // The next sale is done, and its answer is lost.
//! sandbox.fault(Fault::on("createSale", Kind::Close { point: Point::After, reset: false }));
//! println!("{}", sandbox.info().private);
//! // … the client under test charges "order-1" …
//! assert_eq!(sandbox.ledger().charges("order-1"), 1);
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! # What the platforms do here
//!
//! - What the documents leave open is a [setting](settings).
//! - A session of the card gate takes one sale. 4xx answers leave it as it was, 409 says that it was used.
//! - `5123817234060000` asks for 3-D Secure and pays, `5519283812030000` pays; `4412397212080000` and
//!   `4302912837020000` decline, with the resolution of their expiry. With expiry 07/77 the first two stay
//!   pending. A sale with `browser_info.device_channel` meets 3-D Secure 2, others version 1.
//! - Test cards are declined in live mode, as at the platforms.
//! - A bearer is good for 1800 s, or until `expires`; 105 s later an abandoned invoice is found and ends.
//! - PayCross refuses the same card number and amount, the same token and amount, and the same parent and
//!   amount for 30 s unless `duplicate_check` is false, and fails a challenge that is not finished within
//!   30 minutes.
//! - [`Sandbox::decide`] says how the next sale of a reference ends, whatever its card would do, and
//!   [`Sandbox::settle`] ends or changes an operation now.
//! - Requests are checked against the documents after the coercions of a PHP server; what the sandbox
//!   itself answers is checked as it is, and a violation is a 500 that [`Sandbox::violations`] lists.
//! - Callbacks go to `http` URLs of this machine only, to one URL one after the other.
//! - PayCross asks a transaction's `verification_url` before it goes on; any answer but 200, or none, fails
//!   it with `F.0996`. An `encrypted_credit_card` is refused with 422: its key is the gateway's own.
//! - A payment link leads to `/hpp/` beside the Public API, which creates the invoice or takes the one that it names.
//! - A verdict may let a payer be asked for a code (`auth_mode: otp`), and charge money back.
//!
//! # Over HTTP
//!
//! Everything that the type [`Sandbox`] offers is also there below `/_control`:
#![doc = include_str!("control/README.md")]

mod builder;
mod callback;
mod cardgate;
mod check;
mod control;
mod exchange;
mod fault;
mod http;
mod keys;
mod pages;
mod paycross;
mod platform;
mod recorder;
mod redact;
mod route;
mod sandbox;
mod server;
pub mod settings;
mod shared;
mod store;
mod underway;
mod visit;
mod world;

pub use builder::Builder;
pub use callback::Delivery;
pub use exchange::Exchange;
pub use fault::{BadFaultPlan, Body, Fault, FaultPlan, Kind, Part, Point};
pub use keys::Info;
pub use sandbox::Sandbox;
pub use settings::Settings;
pub use world::{Account, Ledger, LedgerEntry, Verdict};
