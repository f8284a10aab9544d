//! The vault: cards that are stored without a transaction.

use progenitor_client::Response;
use tollgate_core::paycross::saved;
use tollgate_types::{CardDetails, PathSegment};

use super::{
    CardUpdate, PayCross, cards,
    http::{Call, Sent},
};
use crate::{
    Card, CardToken, Error, Invalid, SavedCard,
    error::ResponseLost,
    observe::{Operation, of_read},
};

impl PayCross {
    /// Stores a card without a transaction, such as the cards of another provider. The shop needs PCI DSS.
    ///
    /// Nothing is charged, and no issuer checks the card. If a response is lost, the request is sent again, so that the
    /// vault may hold the card under two tokens.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] or [`Error::Refused`] if the card cannot be stored, and [`Error::NotSent`] or
    /// [`Error::OutcomeUnknown`] if the gateway does not respond within the deadline.
    pub async fn store_card(&self, card: Card) -> Result<SavedCard, Error> {
        let operation = Operation::paycross("store_card");
        operation.observe(of_read, self.store(card)).await
    }

    /// Changes the holder or the expiry of a saved card, which keeps its token.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if the gateway does not know the token, and as [`store_card`](PayCross::store_card).
    pub async fn update_card(
        &self,
        token: &CardToken,
        update: &CardUpdate,
    ) -> Result<SavedCard, Error> {
        let operation = Operation::paycross("update_card");
        operation.observe(of_read, self.update(token, update)).await
    }

    async fn store(&self, card: Card) -> Result<SavedCard, Error> {
        let body = cards::store(card)?;
        let mut call = Call::start(&self.inner);
        loop {
            call.state.next_read().await?;
            let sent = call.gateway().create_card(&body).await;
            if let Some(card) = call.card(sent)? {
                return Ok(card);
            }
        }
    }

    async fn update(&self, token: &CardToken, update: &CardUpdate) -> Result<SavedCard, Error> {
        let body = update.request()?;
        let segment = PathSegment::try_from(token.expose())
            .map_err(|_| Invalid::new("token", "cannot be part of a URL path"))?;
        let mut call = Call::start(&self.inner);
        // The operator's page shows a POST, and a client of the gateway's family a PUT on another path.
        let mut is_second = false;
        loop {
            call.state.next_read().await?;
            let gateway = call.gateway();
            let result = if is_second {
                call.card(gateway.update_card_v2(&segment, &body).await)
            } else {
                call.card(gateway.update_card(&segment, &body).await)
            };
            match result {
                Ok(Some(card)) if card.token() == token => return Ok(card),
                Ok(Some(_)) => call.state.last.loss = Some(ResponseLost::NotBound),
                Ok(None) => {}
                Err(Error::Refused(refusal)) if refusal.status() == 405 && !is_second => {
                    is_second = true;
                }
                Err(error) => return Err(error),
            }
        }
    }
}

impl Call<'_> {
    /// The stored card in a response; `None` if the request must be repeated.
    fn card(&mut self, sent: Sent<CardDetails>) -> Result<Option<SavedCard>, Error> {
        let response: Option<Response> = self.read(sent, "the card")?;
        let Some(response) = response else {
            return Ok(None);
        };
        let card = response.json::<CardDetails>().ok();
        let card = card.as_ref().and_then(saved);
        if card.is_none() {
            self.state.last.loss = Some(ResponseLost::Unreadable);
        }
        Ok(card)
    }
}
