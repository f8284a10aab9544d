//! The merchant's confirmation before a transaction is processed: `verification_url`.

use super::create::shown;
use crate::callback::send;
use crate::http::{Call, Response};
use crate::state::State;

/// The request to the merchant to confirm a transaction.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) uid: String,
    url: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Question {
    /// Sends the request. Only a 200 confirms. The sandbox sends nothing to other machines, so such a URL never confirms.
    pub(crate) async fn ask(self) -> bool {
        send(&self.url, &self.headers, self.body).await == Some(200)
    }
}

impl State {
    /// Keeps a new transaction pending until the merchant confirms it, if it has a `verification_url`.
    pub(super) fn asks_merchant(&mut self, index: usize) -> bool {
        let transaction = &self.shop.transactions[index];
        let Some(url) = transaction.details.verification_url.clone() else {
            return false;
        };
        let (headers, body) = self.signed(index);
        self.shop.question = Some(Question {
            uid: self.shop.transactions[index].uid.clone(),
            url,
            headers,
            body,
        });
        true
    }

    /// Continues a transaction after the merchant's response, and returns the response to the call.
    pub(crate) fn confirmed(&mut self, uid: &str, call: &Call, yes: bool) -> Option<Response> {
        let index = self.shop.index(uid)?;
        if yes {
            self.process(index);
        } else {
            self.end_transaction(index, "failed", "F.0996");
        }
        Some(shown(self, call, index))
    }
}
