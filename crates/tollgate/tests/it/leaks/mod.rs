//! Planted secrets, searched for in everything that a program can show: each public type, errors, panics, and the logs of
//! every crate at TRACE.
//!
//! `cargo xtask shown-types` lists the public types that can show text. The search fails while a type of the list is
//! not shown by [`world`]; the generated types have such a test too, in `tests/src/secret.rs`.

mod details;
mod faults;
mod paycross;
mod paymega;
mod sandbox;
mod values;
mod world;

use std::collections::BTreeSet;

use self::world::World;

/// The public types that can show text.
const TYPES: &str = include_str!("types.txt");

/// Those of them that are shown only as parts of other values. A type that is shown by itself leaves this list.
const PARTS: &str = include_str!("parts.txt");

#[tokio::test]
async fn no_public_type_and_no_log_shows_a_planted_secret() {
    let mut world = World::open().await;
    paymega::run(&mut world).await;
    paycross::run(&mut world).await;
    values::show_all(&mut world);
    details::run(&mut world).await;
    sandbox::run(&mut world);
    world.check();
    let shown: BTreeSet<_> = world.shown.types().iter().map(|it| plain(it)).collect();
    let parts: BTreeSet<_> = PARTS.lines().collect();
    let missing = TYPES.lines().filter(|it| !shown.contains(it));
    let missing: Vec<_> = missing.filter(|it| !parts.contains(it)).collect();
    assert!(parts.is_disjoint(&shown), "{PARTS}");
    assert!(missing.is_empty(), "no value is shown of {missing:#?}");
}

#[tokio::test]
async fn no_error_of_a_lost_or_foreign_response_shows_a_planted_secret() {
    let mut world = World::without_proxy().await;
    faults::run(&mut world).await;
    world.check();
}

/// A type's name without its parameters.
fn plain(name: &'static str) -> &'static str {
    name.split('<').next().unwrap_or(name)
}
