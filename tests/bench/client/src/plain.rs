//! Plain structs with the fields of the documents, as a program without Tollgate would read them: texts as `String`,
//! amounts as `f64`. Where PHP writes `[]` for an object, a plain struct can only hold a `Value`.

#![expect(
    dead_code,
    reason = "The fields are read from JSON, and nothing uses them."
)]

mod paycross;
mod paymega;

pub use self::{
    paycross::Webhook,
    paymega::{Document, List},
};
