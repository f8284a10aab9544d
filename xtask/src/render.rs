//! Renders every generated file in memory. `generate` writes them, `--check` compares them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::bundle::{Bundle, bundle};
use crate::constructor;
use crate::deprecation;
use crate::document::{Documents, SHARED, file_of, place_of};
use crate::error::Result;
use crate::feature;
use crate::generate::{Code, generate};
use crate::lenient;
use crate::limit;
use crate::lint::lint;
use crate::lower::{Lowering, lower};
use crate::meaning;
use crate::role;
use crate::type_list;
use crate::verify::verify;

/// The folders of one crate that hold generated files and nothing else.
pub const GENERATED: &str = "src/generated";
/// The folder that holds the bundled documents.
pub const BUNDLES: &str = "crates/tollgate-sandbox/spec";
/// The list of all generated types.
pub const TYPE_LIST: &str = "tests/src/generated";

/// Everything that is generated.
pub struct Rendered {
    /// The files, by their path from the project's root.
    pub files: BTreeMap<PathBuf, String>,
    /// The generated code of each document.
    pub counts: Vec<Count>,
}

/// The generated code of one document.
pub struct Count {
    /// The document's name.
    pub document: String,
    /// Its operations.
    pub operations: usize,
    /// Its own schemas.
    pub schemas: usize,
    /// The lines of Rust made from it.
    pub lines: usize,
}

/// Renders all files from the documents in the folder `spec`.
///
/// # Errors
///
/// The problems that lint, the generator or the check of its types find.
pub fn render(spec: &Path) -> Result<Rendered> {
    render_documents(&Documents::read(spec)?)
}

/// Renders all files from documents.
pub fn render_documents(documents: &Documents) -> Result<Rendered> {
    lint(documents)?;
    let names = documents.surfaces().chain([SHARED]);
    let bundles: Vec<Bundle> = names.map(|n| bundle(documents, n)).collect::<Result<_>>()?;
    let sent = role::sent(&bundles);
    let mut files = BTreeMap::new();
    let mut counts = Vec::new();
    for (bundle, lowering) in bundles.iter().zip(lower(&bundles)?) {
        let sent = &sent[bundle.name.as_str()];
        let lines = code(bundle, &lowering, sent, &mut files)?;
        counts.push(count(bundle, lines));
        if bundle.name != SHARED {
            let path = format!("{BUNDLES}/{}.json", bundle.name);
            files.insert(path.into(), json_text(bundle));
        }
    }
    let path = Path::new(TYPE_LIST).join("mod.rs");
    files.insert(path, type_list::render(&bundles));
    Ok(Rendered { files, counts })
}

/// The crate that a document becomes, or a part of.
pub fn crate_of(document: &str) -> String {
    match document {
        SHARED => "tollgate-types".to_owned(),
        surface => format!("tollgate-{}", place_of(surface).join("-")),
    }
}

/// The first line of a generated Rust file.
pub fn header(source: &str) -> String {
    format!("// @generated from {source} by `cargo xtask generate`: change the document instead.\n")
}

/// Renders the code of one document, and counts its lines.
pub fn code(
    bundle: &Bundle,
    lowering: &Lowering,
    sent: &BTreeSet<&str>,
    files: &mut BTreeMap<PathBuf, String>,
) -> Result<usize> {
    let code = generate(lowering)?;
    verify(bundle, &code)?;
    let Code {
        mut client,
        mut types,
    } = code;
    deprecation::mark(bundle, &mut client, &mut types);
    lenient::add(bundle, &mut types);
    constructor::add(&mut types);
    meaning::add(bundle, &mut types);
    role::mark_received(&mut types, sent);
    let limits = limit::add(bundle, &mut types, sent);
    let folder = Path::new("crates")
        .join(crate_of(&bundle.name))
        .join(GENERATED);
    let source = file_of(&bundle.name);
    let mut parts = vec![("types.rs", types)];
    if bundle.name == SHARED {
        parts = vec![("mod.rs", parts.remove(0).1)];
    } else {
        parts.push(("mod.rs", feature::modules()));
        feature::move_out(&mut client);
        parts.push(("client.rs", client));
    }
    parts.extend(limits.map(|limits| (limit::FILE, limits)));
    let mut lines = 0;
    for (name, part) in parts {
        let text = format!("{}\n{}", header(&source), prettyplease::unparse(&part));
        lines += text.lines().count();
        files.insert(folder.join(name), text);
    }
    Ok(lines)
}

fn count(bundle: &Bundle, lines: usize) -> Count {
    let size = |value: &Value| value.as_object().map_or(0, serde_json::Map::len);
    let paths = bundle.document["paths"].as_object();
    Count {
        document: bundle.name.clone(),
        operations: paths.into_iter().flat_map(|p| p.values()).map(size).sum(),
        schemas: size(&bundle.document["components"]["schemas"]) - bundle.shared.len(),
        lines,
    }
}

/// The bundled document as JSON, for those who want no YAML. JSON has no comments, so the mark
/// is the first member.
fn json_text(bundle: &Bundle) -> String {
    let source = file_of(&bundle.name);
    let mark = format!("@generated from {source} by `cargo xtask generate`");
    let body = serde_json::to_string_pretty(&bundle.document).expect("JSON can be written");
    let rest = body.strip_prefix('{').unwrap_or_default();
    format!("{{ \"x-generated\": {},{rest}\n", json!(mark))
}

#[cfg(test)]
mod tests;
