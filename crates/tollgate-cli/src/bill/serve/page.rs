//! The pages of `bill serve`.

use std::fmt::Write as _;

use tollgate_billing::{
    shown, shown_sums,
    store::{Line, Progress, Sum},
};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}\
    table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;padding:.3rem .6rem;\
    border-bottom:1px solid #ddd}td.n{text-align:right}progress{width:100%;height:1.5rem}.wide{overflow-x:auto}\
    caption{text-align:left;font-weight:600}";

/// Makes the browser read the page again every two seconds.
const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"2\">";

/// The runs, with their numbers or the reason why one cannot be read. The browser reads them again while one is not done.
pub fn runs(runs: &[(String, Result<Progress, String>)]) -> String {
    let mut body = format!(
        "<div class=\"wide\"><table><caption>All runs</caption>{}",
        headings(&["Run", "Orders", "Amount", "Without outcome", "State"])
    );
    for (name, progress) in runs {
        let cells = match progress {
            Ok(it) => [
                it.total.count.to_string(),
                shown_sums(&it.total.amounts),
                it.left.count.to_string(),
                if it.is_done() { "done" } else { "not done" }.to_owned(),
            ],
            Err(error) => [String::new(), String::new(), String::new(), error.clone()],
        };
        let name = escaped(name);
        let cells = cells.map(|cell| format!("<td>{}</td>", escaped(&cell)));
        let _ = write!(
            body,
            "<tr><td><a href=\"/runs/{name}\">{name}</a></td>{}</tr>",
            cells.concat()
        );
    }
    body.push_str("</table></div>");
    let is_live = |(_, it): &(_, Result<Progress, _>)| it.as_ref().is_ok_and(|it| !it.is_done());
    let refresh = if runs.iter().any(is_live) {
        REFRESH
    } else {
        ""
    };
    whole("Billing runs", refresh, &body)
}

/// The numbers of the run, which the browser reads again until the run is done.
pub fn progress(name: &str, progress: &Progress) -> String {
    let refresh = if progress.is_done() { "" } else { REFRESH };
    let done = progress.total.count - progress.left.count;
    let mut body = format!(
        "<p><progress aria-label=\"Orders with an outcome\" max=\"{}\" value=\"{done}\"></progress> {done} of {} orders have an outcome.</p>\
         <table><caption>Orders by outcome</caption>{}",
        progress.total.count,
        progress.total.count,
        headings(&["Outcome", "Orders", "Amount"])
    );
    for (kind, sum) in &progress.kinds {
        row(&mut body, kind, sum);
    }
    row(&mut body, "none yet", &progress.left);
    row(&mut body, "total", &progress.total);
    body.push_str("</table>");
    page(name, refresh, &body)
}

/// The orders of a search.
pub fn orders(name: &str, sought: &str, lines: &[Line]) -> String {
    let columns = [
        "Reference",
        "Attempt",
        "Amount",
        "Outcome",
        "Reason",
        "Provider's id",
        "Next",
    ];
    let mut body = format!(
        "<div class=\"wide\"><table><caption>Orders with “{}”</caption>{}",
        escaped(sought),
        headings(&columns)
    );
    for line in lines {
        let details = &line.order.details;
        let row = line.outcome.as_ref().map(|(row, _)| row);
        let cells = [
            details.reference.clone(),
            details.attempt.to_string(),
            shown(details.money),
            row.map_or("none yet".to_owned(), |row| row.kind.to_string()),
            row.and_then(|row| row.code.clone()).unwrap_or_default(),
            row.and_then(|row| row.provider_id.clone())
                .unwrap_or_default(),
            row.map_or(String::new(), |row| row.advice.to_string()),
        ];
        body.push_str(&cells_of(&cells));
    }
    body.push_str("</table></div>");
    page(name, "", &body)
}

fn row(body: &mut String, name: &str, sum: &Sum) {
    let amounts = shown_sums(&sum.amounts);
    let _ = write!(
        body,
        "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{amounts}</td></tr>",
        escaped(name),
        sum.count
    );
}

/// The first row of a table.
pub(super) fn headings(names: &[&str]) -> String {
    let cells = names
        .iter()
        .map(|it| format!("<th scope=\"col\">{}</th>", escaped(it)));
    format!("<tr>{}</tr>", cells.collect::<String>())
}

/// A row of texts.
pub(super) fn cells_of(texts: &[String]) -> String {
    let cells = texts.iter().map(|it| format!("<td>{}</td>", escaped(it)));
    format!("<tr>{}</tr>", cells.collect::<String>())
}

/// A page about one run.
pub(super) fn page(name: &str, head: &str, body: &str) -> String {
    let name = escaped(name);
    let body = format!(
        "<nav><a href=\"/\">All runs</a> · <a href=\"/runs/{name}\">Progress</a> · \
         <a href=\"/runs/{name}/plan\">Retry plan</a> · <a href=\"/runs/{name}/report\">Report</a></nav>\
         <form action=\"/runs/{name}/orders\"><label>Reference <input name=\"reference\"></label> \
         <button>Search</button></form>{body}"
    );
    whole(&format!("Billing run {name}"), head, &body)
}

/// A whole page, whose title is HTML.
fn whole(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">{head}<title>{title}</title>\
         <style>{STYLE}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
