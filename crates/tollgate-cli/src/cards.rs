//! `tollgate cards expiring`: warnings about cards, and never a refusal: issuers approve renewed cards.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use clap::{Args, Subcommand};
use serde::Serialize;
use tollgate::{Expiry, Invalid};

use crate::{
    Failure,
    arguments::Common,
    columns::{Line, Map},
    output::{Output, Table},
};

/// The commands about saved cards.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// List the cards of a file that expire soon, or have expired.
    Expiring(Expiring),
}

/// The options of `cards expiring`.
#[derive(Args, Debug)]
#[command(after_help = "\
An expired card may still be charged: many issuers approve a renewed card.

Example:
  tollgate cards expiring cards.csv --within 60d")]
pub struct Expiring {
    /// CSV with the columns `card` (your own id, never the token) and `expiry`, such as 2027-05 or 05/27.
    file: PathBuf,
    /// How long before its end a card is listed.
    #[arg(long, value_name = "TIME", default_value = "60d", value_parser = humantime::parse_duration)]
    within: Duration,
    #[command(flatten)]
    map: Map,
}

/// A card that expires. As JSON its fields are stable.
#[derive(Debug, Serialize)]
struct Warning {
    card: String,
    expiry: Expiry,
    expired: bool,
}

/// Lists the cards.
pub fn run(action: &Action, common: &Common) -> Result<(), Failure> {
    let Action::Expiring(options) = action;
    let now = SystemTime::now();
    let mut warnings = Vec::new();
    for line in options.map.read(&options.file)? {
        let line = line?;
        let (card, expiry) = (line.required("card")?, expiry(&line)?);
        if is_over(expiry, now + options.within) {
            warnings.push(Warning {
                card: card.to_owned(),
                expiry,
                expired: is_over(expiry, now),
            });
        }
    }
    warnings.sort_by(|a, b| (a.expiry, &a.card).cmp(&(b.expiry, &b.card)));
    print(&warnings, common.output());
    Ok(())
}

fn print(warnings: &[Warning], output: Output) {
    if output.is_json() {
        for warning in warnings {
            output.record(warning, String::new);
        }
        return;
    }
    let mut table = Table::new(["CARD", "EXPIRY", ""]);
    for Warning {
        card,
        expiry,
        expired,
    } in warnings
    {
        let note = if *expired { "expired" } else { "" };
        table.row(vec![card.clone(), expiry.to_string(), note.to_owned()]);
    }
    out!(
        "{}",
        if table.is_empty() {
            "no card expires in this time".to_owned()
        } else {
            table.text()
        }
    );
}

/// Whether a card can no longer be charged at this time.
fn is_over(expiry: Expiry, time: SystemTime) -> bool {
    time >= expiry.end()
}

fn expiry(line: &Line) -> Result<Expiry, Failure> {
    let text = line.required("expiry")?;
    let read = parse(text).ok_or_else(|| {
        format!(
            "line {}: expiry is none, such as 2027-05 or 05/27",
            line.number
        )
    })?;
    read.map_err(|error| format!("line {}: {error}", line.number).into())
}

/// `2027-05`, `05/27` or `05/2027`.
fn parse(text: &str) -> Option<Result<Expiry, Invalid>> {
    let (month, year) = match (text.split_once('-'), text.split_once('/')) {
        (Some((year, month)), _) | (None, Some((month, year))) => (month.trim(), year.trim()),
        (None, None) => return None,
    };
    let (month, year): (u8, u16) = (month.parse().ok()?, year.parse().ok()?);
    Some(Expiry::new(
        month,
        if year < 100 { 2000 + year } else { year },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expiry_is_read_in_the_usual_forms() {
        let expected = Expiry::new(5, 2027).unwrap();
        for text in ["2027-05", "05/27", "5/2027", "05 / 27"] {
            assert_eq!(parse(text).unwrap().unwrap(), expected, "{text}");
        }
        assert!(parse("0527").is_none() && parse("x/27").is_none());
        assert!(parse("13/27").unwrap().is_err());
    }
}
