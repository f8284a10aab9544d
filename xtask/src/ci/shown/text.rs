//! Which types can show text, by rustdoc's JSON of a crate.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::ci::api::key;

/// Types of other crates that hold no text, or only that of their arguments.
const TEXTLESS: [&str; 29] = [
    "Arc",
    "AtomicBool",
    "AtomicU64",
    "AtomicUsize",
    "BTreeMap",
    "BTreeSet",
    "Box",
    "Decimal",
    "Duration",
    "HashMap",
    "HashSet",
    "Instant",
    "Mutex",
    "NonZeroU32",
    "NonZeroU64",
    "Option",
    "PhantomData",
    "RangeInclusive",
    "RandomState",
    "Rc",
    "Result",
    "RwLock",
    "StatusCode",
    "SystemTime",
    "Uuid",
    "Vec",
    "VecDeque",
    "Weak",
    "u8",
];

/// The types of a crate.
pub struct Types<'a> {
    api: &'a Value,
    documented: BTreeSet<String>,
}

impl<'a> Types<'a> {
    /// The types in rustdoc's JSON.
    pub fn new(api: &'a Value) -> Self {
        let mut types = Self {
            api,
            documented: BTreeSet::new(),
        };
        types.document(&key(&api["root"]));
        types
    }

    /// The paths of the documented types whose `Debug` or `Display` can show text.
    ///
    /// A derived `Debug` shows the fields. A field of another documented type is covered by the list's line of that type.
    pub fn with_text(&self) -> Vec<String> {
        let shown = self.documented.iter().filter(|id| self.shows_text(id));
        shown.filter_map(|id| self.path(id)).collect()
    }

    fn item(&self, id: &str) -> &'a Value {
        &self.api["index"][id]
    }

    /// The path of a type that is written by hand.
    fn path(&self, id: &str) -> Option<String> {
        let file = self.item(id)["span"]["filename"].as_str()?;
        let parts = self.api["paths"][id]["path"].as_array()?;
        let parts: Vec<_> = parts.iter().filter_map(Value::as_str).collect();
        (!file.contains("/generated/")).then(|| parts.join("::"))
    }

    /// Collects the types that a user finds from this module on, by the names under which they are shown.
    fn document(&mut self, module: &str) {
        let items = self.item(module)["inner"]["module"]["items"].as_array();
        for id in items.into_iter().flatten().map(key) {
            let item = self.item(&id);
            if item["visibility"] != "public" || is_hidden(item) {
                continue;
            }
            let used = &item["inner"]["use"]["id"];
            let id = if used.is_null() { id } else { key(used) };
            if self.item(&id)["inner"]["module"].is_object() {
                self.document(&id);
            } else if self.fields(&id).is_some() {
                self.documented.insert(id);
            }
        }
    }

    /// The ids of the fields of a struct or an enum, or nothing for another item.
    fn fields(&self, id: &str) -> Option<Vec<String>> {
        let inner = &self.item(id)["inner"];
        if inner["struct"].is_object() {
            return Some(fields_of(&inner["struct"]["kind"]));
        }
        let variants = inner["enum"]["variants"].as_array()?;
        let kinds = variants.iter().map(key);
        let kinds = kinds.map(|id| &self.item(&id)["inner"]["variant"]["kind"]);
        Some(kinds.flat_map(fields_of).collect())
    }

    fn shows_text(&self, id: &str) -> bool {
        let (derived, by_hand) = (self.implements(id, true), self.implements(id, false));
        let has_fields = self.fields(id).is_some_and(|fields| !fields.is_empty());
        let debug = |names: &[&str]| names.contains(&"Debug");
        let writes =
            debug(&by_hand) || derived.contains(&"Display") || by_hand.contains(&"Display");
        (writes && has_fields) || (debug(&derived) && self.holds_text(id, &mut BTreeSet::new()))
    }

    /// The traits that the type implements, either derived or by hand.
    fn implements(&self, id: &str, derived: bool) -> Vec<&'a str> {
        let inner = &self.item(id)["inner"];
        let impls = [&inner["struct"]["impls"], &inner["enum"]["impls"]];
        let impls = impls.into_iter().filter_map(Value::as_array).flatten();
        let impls = impls.map(|id| self.item(&key(id)));
        let ours = impls.filter(|it| it["inner"]["impl"]["blanket_impl"].is_null());
        let ours =
            ours.filter(|it| it["attrs"].to_string().contains("automatically_derived") == derived);
        let paths = ours.filter_map(|it| it["inner"]["impl"]["trait"]["path"].as_str());
        paths.filter_map(|path| path.rsplit("::").next()).collect()
    }

    /// Whether a field holds text, be it in a private type.
    fn holds_text(&self, id: &str, seen: &mut BTreeSet<String>) -> bool {
        if !seen.insert(id.to_owned()) {
            return false;
        }
        let fields = self.fields(id).unwrap_or_default();
        fields.iter().any(|field| {
            let kind = &self.item(field)["inner"]["struct_field"];
            self.is_text(kind, seen)
        })
    }

    /// Whether a type of a field is text, or has text in it.
    fn is_text(&self, kind: &Value, seen: &mut BTreeSet<String>) -> bool {
        match kind {
            Value::Object(parts) => parts.iter().any(|(name, part)| match name.as_str() {
                "primitive" => part == "str",
                "dyn_trait" => true,
                "resolved_path" => self.is_text_path(part, seen),
                _ => self.is_text(part, seen),
            }),
            Value::Array(parts) => parts.iter().any(|part| self.is_text(part, seen)),
            _ => false,
        }
    }

    fn is_text_path(&self, part: &Value, seen: &mut BTreeSet<String>) -> bool {
        let id = key(&part["id"]);
        let path = part["path"].as_str().unwrap_or_default();
        let name = path.rsplit("::").next().unwrap_or_default();
        let home = self.api["paths"][&id]["path"][0].as_str();
        let is_covered = self.documented.contains(&id)
            || (self.item(&id).is_null() && home.is_some_and(|it| it.starts_with("tollgate")));
        let own = if is_covered || TEXTLESS.contains(&name) {
            false
        } else {
            self.item(&id).is_null() || self.holds_text(&id, seen)
        };
        own || self.is_text(&part["args"], seen)
    }
}

/// The ids of the fields in any form of a struct or a variant.
fn fields_of(kind: &Value) -> Vec<String> {
    let lists = [
        &kind["tuple"],
        &kind["plain"]["fields"],
        &kind["struct"]["fields"],
    ];
    let ids = lists.into_iter().filter_map(Value::as_array).flatten();
    ids.filter(|id| !id.is_null()).map(key).collect()
}

fn is_hidden(item: &Value) -> bool {
    item["attrs"].to_string().contains("doc(hidden)")
}
