//! Mutations of a true response by a hostile side.

use std::fmt::Write as _;

use proptest::{collection, prelude::*, sample, sample::Index};
use serde_json::Value;

use super::{
    frame::Frame,
    text::Text,
    words::{BESIDE, DECISIVE, ODD, RAW},
};

/// A mutation of one response.
#[derive(Clone, Debug)]
pub enum Mutation {
    /// A value of its JSON is changed.
    Json(Json),
    /// Its body is changed.
    Text(Text),
    /// Its status, headers or framing are odd.
    Frame(Frame),
}

/// A change of one value of a JSON body.
#[derive(Clone, Debug)]
pub struct Json {
    place: Index,
    among: Among,
    change: Change,
}

/// Which fields are changed.
#[derive(Clone, Copy, Debug)]
enum Among {
    All,
    /// The fields that the decisions use.
    Decisive,
    /// The fields that concern neither the money nor the identity of the operation.
    Beside,
}

#[derive(Clone, Debug)]
enum Change {
    Remove,
    /// The value is replaced by this text, which need not be JSON.
    Raw(String),
    List,
    Map,
    Text,
    Number,
    UpperCase,
    /// The field appears twice, the second time with this text.
    Twice(String),
    /// Another field is added.
    Beside(String),
}

/// Mutations, and which responses of a flow they meet: the first of them, and how many.
pub type Plan = Vec<(usize, usize, Mutation)>;

/// Plans for a flow of some `responses`.
pub fn plans(responses: usize) -> impl Strategy<Value = Plan> {
    let times = prop_oneof![6 => Just(1_usize), 1 => Just(2), 1 => Just(1000)];
    collection::vec((0..responses, times, mutations()), 1..4)
}

/// One mutation.
pub fn mutations() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        5 => json().prop_map(Mutation::Json),
        1 => super::text::texts().prop_map(Mutation::Text),
        2 => super::frame::frames().prop_map(Mutation::Frame),
    ]
}

/// Plans for a flow whose responses all have oddities that do not concern money.
pub fn oddities() -> impl Strategy<Value = Plan> {
    let words = sample::select(ODD).prop_map(|word| Change::Raw(word.to_owned()));
    let changes = prop_oneof![1 => Just(Change::Remove), 6 => words];
    let odd = (any::<Index>(), changes).prop_map(|(place, change)| {
        let among = Among::Beside;
        let json = Json {
            place,
            among,
            change,
        };
        (0, usize::MAX, Mutation::Json(json))
    });
    collection::vec(odd, 1..6)
}

fn json() -> impl Strategy<Value = Json> {
    let among = prop_oneof![Just(Among::All), Just(Among::Decisive)];
    (any::<Index>(), among, changes()).prop_map(|(place, among, change)| Json {
        place,
        among,
        change,
    })
}

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => Just(Change::Remove),
        8 => raw().prop_map(Change::Raw),
        1 => Just(Change::List),
        1 => Just(Change::Map),
        2 => Just(Change::Text),
        2 => Just(Change::Number),
        1 => Just(Change::UpperCase),
        1 => raw().prop_map(Change::Twice),
        1 => raw().prop_map(Change::Beside),
    ]
}

fn raw() -> impl Strategy<Value = String> {
    prop_oneof![
        30 => sample::select(RAW).prop_map(str::to_owned),
        1 => (100_usize..200).prop_map(deep),
        1 => (1_usize..300_000).prop_map(|length| format!("\"{}\"", "x".repeat(length))),
        2 => "[\"\\\\a-z0-9{}:,.-]{0,12}",
        1 => Just(ELSEWHERE.to_owned()).prop_map(|url| format!("\"{url}/payment-invoices?page[after]=x\"")),
    ]
}

/// A placeholder for the address of another host, to which no request may be sent.
pub const ELSEWHERE: &str = "http://elsewhere.invalid";

fn deep(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

/// A placeholder for the text that is inserted when the JSON is written.
const HOLE: &str = "(hole)";

impl Json {
    /// The body with this change, or as it was if it is no JSON.
    pub fn apply(&self, body: &[u8]) -> Vec<u8> {
        let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
            return body.to_vec();
        };
        let mut places = Vec::new();
        collect(&value, &mut Vec::new(), &mut places);
        let last_of = |place: &[String], names: &str| {
            let last = place.last();
            last.is_some_and(|last| names.split_whitespace().any(|name| name == last))
        };
        match self.among {
            Among::All => {}
            Among::Decisive => places.retain(|place| last_of(place, DECISIVE)),
            Among::Beside => places.retain(|place| last_of(place, BESIDE)),
        }
        if places.is_empty() {
            return body.to_vec();
        }
        let (name, parents) = self
            .place
            .get(&places)
            .split_last()
            .expect("a place has a name");
        let parent = parents
            .iter()
            .fold(&mut value, |value, name| step(value, name));
        let raw = self.change_at(parent, name);
        let text = value.to_string();
        match raw {
            Some(raw) => text.replacen(&format!("\"{HOLE}\""), &raw, 1).into_bytes(),
            None => text.into_bytes(),
        }
    }

    /// Changes the value, and says which text takes the place of the hole, if one was left.
    fn change_at(&self, parent: &mut Value, name: &str) -> Option<String> {
        if matches!(self.change, Change::Remove) {
            remove(parent, name);
            return None;
        }
        let old = step(parent, name).take();
        let hole = || Value::from(HOLE);
        let (new, raw) = match &self.change {
            Change::Remove => (Value::Null, None),
            Change::Raw(raw) => (hole(), Some(raw.clone())),
            Change::List => (Value::from(vec![old]), None),
            Change::Map => (serde_json::json!({ "0": old }), None),
            Change::Text => (text(&old), None),
            Change::Number => (hole(), Some(number(&old))),
            Change::UpperCase => (
                Value::from(text(&old).as_str().unwrap_or_default().to_uppercase()),
                None,
            ),
            Change::Twice(raw) => (hole(), Some(format!("{old},\"{name}\":{raw}"))),
            Change::Beside(raw) => (hole(), Some(format!("{old},\"a_new_field\":{raw}"))),
        };
        // In a list nothing has a name.
        let is_list = parent.is_array();
        *step(parent, name) = new;
        raw.map(|raw| {
            if is_list {
                raw.replace("\"a_new_field\":", "")
            } else {
                raw
            }
        })
    }
}

fn collect(value: &Value, here: &mut Vec<String>, places: &mut Vec<Vec<String>>) {
    let mut visit = |name: String, inner: &Value| {
        here.push(name);
        places.push(here.clone());
        collect(inner, here, places);
        here.pop();
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, inner)| visit(name.clone(), inner)),
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                visit(index.to_string(), inner);
            }
        }
        _ => {}
    }
}

fn step<'a>(value: &'a mut Value, name: &str) -> &'a mut Value {
    match value {
        Value::Array(items) => {
            &mut items[name.parse::<usize>().expect("a list's place is a number")]
        }
        value => &mut value[name],
    }
}

fn remove(parent: &mut Value, name: &str) {
    match parent {
        Value::Array(items) => {
            items.remove(name.parse().expect("a list's place is a number"));
        }
        Value::Object(fields) => {
            fields.remove(name);
        }
        _ => {}
    }
}

fn text(value: &Value) -> Value {
    match value {
        Value::String(_) => value.clone(),
        other => Value::from(other.to_string()),
    }
}

/// A number of the same digits.
fn number(value: &Value) -> String {
    let mut digits = String::new();
    for digit in value
        .to_string()
        .chars()
        .filter(char::is_ascii_digit)
        .take(15)
    {
        let _ = write!(digits, "{digit}");
    }
    match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    }
}
