//! The shapes of the gateway's responses.
//!
//! The gateway's pages on transactions wrap a transaction (`{"transaction": {…}}`). Version 3, which PayCross documents
//! on a page of its own and which this client asks for, puts the fields at the top instead, the card under
//! `payment_method`, and the acquirer's result under `transaction`. Both are read. A look-up returns a list of up to ten
//! of either; by older pages it returns one alone.
//!
//! A field that says what happened to the money, or to which order, must be readable, and no name may be there twice.
//! Any other field that cannot be read is left out, and the response keeps its place.

use serde::Deserialize;
use tollgate_paycross_gateway::types::Transaction as Data;
use tollgate_types::{
    Open, Response,
    json::{Fields, Read, Text, Tree, read_documented},
};

/// The times that say that the payment was made, whatever they are.
const TIMES: [&str; 2] = ["paid_at", "settled_at"];

/// The fields that version 3 has under other names: the card, and the acquirer's result.
const CARD: &str = "payment_method";
const WRAP: &str = "transaction";

/// The name of a look-up's list.
const LIST: &str = "transactions";

/// The transaction in a body, if it holds one that can be read.
pub fn transaction(body: &[u8]) -> Option<Data> {
    transaction_unless(body, |_| false)
}

/// As [`transaction`], unless the body is of another kind that shows a transaction too.
pub fn transaction_unless(body: &[u8], is_other: impl FnOnce(&Tree<'_>) -> bool) -> Option<Data> {
    single(body, is_other).map(|read| read.value)
}

/// The transaction in a response, if it holds one that can be read. The response keeps what was left out.
pub fn transaction_in(response: &Response) -> Option<Data> {
    let read = single(response.body(), |_| false)?;
    Some(response.note(read))
}

fn single(body: &[u8], is_other: impl FnOnce(&Tree<'_>) -> bool) -> Option<Read<Data>> {
    documented(body).or_else(|| {
        let tree = Tree::parse(body).filter(|tree| !is_other(tree))?;
        one(tree, "")
    })
}

/// The transaction in a body that holds nothing else and nothing odd, in the shape that the pages on transactions have.
/// It is read without a tree, and means the same.
fn documented(body: &[u8]) -> Option<Read<Data>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Envelope {
        transaction: Data,
    }
    let object = Some(body).filter(|it| it.starts_with(b"{"))?;
    let Envelope { transaction } = read_documented(object)?;
    let has_id = transaction
        .uid
        .as_deref()
        .is_some_and(|uid| !uid.is_empty());
    let has_words =
        !transaction.status.is_bare() && !transaction.code.as_ref().is_some_and(Open::is_bare);
    (has_id && has_words).then_some(Read {
        value: transaction,
        left_out: Vec::new(),
    })
}

/// The transactions in the response to a look-up; `None` unless all of them can be read.
///
/// There are none only where the body has an empty list under its name, and no error beside it.
pub fn transactions_in(response: &Response) -> Option<Vec<Data>> {
    let read = several(Tree::parse(response.body())?)?;
    Some(response.note(read))
}

/// Whether the body of a look-up is a list and nothing else: not the first transaction found, nor one beside a list, nor
/// a list beside an error.
pub fn is_list(body: &[u8]) -> bool {
    match Tree::parse(body) {
        Some(Tree::List(_)) => true,
        Some(Tree::Object(fields)) => {
            let is_list = matches!(fields.get(LIST), Some(Tree::List(_)));
            is_list && !shows_any(&fields, &BESIDE_A_LIST)
        }
        _ => false,
    }
}

fn several(tree: Tree<'_>) -> Option<Read<Vec<Data>>> {
    match tree {
        Tree::List(items) if !items.is_empty() => all(items, ""),
        Tree::Object(mut fields) => match fields.remove(LIST) {
            Some(Tree::List(items)) if items.is_empty() && says_more(&fields) => None,
            Some(Tree::List(items)) => all(items, "transactions."),
            None | Some(Tree::Null) => {
                let Read { value, left_out } = one(Tree::Object(fields), "")?;
                Some(Read {
                    value: vec![value],
                    left_out,
                })
            }
            Some(_) => None,
        },
        _ => None,
    }
}

fn all(items: Vec<Tree<'_>>, place: &str) -> Option<Read<Vec<Data>>> {
    let (mut value, mut left_out) = (Vec::new(), Vec::new());
    for (index, item) in items.into_iter().enumerate() {
        let read = one(item, &format!("{place}{index}."))?;
        value.push(read.value);
        left_out.extend(read.left_out);
    }
    Some(Read { value, left_out })
}

/// The transaction in the value at this place.
fn one(tree: Tree<'_>, place: &str) -> Option<Read<Data>> {
    let Tree::Object(mut fields) = tree else {
        return None;
    };
    if is_transaction(&fields) {
        return read(unfolded(fields), place);
    }
    match fields.remove(WRAP)? {
        Tree::Object(inner) if is_transaction(&inner) => read(inner, &format!("{place}{WRAP}.")),
        _ => None,
    }
}

fn is_transaction(fields: &Fields<'_>) -> bool {
    let is_id = |id: &Tree<'_>| matches!(id, Tree::Text(_) | Tree::Number(_));
    let is_text = |word: &Tree<'_>| matches!(word, Tree::Text(_));
    fields.get("uid").is_some_and(is_id)
        && fields.get("status").is_some_and(is_text)
        && fields.get("code").is_none_or(is_code)
}

/// A code is a text, or the digits of one. The type that holds it would take any number, and a flag.
fn is_code(code: &Tree<'_>) -> bool {
    match code {
        Tree::Number(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        code => !matches!(code, Tree::Bool(_)),
    }
}

/// The fields beside a list that show that the list is not the whole response.
const BESIDE_A_LIST: [&str; 6] = [
    "error",
    "errors",
    "error_code",
    "response",
    "transaction",
    "uid",
];

/// The fields beside an empty list that may say why it is empty.
const BESIDE_NOTHING: [&str; 4] = ["code", "message", "friendly_message", "status"];

/// Whether another field beside an empty list takes its meaning away.
fn says_more(fields: &Fields<'_>) -> bool {
    shows_any(fields, &BESIDE_A_LIST) || shows_any(fields, &BESIDE_NOTHING)
}

fn shows_any(fields: &Fields<'_>, names: &[&str]) -> bool {
    let mut values = names.iter().filter_map(|name| fields.get(name));
    values.any(|value| !value.is_null())
}

fn read(mut fields: Fields<'_>, place: &str) -> Option<Read<Data>> {
    let odd = TIMES.map(|name| repair(&mut fields, name).then_some(name));
    let mut read: Read<Data> = Tree::Object(fields).read()?;
    let odd = odd.into_iter().flatten();
    read.left_out.extend(odd.map(str::to_owned));
    for left_out in &mut read.left_out {
        left_out.insert_str(0, place);
    }
    (read.value.uid.as_deref() != Some("")).then_some(read)
}

/// Makes a text of a time, and U+FFFD of one that cannot be read, so that it still says that the payment was made.
/// Returns whether it could not be read.
fn repair(fields: &mut Fields<'_>, name: &'static str) -> bool {
    let (time, is_odd) = match fields.remove(name) {
        // PHP writes `false` or an empty list for a time that is none.
        None | Some(Tree::Null | Tree::Bool(false)) => return false,
        Some(Tree::List(items)) if items.is_empty() => return false,
        Some(Tree::Object(inside)) if inside.is_empty() => return false,
        Some(Tree::Text(text)) if !text.is_broken() => (Tree::Text(text), false),
        Some(Tree::Number(digits)) => (Tree::Number(digits), false),
        Some(_) => (Tree::Text(Text::from("\u{fffd}")), true),
    };
    fields.insert(name.into(), time);
    is_odd
}

/// Version 3 with the names that the gateway's own document has.
fn unfolded(mut fields: Fields<'_>) -> Fields<'_> {
    if let Some(result) = fields.remove(WRAP)
        && let Some(kind) = fields.get("type").and_then(Tree::as_str)
    {
        let kind = kind.to_ascii_lowercase();
        fields.insert(kind.into(), result);
    }
    if let Some(card) = fields.remove(CARD) {
        let method = card.get("payment_method_type").cloned();
        fields.insert("credit_card".into(), card);
        move_in(&mut fields, "payment_method_type", method);
    }
    let receipt = fields.get("links").and_then(|it| it.get("receipt_url"));
    let receipt = receipt.cloned();
    move_in(&mut fields, "receipt_url", receipt);
    // The payer's address is among the payer's fields.
    let payer = fields.get("customer").cloned();
    move_in(&mut fields, "billing_address", payer);
    fields
}

fn move_in<'a>(fields: &mut Fields<'a>, name: &'static str, value: Option<Tree<'a>>) {
    if let Some(value) = value {
        fields.insert(Text::from(name), value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const SAMPLES: [&str; 3] = [
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createPayment.response.token.json"
        ),
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createPayment.response.verified.json"
        ),
        include_str!("../../../../../spec/examples/paycross/gateway/createRefund.response.json"),
    ];

    #[test]
    fn a_documented_body_is_read_without_a_tree_and_means_the_same() {
        for sample in SAMPLES {
            let read = documented(sample.as_bytes()).expect(sample);
            let by_tree = one(Tree::parse(sample.as_bytes()).unwrap(), "").unwrap();
            assert_eq!(read.value, by_tree.value);
            assert!(read.left_out.is_empty() && by_tree.left_out.is_empty());
        }
    }

    #[test]
    fn anything_else_needs_the_tree() {
        let sample: Value = serde_json::from_str(SAMPLES[0]).unwrap();
        let with = |name: &str, value: Value| {
            let mut body = sample.clone();
            body["transaction"][name] = value;
            body.to_string()
        };
        let mut beside = sample.clone();
        beside["uid"] = json!("1");
        for body in [
            with("uid", json!("")),
            with("uid", json!(5)),
            with("status", json!(5)),
            with("code", json!(true)),
            with("paid_at", json!(5)),
            with("credit_card", json!("odd")),
            beside.to_string(),
            sample["transaction"].to_string(),
            format!("[{}]", sample["transaction"]),
            SAMPLES[0].replacen(r#""id""#, r#""new":1,"new":2,"id""#, 1),
        ] {
            assert!(documented(body.as_bytes()).is_none(), "{body}");
        }
    }
}
