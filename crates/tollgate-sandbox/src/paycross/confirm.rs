//! The merchant's word before a transaction is processed: `verification_url`.

use super::create::shown;
use crate::callback::send;
use crate::http::{Call, Response};
use crate::state::State;

/// What the merchant is asked, and of which transaction.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) uid: String,
    url: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Question {
    /// Asks. Only 200 is a yes; a URL that is not on this machine cannot be asked, which is a no.
    pub(crate) async fn ask(self) -> bool {
        send(&self.url, &self.headers, self.body).await == Some(200)
    }
}

impl State {
    /// Leaves a new transaction pending until the merchant has confirmed it, if it has a URL for that.
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

    /// Goes on with a transaction after the merchant's word, and answers the call that it came by.
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
