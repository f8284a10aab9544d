//! Compiles the generated code of all cases in one build, sends its requests, and builds its documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::case::{Case, Exchange};
use super::{cases, folder, render};
use crate::document::{SHARED, SURFACES};
use crate::limit;
use crate::marker::LEAF_NAMES;
use crate::render::{GENERATED, crate_of};

/// The lines before the generated code, as in the `lib.rs` of a surface.
const ALLOW: &str = "#[rustfmt::skip]\n#[allow(missing_docs)]\npub mod generated;\n";

const CLIENT: &str = "pub use generated::{Client, limits, types};\n
    impl progenitor_client::ClientHooks<progenitor_client::Context> for Client {}\n";

#[test]
fn what_is_generated_compiles_and_does_what_its_case_says_on_the_wire() {
    let target = std::env::current_exe().unwrap();
    let target = target.ancestors().nth(3).unwrap();
    let package = target.join("tmp/corpus");
    write(&package);
    run(&package, target, &["test", "--offline", "--quiet", "--lib"]);
    run(
        &package,
        target,
        &["doc", "--offline", "--quiet", "--no-deps"],
    );
}

fn run(package: &Path, target: &Path, arguments: &[&str]) {
    let output = Command::new(std::env::var_os("CARGO").expect("cargo runs the tests"))
        .args(arguments)
        .current_dir(package)
        .env("RUSTDOCFLAGS", "-D warnings")
        // Most dependencies were built there for the workspace.
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo can be run");
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    assert!(output.status.success(), "{arguments:?}: {printed}");
}

/// Writes the package with all generated cases.
fn write(package: &Path) {
    frame(package);
    let cases = cases();
    let unchanged = cases.iter().find(|case| case.is_unchanged()).unwrap();
    let base = generated(unchanged);
    put(package, "types/src/generated.rs", &base.shared);
    put(package, "types/src/lib.rs", &types());
    let mut library = "//! The corpus.\n\n#[cfg(test)]\nmod server;\n".to_owned();
    for case in cases.iter().filter(|case| case.refused.is_empty()) {
        let slug = case.slug();
        let files = generated(case).surface;
        // Types and their checks that are the same are compiled once.
        let is_same = |name: &str| files[name] == base.surface[name];
        let shared = (slug != unchanged.slug()).then(|| unchanged.slug());
        let shared = shared.filter(|_| is_same("types.rs") && is_same(limit::FILE));
        for (name, text) in &files {
            let is_reused = ["types.rs", limit::FILE].contains(&name.as_str());
            let module = name.strip_suffix(".rs").filter(|_| is_reused);
            let reused = shared.as_ref().zip(module);
            let reused =
                reused.map(|(slug, module)| format!("pub use crate::{slug}::{module}::*;\n"));
            let path = format!("src/{slug}/generated/{name}");
            put(package, &path, reused.as_ref().unwrap_or(text));
        }
        put(package, &format!("src/{slug}/mod.rs"), &module(case));
        let _ = writeln!(library, "pub mod {slug};");
    }
    put(package, "src/lib.rs", &library);
}

/// Writes all files but the cases. Files of an earlier run are no modules of this one.
fn frame(package: &Path) {
    let root = crate::root().canonicalize().unwrap();
    for manifest in ["Cargo.toml", "types/Cargo.toml"] {
        let text = fs::read_to_string(folder().join("crate").join(manifest)).unwrap();
        let text = text.replace("ROOT", &root.to_string_lossy());
        put(package, manifest, &text);
    }
    for (from, to) in [
        (root.join("Cargo.lock"), "Cargo.lock"),
        (folder().join("crate/server.rs"), "src/server.rs"),
    ] {
        put(package, to, &fs::read_to_string(from).unwrap());
    }
}

struct Files {
    surface: BTreeMap<String, String>,
    shared: String,
}

/// The generated code of a case.
fn generated(case: &Case) -> Files {
    let documents = case.documents().unwrap();
    let rendered = render(&documents).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let folder_of = |document: &str| Path::new("crates").join(crate_of(document)).join(GENERATED);
    let surface = folder_of(SURFACES[1]);
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    Files {
        surface: rendered
            .files
            .iter()
            .filter(|(path, _)| path.starts_with(&surface))
            .map(|(path, text)| (name(path), text.clone()))
            .collect(),
        shared: rendered.files[&folder_of(SHARED).join("mod.rs")].clone(),
    }
}

/// The types crate: the leaf types, and the shared schemas of the corpus.
fn types() -> String {
    let leaves = LEAF_NAMES.join(", ");
    format!(
        "//! The leaf types, and the shared schemas of the corpus.\n\n\
         extern crate self as tollgate_types;\n\n{ALLOW}\n\
         pub use generated::*;\npub use leaves::{{lenient, limit, objects, {leaves}}};\n"
    )
}

fn module(case: &Case) -> String {
    let mut text = format!("//! {}.\n\n{ALLOW}{CLIENT}", case.name);
    for (index, exchange) in case.wire.iter().enumerate() {
        let _ = writeln!(
            text,
            "#[test]\n#[allow(unused_variables)]\nfn exchange_{index}() {{"
        );
        text.push_str(&test(exchange));
        text.push_str("}\n");
    }
    text
}

fn test(exchange: &Exchange) -> String {
    let Exchange {
        given,
        call,
        sends,
        body,
        responds,
        then,
    } = exchange;
    format!(
        "    use crate::server::{{Server, Seen, context, http, run}};
    let server = Server::start({responds:?});
    let client = Client::new_with_client(&server.url, http(), context());
    {given}
    let response = run(client.{call});
    assert_eq!(server.seen(), Seen {{ head: {sends:?}.to_owned(), body: {body:?}.to_owned() }});
    {then}\n"
    )
}

fn put(package: &Path, name: &str, text: &str) {
    let path = package.join(name);
    // An unchanged file keeps its time, so that cargo does not compile it again.
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
