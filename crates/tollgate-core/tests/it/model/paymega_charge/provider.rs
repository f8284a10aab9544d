//! Paymega: one account, one reference, one invoice, and the bank behind it.

use super::{Reply, View};
use crate::model::subject::Ledger;

/// Paymega and the bank behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Paymega {
    pub(super) settings: Settings,
    pub(super) invoice: Option<Record>,
    /// Whether searches show the invoice yet.
    pub(super) is_listed: bool,
    pub(super) ledger: Ledger,
}

/// The settings that the documents leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Settings {
    pub(super) tag: TagShown,
    /// Whether the account hides the bank's id of a charge.
    pub(super) hides_bank_id: bool,
    /// Whether the card gate takes every sale, also a second one.
    pub(super) takes_every_sale: bool,
}

/// Which responses show the metadata with the call's tag, and the bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum TagShown {
    Everywhere,
    ReadsById,
    Nowhere,
}

/// The invoice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Record {
    pub(super) creator: u8,
    pub(super) status: Status,
    /// The calls whose sales are at the bank.
    pub(super) at_bank: Vec<u8>,
    pub(super) was_sold: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) enum Status {
    Open,
    Processed,
    ProcessedForLess,
    Failed,
    Expired,
    Refunded,
}

impl Paymega {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings,
            invoice: None,
            is_listed: false,
            ledger: Ledger::default(),
        }
    }

    pub(super) fn create(&mut self, creator: u8) -> Reply {
        let record = Record {
            creator,
            status: Status::Open,
            at_bank: Vec::new(),
            was_sold: false,
        };
        let view = self.view(&record, false);
        self.invoice = Some(record);
        Reply::Created(view)
    }

    pub(super) fn sell(&mut self, call: u8) -> Reply {
        let takes_every_sale = self.settings.takes_every_sale;
        match &mut self.invoice {
            Some(record) if takes_every_sale || !record.was_sold => {
                record.was_sold = true;
                record.at_bank.push(call);
                Reply::SaleAccepted
            }
            _ => Reply::OwnError(409),
        }
    }

    pub(super) fn view(&self, record: &Record, is_read_by_id: bool) -> View {
        let shows_tag = match self.settings.tag {
            TagShown::Everywhere => true,
            TagShown::ReadsById => is_read_by_id,
            TagShown::Nowhere => false,
        };
        View {
            creator: shows_tag.then_some(record.creator),
            status: record.status,
            bank: (!self.settings.hides_bank_id).then_some(record.was_sold),
        }
    }

    pub(super) fn with_status(&self, status: Status) -> Self {
        let mut paymega = self.clone();
        if let Some(record) = &mut paymega.invoice {
            record.status = status;
        }
        paymega
    }

    /// The bank decides about the first sale: it moves the amount asked for, another one, or nothing.
    pub(super) fn decided(&self, moved: Option<bool>, status: Status) -> Self {
        let mut paymega = self.with_status(status);
        if let Some(record) = &mut paymega.invoice {
            let call = record.at_bank.remove(0);
            if let Some(is_exact) = moved {
                paymega.ledger.add(usize::from(call), is_exact);
            }
        }
        paymega
    }
}
