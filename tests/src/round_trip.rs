//! Checks that every value that a document allows survives a round trip through its Rust type.

use crate::{
    made::Extent,
    same::difference,
    subject::{self, Subject},
    validator::Validator,
};

macro_rules! of_each_document {
    ($($document:ident)*) => {$(
        #[test]
        fn $document() {
            for subject in subject::of(stringify!($document)) {
                comes_back(&subject);
            }
        }
    )*};
}

of_each_document! { public private cardgate paycross checkout reports shared }

#[test]
fn what_is_made_is_what_the_documents_allow() {
    for subject in subject::all() {
        let validator = Validator::of(subject.schema());
        for extent in [Extent::Any, Extent::Full] {
            subject.check(extent, 4, |value| validator.check(&value));
        }
    }
}

fn comes_back(subject: &Subject) {
    subject.check(Extent::Any, subject::cases(), |value| {
        let back = (subject.recode)(&value).map_err(|error| error.to_string())?;
        difference(subject.schema(), &value, &back).map_or(Ok(()), Err)?;
        (subject.compare_ways)(&value)
    });
}
