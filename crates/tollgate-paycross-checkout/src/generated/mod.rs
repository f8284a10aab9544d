// @generated from spec/paycross/checkout.yaml by `cargo xtask generate`: change the document instead.

#[cfg(feature = "client")]
mod client;
pub mod limits;
pub mod types;
#[cfg(feature = "client")]
pub use client::Client;
