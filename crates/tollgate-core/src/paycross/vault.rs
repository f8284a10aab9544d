//! The vault: cards that are stored without a transaction, and changes of stored cards.

use tollgate_paycross_gateway::types::{
    CardEnvelope, CardRequest, CardUpdate as Data, CardUpdateEnvelope,
};
use tollgate_types::ContractTerm;

use crate::{Card, Expiry, Invalid};

/// The request to store a card in the vault, which requires PCI DSS. The card's security code is not sent.
#[doc(hidden)]
pub fn store(card: Card) -> Result<CardEnvelope, Invalid> {
    let (number, _, expiry, holder) = card.into_parts();
    let request = CardRequest::new(
        vec![ContractTerm::Recurring.into()],
        format!("{:02}", expiry.month()),
        expiry.year().to_string(),
        holder,
        number,
    );
    request.check()?;
    Ok(CardEnvelope::new(request))
}

/// A change of a stored card, which keeps its token.
///
/// ```
/// use tollgate::{Expiry, paycross::CardUpdate};
///
/// let renewed = CardUpdate::new().expiry(Expiry::new(6, 2033)?);
/// # Ok::<(), tollgate::Invalid>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CardUpdate(Data);

impl CardUpdate {
    /// A change of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The new date of expiry.
    #[must_use]
    pub fn expiry(mut self, expiry: Expiry) -> Self {
        self.0.exp_month = Some(format!("{:02}", expiry.month()));
        self.0.exp_year = Some(expiry.year().to_string());
        self
    }

    /// The new name of the holder.
    #[must_use]
    pub fn holder(mut self, name: impl Into<String>) -> Self {
        self.0.holder = Some(name.into());
        self
    }

    #[doc(hidden)]
    pub fn request(&self) -> Result<CardUpdateEnvelope, Invalid> {
        let Data {
            holder, exp_month, ..
        } = &self.0;
        if holder.is_none() && exp_month.is_none() {
            return Err(Invalid::new("request", "changes nothing"));
        }
        self.0.check()?;
        Ok(CardUpdateEnvelope::new(self.0.clone()))
    }
}
