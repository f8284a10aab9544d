//! Saving a card on Paymega's page.

use super::{Created, Invoice, NewInvoice, Paymega};
use crate::{
    Error, Hosted, HostedPage, SaveCard,
    observe::{Operation, of_hosted},
};

impl Paymega {
    /// Starts saving a card on Paymega's page. Nothing is charged.
    ///
    /// Paymega makes a reference unique, so a second call with the same order returns the same page while the payer can
    /// use it, and the order's outcome afterwards. After the payer's return [`reconcile`](Paymega::reconcile) the same
    /// order: its invoice shows the [saved card](Invoice::saved_card).
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the order names no service or no customer, and as [`create`](Paymega::create).
    pub async fn save_card(&self, order: &SaveCard) -> Result<Hosted<Invoice>, Error> {
        let operation = Operation::paymega("save_card").reference(order.reference());
        operation
            .observe(of_hosted, Box::pin(self.start_page(order)))
            .await
    }

    async fn start_page(&self, order: &SaveCard) -> Result<Hosted<Invoice>, Error> {
        let invoice = match Box::pin(self.create(&NewInvoice::try_from(order)?)).await? {
            Created::New(open) => open.invoice().clone(),
            Created::Existing(invoice) => invoice,
        };
        let url = invoice.redirect().and_then(|page| page.url());
        let page = url.and_then(|url| HostedPage::of(&url, invoice.id()));
        match page.filter(|_| !invoice.is_final()) {
            Some(page) => Ok(Hosted::Page(page)),
            None => Ok(Hosted::Known(self.outcome_of(order, &invoice)?)),
        }
    }
}
