//! The merchant's confirmation before a transaction is processed: `verification_url`.

use super::notify::{Headers, signed};
use super::post::send;
use crate::state::State;

/// The request to the merchant to confirm a transaction.
#[derive(Debug)]
pub(super) struct Verification {
    pub(super) uid: String,
    url: String,
    headers: Headers,
    body: String,
}

impl Verification {
    /// The request for the newest transaction, if it waits for the merchant's confirmation.
    pub(super) fn take(state: &mut State) -> Option<Self> {
        let uid = state.shop.unconfirmed.take()?;
        let index = state.shop.index(&uid)?;
        let transaction = state.shop.transactions[index].clone();
        let (headers, body) = signed(state, &transaction);
        Some(Self {
            uid,
            url: transaction.details.verification_url?,
            headers,
            body,
        })
    }

    /// Sends the request. Only a 200 confirms. The sandbox sends nothing to other machines, so such a URL never confirms.
    pub(super) async fn confirms(self) -> bool {
        send(&self.url, &self.headers, self.body).await == Some(200)
    }
}
