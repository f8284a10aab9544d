//! The payment that a refund, a capture or a void belongs to.

use clap::Args;
use tollgate::{PayCross, Paymega, paycross::data::TransactionType};

use crate::Failure;

/// The payment, by your reference or by the provider's id.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct Parent {
    /// The order whose payment is meant, by your reference.
    #[arg(long, value_name = "REFERENCE")]
    order: Option<String>,
    /// The payment, by the provider's id.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

impl Parent {
    /// The id of an invoice.
    ///
    /// # Errors
    ///
    /// No such invoice now, or an error of the look-up.
    pub async fn at_paymega(&self, paymega: &Paymega) -> Result<String, Failure> {
        let Some(reference) = &self.order else {
            return Ok(self.id.clone().unwrap_or_default());
        };
        let found = paymega.find(reference).await?;
        let invoice =
            found.ok_or_else(|| format!("no invoice has the reference {reference} now"))?;
        Ok(invoice.id().to_owned())
    }

    /// The uid of the only successful transaction of one of these kinds.
    ///
    /// # Errors
    ///
    /// None or several of them, or an error of the look-up.
    pub async fn at_paycross(
        &self,
        paycross: &PayCross,
        kinds: &[TransactionType],
    ) -> Result<String, Failure> {
        let Some(reference) = &self.order else {
            return Ok(self.id.clone().unwrap_or_default());
        };
        let found = paycross.find(reference).await?;
        let is_it = |kind: Option<TransactionType>| kind.is_some_and(|kind| kinds.contains(&kind));
        let mut found = found
            .iter()
            .filter(|it| it.is_success() && is_it(it.kind()));
        match (found.next(), found.next()) {
            (Some(transaction), None) => Ok(transaction.uid().to_owned()),
            (None, _) => {
                Err(format!("no successful payment has the reference {reference} now").into())
            }
            (Some(_), Some(_)) => Err(format!(
                "several payments have the reference {reference}: name one by --id"
            )
            .into()),
        }
    }
}
