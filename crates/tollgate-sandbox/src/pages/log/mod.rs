//! The log of the sandbox: the overview at `/`, the lists behind it, and one page for each object below `/view`.

mod detail;
mod found;
mod rows;

pub(super) use detail::detail;
pub(super) use rows::time;

use self::found::{Found, Part, SEARCHED};
use super::Page;
use super::query::{Query, target};
use crate::http::{Html, table};
use crate::state::{State, money};

/// How many rows of each list the overview shows.
const NEWEST: usize = 10;
/// How many rows a page of a list shows.
const ROWS: usize = 50;

/// One list: the last part of its path, its name, its headings, and the function that finds its rows.
struct Section {
    id: &'static str,
    name: &'static str,
    headings: &'static [&'static str],
    find: fn(&State, &Part) -> Found,
}

/// The overview.
pub(super) fn overview(state: &State) -> Page {
    let sections = rows::SECTIONS.iter().map(|it| newest(state, it));
    let live = Html::from([totals(state), sections.collect()]);
    let body = Html::from([search("/search", ""), live_part(live), bases(state)]);
    Page::live("Overview", body)
}

/// One page of a list.
pub(super) fn list(state: &State, id: &str, query: &Query) -> Option<Page> {
    let section = rows::SECTIONS.iter().find(|it| it.id == id)?;
    let (text, page) = (query.text("q"), query.page());
    let part = Part {
        text: &text,
        skip: (page - 1).saturating_mul(ROWS),
        take: ROWS,
    };
    let found = (section.find)(state, &part);
    let pages = pages(section.id, &text, page, found.total);
    let shown = table(&caption(section, &found), section.headings, found.rows);
    let path = format!("/list/{id}");
    let body = Html::from([search(&path, &text), live_part(Html::from([shown, pages]))]);
    Some(Page::live(section.name, body))
}

/// The page for a search without a result.
pub(super) fn nothing(text: &str) -> Page {
    let links = rows::SECTIONS.iter().map(|section| {
        let target = target(&format!("/list/{}", section.id), &[("q", text)]);
        Html::tag("li", Html::link(&target, section.name))
    });
    let body = Html::from([
        search("/search", text),
        Html::tag(
            "p",
            Html::text("No operation has this reference or id. Search for a part of it in:"),
        ),
        Html::tag("ul", links.collect::<Html>()),
    ]);
    Page::new("Nothing found", body)
}

/// The part of a page that a script replaces after each change.
pub(super) fn live_part(content: Html) -> Html {
    Html::tag_with("div", &[("id", "live")], content)
}

/// The form that searches at a path.
pub(super) fn search(path: &str, text: &str) -> Html {
    let words = if path == "/search" {
        "Reference or id".to_owned()
    } else {
        format!("Contains (in the newest {SEARCHED})")
    };
    let field = Html::void(
        "input",
        &[("name", "q"), ("type", "search"), ("value", text)],
    );
    let label = Html::tag("label", [Html::text(words), field]);
    let form = [("action", path), ("role", "search")];
    Html::tag_with(
        "form",
        &form,
        [label, Html::markup("<button>Search</button>")],
    )
}

fn newest(state: &State, section: &Section) -> Html {
    let part = Part {
        text: "",
        skip: 0,
        take: NEWEST,
    };
    let found = (section.find)(state, &part);
    let all = format!("All of “{}” ({})", section.name, found.total);
    Html::from([
        Html::tag_with("h2", &[("id", section.id)], Html::text(section.name)),
        table(&caption(section, &found), section.headings, found.rows),
        Html::tag("p", Html::link(&format!("/list/{}", section.id), all)),
    ])
}

fn caption(section: &Section, found: &Found) -> String {
    match (found.total, found.rows.len()) {
        (0, _) => format!("{}: nothing yet", section.name),
        (total, shown) => format!("{}: {shown} of {total}, the newest first", section.name),
    }
}

/// Links to the pages before and after this one.
fn pages(id: &str, text: &str, page: usize, total: usize) -> Html {
    let link = |page: usize, words: &str| {
        let number = page.to_string();
        let fields = [("q", text), ("page", number.as_str())];
        Html::link(&target(&format!("/list/{id}"), &fields), words)
    };
    let newer = (page > 1).then(|| link(page - 1, "Newer"));
    let older = (page.saturating_mul(ROWS) < total).then(|| link(page + 1, "Older"));
    let last = total.div_ceil(ROWS).max(1);
    let place = Html::tag("span", Html::text(format!("Page {page} of {last}")));
    let parts = [newer.unwrap_or_default(), place, older.unwrap_or_default()];
    Html::tag_with(
        "nav",
        &[("aria-label", "Pages of this list")],
        Html::from(parts),
    )
}

/// The money that merchants have: charges less refunds, charge-backs and payouts.
fn totals(state: &State) -> Html {
    let totals = state.ledger.totals();
    let words: Vec<String> = totals
        .iter()
        .map(|(currency, sum)| money(sum, currency))
        .collect();
    let words = if words.is_empty() {
        "No money has moved.".to_owned()
    } else {
        format!(
            "Charges less refunds, charge-backs and payouts: {}.",
            words.join(", ")
        )
    };
    Html::tag_with("p", &[("class", "money")], Html::text(words))
}

/// The base URLs of the surfaces, without keys.
fn bases(state: &State) -> Html {
    let info = &state.info;
    let row = |(name, url): (&str, &String)| vec![Html::text(name), Html::code(url)];
    let rows = [
        ("Public API", &info.public),
        ("Private API", &info.private),
        ("Card Gate", &info.cardgate),
        ("PayCross", &info.paycross),
        ("PayCross checkout", &info.checkout),
        ("PayCross reports", &info.reports),
        ("Control", &info.control),
    ];
    Html::from([
        Html::markup("<h2>Base URLs</h2>"),
        table("Base URLs", &["Surface", "URL"], rows.map(row).into()),
    ])
}
