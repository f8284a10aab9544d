//! The page of a report.

use std::fmt::Write;

use tollgate::outcome::Kind;

use super::{Group, Report};
use crate::{shown_sums, store::Sum};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;color:#222}\
    table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;padding:.4rem .6rem;\
    border-bottom:1px solid #ddd}td.n{text-align:right;font-variant-numeric:tabular-nums}\
    .key span{display:inline-block;width:.8em;height:.8em;margin:0 .3em 0 1em}svg{width:100%;height:auto}";

/// The whole page.
pub(super) fn page(report: &Report) -> String {
    let name = escaped(&report.settings.name);
    let mode = report.settings.mode;
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Billing run {name}</title>\
         <style>{STYLE}</style></head><body><h1>Billing run {name}</h1><p>{} orders in {mode} mode, {}. {}</p>",
        report.progress.total.count,
        shown_sums(&report.progress.total.amounts),
        state(report),
    );
    page.push_str(&outcomes(report));
    page.push_str("<h2>Outcomes over time</h2>");
    page.push_str(&key());
    page.push_str(&report.timeline.svg());
    page.push_str(&declines(report));
    page.push_str(&review(report));
    page.push_str("</body></html>\n");
    page
}

fn state(report: &Report) -> String {
    let (left, open) = (report.progress.left.count, report.progress.open.count);
    match (left, open) {
        (0, 0) => "Each order has a final outcome.".to_owned(),
        _ => format!("{left} orders have no outcome yet, and {open} have one that is not final."),
    }
}

fn outcomes(report: &Report) -> String {
    let mut rows = String::new();
    for (kind, sum) in &report.progress.kinds {
        let meaning = kind.parse().map_or("", meaning);
        row(&mut rows, &[meaning, kind], sum);
    }
    if report.progress.left.count > 0 {
        row(
            &mut rows,
            &["Not charged yet", "none"],
            &report.progress.left,
        );
    }
    format!(
        "<h2>Outcomes</h2><table><tr><th>Meaning</th><th>Outcome</th><th>Orders</th><th>Amount</th></tr>{rows}</table>"
    )
}

const fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::Succeeded => "Paid",
        Kind::Declined => "Declined: nothing was charged",
        Kind::ActionRequired => "The payer must act",
        Kind::Pending => "Not final yet",
        Kind::Review => "A person must look at it",
        Kind::Invalid => "Wrong: nothing was sent",
        Kind::NotSent => "Not sent: the provider was not reached",
        Kind::Refused => "Refused by the provider",
        Kind::ReferenceReused => "The reference belongs to another payment",
        Kind::NotFound => "The provider does not show it",
        _ => "Not known yet",
    }
}

fn declines(report: &Report) -> String {
    if report.declines.is_empty() {
        return String::new();
    }
    let mut reasons: Vec<_> = report.declines.iter().collect();
    reasons.sort_by_key(|(_, reason)| std::cmp::Reverse(reason.sum.count));
    let mut rows = String::new();
    for (code, reason) in reasons {
        let source = reason.source.map_or("", |it| it.as_str());
        row(&mut rows, &[code, source], &reason.sum);
    }
    format!(
        "<h2>Declines by reason</h2><table><tr><th>Reason</th><th>Who declined</th><th>Orders</th><th>Amount</th></tr>\
         {rows}</table>"
    )
}

fn review(report: &Report) -> String {
    if report.review.is_empty() {
        return String::new();
    }
    let mut rows = String::new();
    for (reference, reason) in &report.review {
        let (reference, reason) = (escaped(reference), escaped(reason));
        let _ = write!(rows, "<tr><td>{reference}</td><td>{reason}</td></tr>");
    }
    format!("<h2>For a person</h2><table><tr><th>Order</th><th>Reason</th></tr>{rows}</table>")
}

fn row(rows: &mut String, texts: &[&str; 2], sum: &Sum) {
    let [first, second] = texts.map(escaped);
    let _ = write!(
        rows,
        "<tr><td>{first}</td><td>{second}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
        sum.count,
        shown_sums(&sum.amounts)
    );
}

fn key() -> String {
    let mut key = "<p class=\"key\">".to_owned();
    for group in Group::ALL {
        let (colour, name) = (group.colour(), group.name());
        let _ = write!(key, "<span style=\"background:{colour}\"></span>{name}");
    }
    key + "</p>"
}

/// A text as the text of an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
