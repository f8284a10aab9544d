//! Payment clients of other providers, each reading one object of about the same size as our invoice.

use super::bodies::Bodies;
use super::program::Programs;
use super::report::Peer;
use super::rows::{Body, Measured};
use crate::error::Result;

/// The folder of the program that uses them, and of the bodies that they read.
pub const PEERS: &str = "tests/bench/peers";

/// The repetitions whose instructions are counted.
const COUNT: u64 = 400;

/// Tollgate first, and the others beside it.
pub fn measure(programs: &mut Programs, bodies: &Bodies) -> Result<Vec<Peer>> {
    programs.build_peers()?;
    let [mollie, stripe] = &bodies.peers;
    let all = [
        (
            "Tollgate",
            "read-facade",
            "an invoice of Paymega",
            &bodies.invoice,
        ),
        ("mollie-rs", "mollie", "a payment of Mollie", mollie),
        (
            "async-stripe",
            "stripe",
            "a payment intent of Stripe with its charge",
            stripe,
        ),
    ];
    let rows = all.into_iter().map(|(client, program, object, body)| {
        let measured = Measured {
            program,
            body: Body::None,
            count: COUNT,
        };
        Ok(Peer {
            client: client.to_owned(),
            version: programs.version(client)?,
            object: object.to_owned(),
            bytes: body.len(),
            instructions: programs.count(&measured)?,
        })
    });
    rows.collect()
}
