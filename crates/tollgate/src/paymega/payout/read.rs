//! Reading: payouts by id and by reference.

use tollgate_paymega_private::types::PayoutDocument;
use tollgate_types::PathSegment;

use super::super::{
    Paymega,
    call::Call,
    read::{about, is_nothing, without_error},
    rules::is_alike,
};
use crate::{
    Error, Invalid,
    error::ResponseLost,
    observe::{Operation, of_read},
    paymega::Payout,
};

impl Paymega {
    /// Reads a payout by Paymega's id.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn payout(&self, id: &str) -> Result<Payout, Error> {
        let operation = Operation::paymega("payout").id(id);
        operation.observe(of_read, self.read_payout(id)).await
    }

    /// Finds the payout with this merchant's reference; returns `None` if there is none now.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn find_payout(&self, reference: &str) -> Result<Option<Payout>, Error> {
        let operation = Operation::paymega("find_payout").reference(reference);
        operation
            .observe(of_read, self.look_for_payout(reference))
            .await
    }

    async fn read_payout(&self, id: &str) -> Result<Payout, Error> {
        let segment = PathSegment::try_from(id)
            .map_err(|_| Invalid::new("id", "cannot be part of a path"))?;
        let mut call = Call::start(&self.inner)?;
        loop {
            call.state.next_read().await?;
            let sent = call.private().get_payout(&segment).await;
            let sent = about(sent, |document| document.data.id == id);
            if let Some((document, raw)) = call.decode(sent, id)? {
                return Ok(Payout::new(document, raw));
            }
        }
    }

    async fn look_for_payout(&self, reference: &str) -> Result<Option<Payout>, Error> {
        let mut call = Call::start(&self.inner)?;
        let (list, raw) = loop {
            call.state.next_read().await?;
            let sent = call.private().list_payouts(Some(reference)).await;
            if is_nothing(&sent) {
                return Ok(None);
            }
            let sent = without_error(sent, |list| list.data.as_slice().is_empty());
            match call.decode(sent, reference) {
                Ok(Some(decoded)) => break decoded,
                Ok(None) => {}
                Err(Error::NotFound(_)) => return Ok(None),
                Err(error) => return Err(error),
            }
        };
        let shown =
            |data: &tollgate_paymega_private::types::Payout| data.attributes.reference_id.clone();
        let mut references = list.data.as_slice().iter().map(shown);
        let all_alike = references.all(|it| is_alike(it.as_deref(), reference));
        let is_it = |data: &_| shown(data).as_deref() == Some(reference);
        match list.data.into_iter().find(is_it) {
            Some(data) => Ok(Some(Payout::new(PayoutDocument::new(data), raw))),
            // An empty list, or references that differ only in case or spaces, which the search ignores.
            None if all_alike => Ok(None),
            // If the provider did not apply the filter, the list does not show whether the payout exists.
            None => {
                call.state.last.loss = Some(ResponseLost::OtherReferences);
                Err(call.state.last.unknown(None).into())
            }
        }
    }
}
