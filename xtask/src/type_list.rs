//! The list of all generated types, itself generated, so that no test forgets one.

use std::fmt::Write as _;

use crate::bundle::Bundle;
use crate::document::SHARED;
use crate::marker::is_inline;
use crate::render::{crate_of, header};
use crate::role;

/// Renders a macro that calls another one with every generated type.
pub fn render(bundles: &[Bundle]) -> String {
    let mut text = header("spec/**/*.yaml");
    text.push_str(
        "\n/// Calls `$case!(document, schema, role, type)` for every generated type: its role is\n\
         /// `response` where a response or a callback can hold it, else `request`.\n\
         macro_rules! for_each_type {\n    ($case:ident) => {\n",
    );
    for bundle in bundles {
        let received = role::received(bundle);
        for name in types(bundle) {
            let role = if received.contains(name) || bundle.name == SHARED {
                "response"
            } else {
                "request"
            };
            let path = path(&bundle.name, name);
            let _ = writeln!(
                text,
                "        $case!({:?}, {name:?}, {role}, {path});",
                bundle.name
            );
        }
    }
    text.push_str("    };\n}\n\npub(crate) use for_each_type;\n");
    text
}

fn path(document: &str, name: &str) -> String {
    let krate = crate_of(document).replace('-', "_");
    match document {
        SHARED => format!("{krate}::{name}"),
        _ => format!("{krate}::types::{name}"),
    }
}

/// The document's own schemas that become types. Some go inline.
fn types(bundle: &Bundle) -> impl Iterator<Item = &str> {
    let schemas = bundle.document["components"]["schemas"].as_object();
    schemas
        .into_iter()
        .flatten()
        .filter(|(name, schema)| !is_inline(schema) && !bundle.shared.contains(*name))
        .map(|(name, _)| name.as_str())
}
