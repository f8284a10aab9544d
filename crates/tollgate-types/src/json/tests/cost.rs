//! However many values are odd, the work grows with the body alone.

use serde::Deserialize;

use super::Data;
use crate::{
    json::{Read, Tree, direct, pass::Pass},
    lenient::{core, items, required_items},
};

#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    #[serde(deserialize_with = "core")]
    data: Vec<Item>,
    #[serde(default, deserialize_with = "items")]
    included: Option<Vec<Item>>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Item {
    #[serde(deserialize_with = "core")]
    id: String,
    #[serde(deserialize_with = "core")]
    attributes: Data,
    /// Required, and not core.
    #[serde(deserialize_with = "required_items")]
    relationships: Vec<String>,
}

/// The page, and how often a value of it was looked at.
fn read(body: &str) -> (Read<Page>, usize) {
    let tree = Tree::parse(body.as_bytes()).unwrap();
    let pass = Pass::new(&tree);
    let value = direct::read_tree::<Page>(&pass).unwrap();
    let visited = pass.visited();
    let left_out = pass.left_out();
    (Read { value, left_out }, visited)
}

fn page(items: usize, attributes: &str, relationships: &str) -> String {
    let items: Vec<_> = (0..items)
        .map(|id| {
            format!(
                r#"{{"id":"{id}","attributes":{{"id":"a",{attributes}}},"relationships":[{relationships}]}}"#
            )
        })
        .collect();
    let items = items.join(",");
    format!(r#"{{"data":[{items}],"included":[{items}]}}"#)
}

#[test]
fn a_page_of_odd_items_costs_no_more_for_each() {
    let odd = r#""fee":"","rrn":{},"texts":["a",[],NaN],"logs":{"1":null,"2":{}},"payload":{"holder":[]},"status":"x""#;
    for items in [1, 20, 200] {
        let (read, cost) = read(&page(items, odd, r#""a",[],"b""#));
        assert_eq!(read.value.data.len(), items);
        assert_eq!(read.value.included.unwrap().len(), items);
        let data = read.value.data.into_iter().next_back().unwrap();
        assert_eq!(data.attributes.status.as_deref(), Some("x"));
        assert_eq!(
            (
                data.attributes.texts.unwrap().len(),
                data.relationships.len()
            ),
            (1, 2)
        );
        // In each: fee, rrn, two texts, two logs, the payload, and one of the relationships.
        assert_eq!(read.left_out.len(), 2 * items * 8);
        assert!(cost <= 2 * items * 24 + 2, "{items} items: {cost}");
    }
}

#[test]
fn one_odd_value_costs_one_pass() {
    let clean = page(200, r#""rrn":"1""#, "");
    let odd = clean.replacen(r#""rrn":"1""#, r#""rrn":[]"#, 1);
    let (read, cost) = read(&odd);
    assert_eq!(read.left_out, ["data.0.attributes.rrn"]);
    assert!(cost <= 2 * 200 * 6 + 2, "{cost}");
}

#[test]
fn many_odd_entries_of_one_map_or_list_cost_no_more_for_each() {
    let logs: Vec<_> = (0..5000).map(|key| format!("\"{key}\":null")).collect();
    let texts = vec!["[]"; 5000];
    let attributes = format!(
        r#""logs":{{{}}},"texts":[{}]"#,
        logs.join(","),
        texts.join(",")
    );
    let (read, cost) = read(&page(1, &attributes, ""));
    assert_eq!(read.left_out.len(), 2 * 10_000);
    assert!(cost <= 2 * 10_010, "{cost}");
}
