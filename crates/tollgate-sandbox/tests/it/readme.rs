//! The tables of `README.md` name tests that exist.

use std::path::PathBuf;

#[test]
fn every_test_in_the_tables_exists() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("README.md")).unwrap();
    let words = text.split('`').filter_map(|word| word.split_once("::"));
    let mut named = 0;
    for (module, test) in words.filter(|(module, _)| *module != "Sandbox") {
        let file = root.join(format!("tests/it/{module}.rs"));
        let source = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(source.contains(&format!("fn {test}()")), "{module}::{test}");
        named += 1;
    }
    assert!(named > 50, "{named}");
}
