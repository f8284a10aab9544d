//! The kinds of payment.

use serde::{Deserialize, Serialize};

/// The kind of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// A charge by token on Paymega.
    PaymegaToken,
    /// A charge by token on `PayCross`.
    PaycrossToken,
    /// A payment on Paymega's hosted page.
    PaymegaPage,
    /// A payment on the page of `PayCross`.
    PaycrossPage,
    /// A sale by card on Paymega, without 3-D Secure.
    PaymegaCard,
    /// A sale by card on Paymega, with 3-D Secure.
    PaymegaSecure,
    /// A payment by card on `PayCross`, without 3-D Secure.
    PaycrossCard,
    /// A payment by card on `PayCross`, with 3-D Secure.
    PaycrossSecure,
    /// A card that its payer saves on Paymega's page.
    PaymegaSave,
    /// A card that the merchant saves on `PayCross`.
    PaycrossSave,
    /// A refund of a part on Paymega.
    PaymegaRefund,
    /// A refund of the whole on Paymega.
    PaymegaRefundAll,
    /// A refund of a part on `PayCross`.
    PaycrossRefund,
    /// A refund of the whole on `PayCross`.
    PaycrossRefundAll,
    /// A capture on `PayCross`.
    Capture,
    /// A void on `PayCross`.
    Void,
    /// A payout to a saved card on Paymega.
    Payout,
    /// A charge by token on Paymega, and after a decline on `PayCross`.
    Failover,
}

/// Operations of Paymega that look an invoice up.
const INVOICES: [&str; 2] = ["listInvoices", "getInvoice"];

impl Job {
    /// All kinds, each with its weight among the payments.
    pub(crate) const WEIGHTS: [(Self, u32); 18] = [
        (Self::PaymegaToken, 22),
        (Self::PaycrossToken, 20),
        (Self::PaymegaPage, 4),
        (Self::PaycrossPage, 4),
        (Self::PaymegaCard, 6),
        (Self::PaymegaSecure, 5),
        (Self::PaycrossCard, 4),
        (Self::PaycrossSecure, 4),
        (Self::PaymegaSave, 3),
        (Self::PaycrossSave, 3),
        (Self::PaymegaRefund, 5),
        (Self::PaymegaRefundAll, 3),
        (Self::PaycrossRefund, 4),
        (Self::PaycrossRefundAll, 3),
        (Self::Capture, 3),
        (Self::Void, 2),
        (Self::Payout, 6),
        (Self::Failover, 10),
    ];

    /// All kinds.
    #[must_use]
    pub fn all() -> Vec<Self> {
        Self::WEIGHTS.map(|(job, _)| job).to_vec()
    }

    /// The name in schedules and reports.
    #[must_use]
    pub fn name(self) -> String {
        let name = serde_json::to_value(self).unwrap_or_default();
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Whether the payment uses `PayCross`, where nothing makes a reference unique.
    #[must_use]
    pub const fn uses_paycross(self) -> bool {
        matches!(
            self,
            Self::PaycrossToken
                | Self::PaycrossPage
                | Self::PaycrossCard
                | Self::PaycrossSecure
                | Self::PaycrossSave
                | Self::PaycrossRefund
                | Self::PaycrossRefundAll
                | Self::Capture
                | Self::Void
                | Self::Failover
        )
    }

    /// Whether the payment uses Paymega.
    #[must_use]
    pub const fn uses_paymega(self) -> bool {
        matches!(self, Self::Failover) || !self.uses_paycross()
    }

    /// Whether a declined order is charged again as its next attempt.
    #[must_use]
    pub const fn has_attempts(self) -> bool {
        matches!(
            self,
            Self::PaymegaToken
                | Self::PaycrossToken
                | Self::PaymegaCard
                | Self::PaycrossCard
                | Self::Failover
        )
    }

    /// Whether the payer takes part.
    #[must_use]
    pub const fn has_payer(self) -> bool {
        matches!(
            self,
            Self::PaymegaPage
                | Self::PaycrossPage
                | Self::PaymegaSecure
                | Self::PaycrossSecure
                | Self::PaymegaSave
        )
    }

    /// The calls that one payment takes, each with a deadline of its own.
    pub(crate) const fn calls(self) -> i64 {
        match self {
            Self::PaymegaCard | Self::PaymegaSecure | Self::Payout => 2,
            // The reading of earlier attempts, the charges, and the reading between them.
            Self::Failover => 9,
            _ => 1,
        }
    }

    /// Whether the payment gives charged money back.
    #[must_use]
    pub const fn is_refund(self) -> bool {
        matches!(
            self,
            Self::PaymegaRefund
                | Self::PaymegaRefundAll
                | Self::PaycrossRefund
                | Self::PaycrossRefundAll
        )
    }

    /// Whether the payment refers to an earlier transaction of `PayCross`.
    #[must_use]
    pub const fn follows_on_paycross(self) -> bool {
        matches!(
            self,
            Self::PaycrossRefund | Self::PaycrossRefundAll | Self::Capture | Self::Void
        )
    }

    /// The operations that change something, in the order in which they are sent.
    pub(crate) const fn changes(self) -> &'static [&'static str] {
        match self {
            Self::PaymegaToken | Self::PaymegaCard | Self::PaymegaSecure => {
                &["createInvoice", "createSale"]
            }
            Self::PaymegaPage | Self::PaymegaSave => &["createInvoice"],
            Self::PaycrossToken | Self::PaycrossCard | Self::PaycrossSecure => &["createPayment"],
            Self::PaycrossPage => &["createCheckout"],
            Self::PaycrossSave => &["createTokenization"],
            Self::PaymegaRefund | Self::PaymegaRefundAll => &["refundInvoice"],
            Self::PaycrossRefund | Self::PaycrossRefundAll => &["createRefund"],
            Self::Capture => &["createCapture"],
            Self::Void => &["createVoid"],
            Self::Payout => &["createPayout", "processPayout"],
            Self::Failover => &["createInvoice", "createSale", "createPayment"],
        }
    }

    /// The operations that only read.
    pub(crate) fn reads(self) -> Vec<&'static str> {
        let mut reads = Vec::new();
        if self.uses_paycross() {
            reads.extend(["findTransactions", "getTransaction"]);
        }
        match self {
            Self::Payout => reads.extend(["listPayouts", "getPayout"]),
            Self::PaymegaRefund | Self::PaymegaRefundAll => reads.push("getInvoice"),
            _ if self.uses_paymega() => reads.extend(INVOICES),
            _ => {}
        }
        reads
    }
}
