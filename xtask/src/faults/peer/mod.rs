//! Other clients, and Tollgate, in a merchant's job under the same faults: `cargo xtask faults --peer`.

mod install;
mod job;
mod service;
mod tally;

use std::path::Path;

use crate::error::{Error, Result};
use crate::faults::control::Control;
use install::Installation;
use service::Service;
pub use tally::Tally;

/// The payments of each run, unless the options have another number.
pub const PAYMENTS: usize = 10_000;

/// The share of requests with a fault.
pub const FAULTS: f64 = 0.1;

/// One payment in this many is declined.
pub const DECLINED: usize = 20;

/// The name that chooses all clients.
const ALL: &str = "all";

/// The way in which a provider treats a repeated idempotency key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    Honoured,
    Ignored,
    /// The provider makes the merchant's reference unique.
    Reference,
}

impl Keys {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Honoured => "honoured",
            Self::Ignored => "ignored",
            Self::Reference => "unique reference",
        }
    }
}

/// The provider that a client speaks to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// An endpoint in the form of Stripe's API.
    Stripe,
    Paymega,
    PayCross,
}

impl Provider {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stripe => "Stripe-like",
            Self::Paymega => "Paymega",
            Self::PayCross => "PayCross",
        }
    }

    /// The program that plays the provider.
    const fn binary(self) -> &'static str {
        match self {
            Self::Stripe => "peer-endpoint",
            Self::Paymega | Self::PayCross => "peer-sandbox",
        }
    }
}

/// The program of a client, and the package that it tests.
#[derive(Clone, Copy)]
enum Program {
    /// A member of `tests/peers`.
    Rust {
        binary: &'static str,
        package: &'static str,
    },
    Node,
    Python,
}

/// A client in a merchant's job.
pub struct Peer {
    pub name: &'static str,
    program: Program,
    pub provider: Provider,
    /// A run each.
    keys: &'static [Keys],
    /// The strategy of a client that has several.
    strategy: &'static str,
    /// Whether it is Tollgate, whose figures must be right.
    is_own: bool,
}

impl Peer {
    /// The reason why a run shows a fault of Tollgate, or of the measurement.
    fn fault(&self, keys: Keys, tally: &Tally) -> Option<&'static str> {
        if self.is_own {
            return (!tally.is_right()).then_some("a result differs from the ledger");
        }
        let is_seen =
            self.provider != Provider::Stripe || keys != Keys::Ignored || tally.duplicates > 0;
        (!is_seen).then_some("keys are ignored, and the ledger shows no duplicate")
    }
}

const BOTH: &[Keys] = &[Keys::Honoured, Keys::Ignored];

const fn stripe(name: &'static str, program: Program, strategy: &'static str) -> Peer {
    Peer {
        name,
        program,
        provider: Provider::Stripe,
        keys: BOTH,
        strategy,
        is_own: false,
    }
}

const fn rust(binary: &'static str, package: &'static str) -> Program {
    Program::Rust { binary, package }
}

const ASYNC_STRIPE: Program = rust("peer-async-stripe", "async-stripe");

const TOLLGATE: Program = rust("peer-tollgate", "tollgate");

/// All clients, in the order of the table.
const PEERS: [Peer; 8] = [
    stripe(
        "reqwest-retry",
        rust("peer-reqwest-retry", "reqwest-retry"),
        "",
    ),
    stripe("stripe-node", Program::Node, ""),
    stripe("stripe-python", Program::Python, ""),
    stripe("async-stripe-idempotent", ASYNC_STRIPE, "idempotent"),
    stripe("async-stripe-backoff", ASYNC_STRIPE, "backoff"),
    Peer {
        name: "bepaid",
        program: rust("peer-bepaid", "bepaid"),
        provider: Provider::PayCross,
        keys: BOTH,
        strategy: "",
        is_own: false,
    },
    Peer {
        name: "tollgate-paycross",
        program: TOLLGATE,
        provider: Provider::PayCross,
        keys: BOTH,
        strategy: "",
        is_own: true,
    },
    Peer {
        name: "tollgate-paymega",
        program: TOLLGATE,
        provider: Provider::Paymega,
        keys: &[Keys::Reference],
        strategy: "",
        is_own: true,
    },
];

/// A finished run.
pub struct Row {
    pub peer: &'static Peer,
    pub version: String,
    pub keys: Keys,
    pub tally: Tally,
}

/// Runs the clients with this name, and prints a line for each run.
///
/// # Errors
///
/// An unknown name, a client that cannot be built or fails, or wrong figures of Tollgate.
pub fn run(root: &Path, name: &str, payments: usize, seed: u64) -> Result<Vec<Row>> {
    let peers: Vec<&'static Peer> = PEERS
        .iter()
        .filter(|peer| [peer.name, ALL].contains(&name))
        .collect();
    if peers.is_empty() {
        let names = PEERS.map(|peer| peer.name).join(", ");
        return Err(Error::Check(format!("the clients are: {names}, {ALL}")));
    }
    let installation = Installation::prepare(root, &peers)?;
    let mut rows = Vec::new();
    for peer in peers {
        for keys in peer.keys.iter().copied() {
            let tally = on(&installation, (peer, keys), payments, seed)?;
            out!("{} keys={}: {tally}", peer.name, keys.name());
            if let Some(fault) = peer.fault(keys, &tally) {
                let again = format!("{}: {fault}: repeat with --seed {seed}", peer.name);
                return Err(Error::Check(again));
            }
            rows.push(Row {
                peer,
                version: installation.version(peer.program)?,
                keys,
                tally,
            });
        }
    }
    Ok(rows)
}

/// Runs a merchant's job twice: the second time for the orders without a final result.
fn on(
    installation: &Installation,
    (peer, keys): (&'static Peer, Keys),
    payments: usize,
    seed: u64,
) -> Result<Tally> {
    let mut service = Service::start(installation, (peer.provider, keys), seed)?;
    let orders = service.orders(payments)?;
    service.fail(seed)?;
    let settings = service.settings(peer.strategy);
    let command = || installation.command(peer.program, &settings);
    let mut results = job::run(command(), &orders)?;
    service.wait_for_night()?;
    let open = orders.iter().filter(|order| results.is_open(order));
    let open: Vec<_> = open.cloned().collect();
    results.add(job::run(command(), &open)?);
    service.settle()?;
    Tally::compare(&orders, &results, service.control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(name: &str, keys: Keys, duplicates: usize) -> Option<&'static str> {
        let tally = Tally {
            duplicates,
            ..Tally::default()
        };
        let peer = PEERS.iter().find(|peer| peer.name == name);
        peer.and_then(|peer| peer.fault(keys, &tally))
    }

    #[test]
    fn a_duplicate_of_tollgate_is_an_error_and_so_is_a_ledger_that_shows_none_of_the_others() {
        assert!(fault("tollgate-paymega", Keys::Reference, 1).is_some());
        assert_eq!(fault("tollgate-paymega", Keys::Reference, 0), None);
        assert!(fault("reqwest-retry", Keys::Ignored, 0).is_some());
        assert_eq!(fault("reqwest-retry", Keys::Ignored, 1), None);
        assert_eq!(fault("reqwest-retry", Keys::Honoured, 0), None);
    }
}
