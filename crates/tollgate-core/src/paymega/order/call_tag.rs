//! The tag of a call, by which the call recognises the invoice that it created.

use serde_json::{Map, Value};
use tollgate_paymega_private::types::CreateInvoiceAttributes;
use tollgate_types::PhpObject;

use super::{PreparedOrder, checked_end};
use crate::{
    Error, Invalid, calendar,
    paymega::{Invoice, Payout, order::OrderFingerprint},
    random,
};

/// The tag of a call, a random value in the metadata of the invoice that the call creates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallTag {
    /// The key in the metadata.
    pub key: String,
    /// The value, which no other call has.
    pub value: String,
}

/// The call that created an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Creator {
    /// The call with the tag.
    ThisCall,
    /// Another call, or another client: the metadata holds another tag, or none under this key.
    AnotherCall,
    /// The response shows no metadata.
    NotShown,
}

impl CallTag {
    /// Says whether the call with this tag created the invoice.
    pub fn creator(&self, invoice: &Invoice) -> Creator {
        let metadata = invoice.attributes().metadata.as_ref();
        self.creator_by(metadata.and_then(PhpObject::get))
    }

    /// Says whether the call with this tag created the operation that shows this metadata.
    pub fn creator_by(&self, metadata: Option<&Map<String, Value>>) -> Creator {
        match metadata {
            Some(metadata) if !metadata.is_empty() => match metadata.get(&self.key) {
                Some(tag) if tag.as_str() == Some(&self.value) => Creator::ThisCall,
                _ => Creator::AnotherCall,
            },
            _ => Creator::NotShown,
        }
    }

    /// Puts a new tag under this key into the metadata of a request.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the merchant's metadata has the key already.
    pub fn put_into(metadata: &mut Option<Map<String, Value>>, key: &str) -> Result<Self, Error> {
        let call_tag = Self {
            key: key.to_owned(),
            value: random::call_tag()?,
        };
        let metadata = metadata.get_or_insert_default();
        let replaced = metadata.insert(key.to_owned(), call_tag.value.clone().into());
        if replaced.is_some() {
            let why = "is the key of the call's tag: set another one";
            return Err(Invalid::new(format!("metadata.{key}"), why).into());
        }
        Ok(call_tag)
    }

    /// Whether the call with this tag created the payout.
    pub fn made_payout(&self, payout: &Payout) -> bool {
        self.creator_by(payout.metadata()) == Creator::ThisCall
    }

    /// Whether the call with this tag created the invoice, and the response shows by which fields to recognise it.
    pub fn made(&self, invoice: &Invoice) -> bool {
        self.creator(invoice) == Creator::ThisCall && invoice.is_recognisable()
    }
}

/// An order that is ready to be sent: the order, the attributes of its invoice, and the call's tag in them.
pub type TaggedOrder = (OrderFingerprint, CreateInvoiceAttributes, CallTag);

impl PreparedOrder {
    /// Puts a new tag into the order's metadata, and checks the invoice's end against the time that it is `now`.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the merchant's metadata has the key already, or if the end is too near or too far.
    pub fn tagged(self, key: &str, now: i64) -> Result<TaggedOrder, Error> {
        let Self {
            order,
            mut attributes,
        } = self;
        if let Some(end) = attributes.expires.as_deref().and_then(calendar::parse) {
            checked_end(end, now)?;
        }
        let call_tag = CallTag::put_into(&mut attributes.metadata, key)?;
        Ok((order, attributes, call_tag))
    }
}
