//! Leaf types of the providers' data: amounts, words, secrets, and what reads them.
//!
//! `Debug` hides the secrets in data. Serialisation writes secrets in clear, since requests are sent so. A logger that
//! serialises shows them: pass it the result of [`redacted`](fn@redacted) instead.

pub use tollgate_types::{
    Amount, AnyDocument, DecimalString, Finality, Int, Limit, MinorUnits, OneOrMany, Open,
    ParseError, PathSegment, PhpObject, Reason, Token, redacted,
};
