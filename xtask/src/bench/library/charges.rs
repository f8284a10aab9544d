//! The cost of a charge in whole commands that hold more and more orders: the sandbox, and a billing run.

use std::path::Path;

use super::report::{Growth, ratio};
use super::rows::LINEAR;
use crate::bench::{billing, sandbox};
use crate::error::Result;

/// The orders beside which the cost of one more is compared.
const FEW: u64 = 10_000;

/// The cost of one more charge after few orders, and after so many.
pub fn laws(root: &Path, orders: u64) -> Result<Vec<Growth>> {
    let sizes = [FEW, orders];
    let sandbox = sandbox::count(root, &sizes)?;
    let billing = billing::count(root, &sizes)?;
    Ok(vec![
        law(
            "a charge in the sandbox, which keeps its orders in a file",
            orders,
            &sandbox,
        ),
        law("a charge in a billing run on SQLite", orders, &billing),
    ])
}

fn law(name: &str, orders: u64, counted: &[u64]) -> Growth {
    let [few, many] = [0, 1].map(|index| counted[index]);
    let after = |orders: u64| format!("after {}", super::table::thousands(orders));
    Growth {
        of: name.to_owned(),
        few_place: after(FEW),
        few,
        many_place: after(orders),
        many,
        ratio: ratio(many, few),
        at_most: LINEAR,
    }
}
