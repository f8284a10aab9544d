//! Mistakes that the library could have.

/// A mistake, as a change of one place.
pub struct Mutant {
    pub name: &'static str,
    pub file: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    /// The kinds of payment that can show it.
    pub jobs: &'static str,
}

pub const MUTANTS: [Mutant; 7] = [
    Mutant {
        name: "attempt n reads only attempt n-1, on Paymega",
        file: "crates/tollgate/src/paymega/client.rs",
        from: "let earlier = (1..order.number()).map(|number| {
            let earlier = prepared(&order.attempt(number))?;
            Ok(Charge::wait_for(earlier.order))",
        to: "let earlier = (order.number().saturating_sub(1).max(1)..order.number()).map(|number| {
            let earlier = prepared(&order.attempt(number))?;
            Ok(Charge::wait_for(earlier.order))",
        jobs: "paymega_token",
    },
    Mutant {
        name: "attempt n reads only attempt n-1, on PayCross",
        file: "crates/tollgate/src/paycross/client.rs",
        from: "let earlier = (1..order.number()).map(",
        to: "let earlier = (order.number().saturating_sub(1).max(1)..order.number()).map(",
        jobs: "paycross_token",
    },
    Mutant {
        name: "a refund's 400 counts as refused",
        file: "crates/tollgate/src/paymega/refund_call.rs",
        from: "401 | 403 | 405 | 422 if error_body",
        to: "400 | 401 | 403 | 405 | 422 if error_body",
        jobs: "paymega_refund,paymega_refund_all",
    },
    Mutant {
        name: "the replay window slides",
        file: "crates/tollgate-core/src/paycross/charge.rs",
        from: "self.first_send.get_or_insert(now.monotonic);",
        to: "self.first_send = Some(now.monotonic);",
        jobs: "paycross_token",
    },
    Mutant {
        name: "requests that change something start in the last tenth of the time",
        file: "crates/tollgate/src/drive.rs",
        from: "!state.wait(pause).await || (changes && state.is_late())",
        to: "!state.wait(pause).await || (changes && false)",
        jobs: "paymega_token,paycross_token",
    },
    Mutant {
        name: "the failover does not read the first provider again",
        file: "crates/tollgate/src/failover.rs",
        from: "not_unpaid(&self.first, first, first.number(), Until::Final).await?",
        to: "not_unpaid(&self.first, first, 0, Until::Final).await?",
        jobs: "failover",
    },
    Mutant {
        name: "the failover does not read the earlier attempts",
        file: "crates/tollgate/src/failover.rs",
        from: "let earlier = first.number().saturating_sub(1);",
        to: "let earlier = 0;",
        jobs: "failover",
    },
];
