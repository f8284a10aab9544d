//! Checks that the generated code is complete: without an error, the generator drops parts that it does not
//! expect.

mod leaves;
mod methods;
#[cfg(test)]
mod tests;
mod types;

use syn::File;

use crate::bundle::Bundle;
use crate::document::file_of;
use crate::error::{Error, Result};
use crate::generate::Code;

/// Checks the generated code against its document.
///
/// # Errors
///
/// The first thing that is lost.
pub fn verify(bundle: &Bundle, code: &Code) -> Result<()> {
    let lost = types::lost(bundle, &code.types).or_else(|| methods::lost(bundle, &code.client));
    lost.map_or(Ok(()), |Lost { place, message }| {
        Err(Error::Lost {
            document: file_of(&bundle.name),
            place,
            message,
        })
    })
}

/// Something that the document says and the generated code does not have.
struct Lost {
    place: String,
    message: String,
}

/// Code as text, without spaces.
fn text_of(item: syn::Item) -> String {
    let mut text = prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    });
    text.retain(|c| !c.is_whitespace());
    text
}
