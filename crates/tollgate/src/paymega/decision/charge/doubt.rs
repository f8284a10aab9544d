//! The lost responses of a flow, which later responses do not cancel.

/// The number of lost responses so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Doubt {
    pub(super) losses: u32,
    pub(super) bad_requests: u32,
}

impl Doubt {
    pub(super) const fn exists(self) -> bool {
        self.losses > 0
    }

    /// Whether Paymega called the request malformed twice, and no other response was lost.
    pub(super) const fn is_bad_request_only(self) -> bool {
        self.bad_requests >= 2 && self.losses == self.bad_requests
    }
}
