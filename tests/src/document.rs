//! Reads the documents without the project's own tools.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use serde_json::{Value, json};

/// The surfaces, and the schemas that several of them share.
pub(crate) const NAMES: [&str; 7] = [
    "public", "private", "cardgate", "paycross", "checkout", "reports", "shared",
];

static DOCUMENTS: LazyLock<BTreeMap<&str, Value>> =
    LazyLock::new(|| NAMES.map(|name| (name, read(name))).into());

static WRITTEN: LazyLock<BTreeMap<&str, Value>> =
    LazyLock::new(|| NAMES.map(|name| (name, read_written(name))).into());

static ANYTHING: LazyLock<Value> = LazyLock::new(|| json!({}));

/// A schema at some place of a document, with the document that it refers to.
#[derive(Clone, Copy)]
pub(crate) struct Schema {
    document: &'static Value,
    node: &'static Value,
}

/// The workspace's folder.
pub(crate) fn root() -> PathBuf {
    // A package outside of the workspace gets the workspace's folder from this variable.
    env::var("TOLLGATE_ROOT").map_or_else(
        |_| {
            let package = env::var("CARGO_MANIFEST_DIR");
            Path::new(package.as_deref().unwrap_or(env!("CARGO_MANIFEST_DIR"))).join("..")
        },
        PathBuf::from,
    )
}

/// A document as it is written, with references to other files.
pub(crate) fn written(name: &str) -> &'static Value {
    &WRITTEN[name]
}

/// A document as it is bundled.
pub(crate) fn document(name: &str) -> &'static Value {
    &DOCUMENTS[name]
}

/// A named schema.
pub(crate) fn schema(document: &str, name: &str) -> Schema {
    let document = self::document(document);
    let node = &document["components"]["schemas"][name];
    assert!(node.is_object(), "no document has the schema {name}");
    Schema { document, node }
}

/// Every named schema of a document.
pub(crate) fn schemas(document: &str) -> impl Iterator<Item = (&'static str, Schema)> {
    let document = self::document(document);
    let schemas = document["components"]["schemas"].as_object();
    schemas
        .into_iter()
        .flatten()
        .map(move |(name, node)| (name.as_str(), Schema { document, node }))
}

impl Schema {
    /// The schema itself, past references and past the wrapper that makes a reference nullable.
    pub(crate) fn bare(self) -> Self {
        match self.inner() {
            Some(inner) => inner.bare(),
            None => self,
        }
    }

    /// The value of a keyword.
    pub(crate) fn get(self, keyword: &str) -> Option<&'static Value> {
        self.bare().node.get(keyword)
    }

    /// The value of a keyword, as a word.
    pub(crate) fn word(self, keyword: &str) -> Option<&'static str> {
        self.get(keyword).and_then(Value::as_str)
    }

    /// The value of a keyword, as a number.
    pub(crate) fn count(self, keyword: &str) -> Option<usize> {
        self.get(keyword)
            .and_then(Value::as_u64)
            .and_then(|count| count.try_into().ok())
    }

    /// The words of an `enum` or an `x-extensible-enum`.
    pub(crate) fn words(self, keyword: &str) -> Option<Vec<&'static str>> {
        let words = self.get(keyword)?.as_array()?;
        Some(words.iter().filter_map(Value::as_str).collect())
    }

    /// Whether null is allowed.
    pub(crate) fn nullable(self) -> bool {
        self.node["nullable"] == true
            || alternatives(self.node).any(|node| self.with(node).is_null())
            || self.inner().is_some_and(Self::nullable)
            || self.branches().iter().any(|branch| branch.nullable())
    }

    /// The properties in the document's order.
    pub(crate) fn properties(self) -> impl Iterator<Item = (&'static str, Self)> {
        let properties = self.get("properties").and_then(Value::as_object);
        properties
            .into_iter()
            .flatten()
            .map(move |(name, node)| (name.as_str(), self.with(node)))
    }

    /// One property.
    pub(crate) fn property(self, name: &str) -> Option<Self> {
        self.get("properties")?
            .get(name)
            .map(|node| self.with(node))
    }

    /// Whether a property is required.
    pub(crate) fn requires(self, property: &str) -> bool {
        self.words("required")
            .is_some_and(|required| required.contains(&property))
    }

    /// The schema of a map's values, also in an object with additional properties.
    pub(crate) fn values(self) -> Option<Self> {
        match self.get("additionalProperties")? {
            Value::Bool(false) => None,
            Value::Bool(true) => Some(self.with(&ANYTHING)),
            node => Some(self.with(node)),
        }
    }

    /// The schema of a list's items.
    pub(crate) fn items(self) -> Option<Self> {
        self.get("items").map(|node| self.with(node))
    }

    /// The alternatives of a `oneOf`, without null.
    pub(crate) fn branches(self) -> Vec<Self> {
        let branches = alternatives(self.bare().node).map(|node| self.with(node));
        branches.filter(|branch| !branch.is_null()).collect()
    }

    /// The alternative for a value, by the value's kind; the schema itself if it has no alternatives.
    pub(crate) fn branch_of(self, value: &Value) -> Self {
        let kind = match value {
            Value::Array(_) => "array",
            Value::Object(_) => "object",
            _ => "string",
        };
        let branches = self.branches();
        let branch = branches
            .into_iter()
            .find(|branch| branch.word("type") == Some(kind));
        branch.unwrap_or(self)
    }

    /// Whether this is the array that PHP writes for an empty object.
    pub(crate) fn is_empty_list(self) -> bool {
        self.count("maxItems") == Some(0)
    }

    /// The document that contains the schema.
    pub(crate) fn document(self) -> &'static Value {
        self.document
    }

    /// The schema as JSON.
    pub(crate) fn node(self) -> &'static Value {
        self.node
    }

    fn inner(self) -> Option<Self> {
        if let Some(reference) = self.node.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#')?;
            let target = self.document.pointer(pointer);
            return target.map(|node| self.with(node));
        }
        if let [one, null] = alternatives(self.node).collect::<Vec<_>>()[..]
            && self.with(null).is_null()
        {
            return Some(self.with(one));
        }
        self.node.pointer("/allOf/0").map(|node| self.with(node))
    }

    /// Whether this is the schema of null alone, which makes a `oneOf` nullable.
    fn is_null(self) -> bool {
        let target = self.node["$ref"].as_str();
        target.is_some_and(|target| target.ends_with("/NullValue"))
    }

    fn with(self, node: &'static Value) -> Self {
        Self { node, ..self }
    }
}

fn alternatives(node: &Value) -> impl Iterator<Item = &Value> {
    node["oneOf"].as_array().into_iter().flatten()
}

fn read(name: &str) -> Value {
    if name == "shared" {
        return read_written(name);
    }
    let bundle = root().join(format!("crates/tollgate-sandbox/spec/{name}.json"));
    serde_json::from_str(&text(&bundle)).expect("a bundle is JSON")
}

/// The path of a document under `spec/`.
pub(crate) fn path_of(name: &str) -> String {
    match name {
        "shared" => "shared.yaml".to_owned(),
        "paycross" => "paycross/gateway.yaml".to_owned(),
        "checkout" | "reports" => format!("paycross/{name}.yaml"),
        surface => format!("paymega/{surface}.yaml"),
    }
}

fn read_written(name: &str) -> Value {
    let file = root().join("spec").join(path_of(name));
    yaml_serde::from_str(&text(&file)).expect("a document is YAML")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
