//! The overview at `/`, as tables, and one page for each object below `/view`.

mod detail;
mod rows;

pub(super) use detail::detail;

use super::Page;
use crate::http::{Html, table};
use crate::state::State;

/// A part of the overview: its id, its name, how its rows are ordered, and its table.
struct Section {
    id: &'static str,
    name: &'static str,
    order: &'static str,
    headings: &'static [&'static str],
    rows: Vec<Vec<Html>>,
}

/// The overview. A live page reloads itself.
pub(super) fn overview(state: &State, live: bool) -> Page {
    let sections = rows::sections(state);
    let body = Html::from([
        bases(state),
        refreshing(live),
        counts(&sections),
        sections.into_iter().map(section).collect(),
    ]);
    Page {
        title: "Overview".to_owned(),
        body,
        live,
    }
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
        ("Control", &info.control),
    ];
    let rows = rows.into_iter().map(row).collect();
    Html::from([
        table("Base URLs", &["Surface", "URL"], rows),
        Html::tag(
            "p",
            Html::text(format!("The sandbox's time: {}", rows::time(state.now()))),
        ),
    ])
}

fn refreshing(live: bool) -> Html {
    let (words, target, label) = if live {
        (
            "This page reloads every three seconds. ",
            "/?still",
            "Stop reloading",
        )
    } else {
        ("This page does not reload. ", "/", "Reload automatically")
    };
    Html::tag(
        "p",
        Html::from([Html::text(words), Html::link(target, label)]),
    )
}

fn counts(sections: &[Section]) -> Html {
    let link = |section: &Section| {
        let words = format!("{} ({})", section.name, section.rows.len());
        Html::link(&format!("#{}", section.id), words)
    };
    Html::tag_with(
        "nav",
        &[("aria-label", "On this page")],
        sections.iter().map(link).collect::<Html>(),
    )
}

/// The first rows of a section; more would make the page slow.
fn section(section: Section) -> Html {
    const SHOWN: usize = 100;
    let all = section.rows.len();
    let caption = match all {
        0 => "nothing yet".to_owned(),
        1..=SHOWN => section.order.to_owned(),
        _ => format!("{}, {SHOWN} of {all}", section.order),
    };
    let rows = section.rows.into_iter().take(SHOWN).collect();
    Html::from([
        Html::tag_with("h2", &[("id", section.id)], Html::text(section.name)),
        table(
            &format!("{}: {caption}", section.name),
            section.headings,
            rows,
        ),
    ])
}
