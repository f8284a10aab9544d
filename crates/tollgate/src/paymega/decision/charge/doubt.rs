//! Doubt, which does not go away.

/// The losses so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Doubt {
    pub(super) losses: u32,
    pub(super) bad_requests: u32,
}

impl Doubt {
    pub(super) const fn exists(self) -> bool {
        self.losses > 0
    }

    /// The platform called the request malformed twice, and nothing else was lost.
    pub(super) const fn is_bad_request_only(self) -> bool {
        self.bad_requests >= 2 && self.losses == self.bad_requests
    }
}
