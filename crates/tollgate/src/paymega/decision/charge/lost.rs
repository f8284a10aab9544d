//! The lost responses of a flow, which later responses do not cancel.

/// The number of lost responses so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LostResponses {
    pub(super) count: u32,
    pub(super) bad_requests: u32,
}

impl LostResponses {
    pub(super) const fn any(self) -> bool {
        self.count > 0
    }

    /// Whether Paymega called the request malformed twice, and no other response was lost.
    pub(super) const fn is_bad_request_only(self) -> bool {
        self.bad_requests >= 2 && self.count == self.bad_requests
    }
}
