//! The feature `client` of a surface's crate: without it the crate has the types alone, and no HTTP.

use syn::{File, Item, parse_quote};

/// The file that holds the modules of a surface.
pub fn modules() -> File {
    parse_quote! {
        #[cfg(feature = "client")]
        mod client;
        pub mod limits;
        pub mod types;

        #[cfg(feature = "client")]
        pub use client::Client;
    }
}

/// Moves the client into a file beside its types. The generator puts the types inside of the client.
pub fn move_out(client: &mut File) {
    for item in &mut client.items {
        if matches!(item, Item::Mod(module) if module.ident == "types") {
            *item = parse_quote!(
                use super::types;
            );
        }
    }
}
