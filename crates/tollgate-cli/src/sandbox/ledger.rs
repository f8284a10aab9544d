//! `tollgate sandbox ledger`: what was really charged.

use clap::Args;
use serde_json::Value;

use tollgate_billing::shown_amount;

use super::Control;
use crate::{
    Failure,
    order::money,
    output::{Output, Table},
};

/// The options of the command.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  tollgate sandbox ledger order-1042")]
pub struct Options {
    /// The order. Default: all orders, at most 1000.
    reference: Option<String>,
    #[command(flatten)]
    control: Control,
}

/// Prints the charges, refunds and charge-backs of each reference.
pub async fn run(options: &Options, output: Output) -> Result<(), Failure> {
    let ledger = match &options.reference {
        Some(reference) => {
            options
                .control
                .get(&format!(
                    "/ledger?limit=1000&reference={}",
                    escaped(reference)
                ))
                .await?
        }
        None => options.control.get("/ledger?limit=1000").await?,
    };
    let mut table = Table::new([
        "REFERENCE",
        "CHARGES",
        "CHARGED",
        "REFUNDED",
        "CHARGED BACK",
        "CURRENCY",
    ]);
    for (reference, account) in ledger["references"].as_object().into_iter().flatten() {
        if output.is_json() {
            let mut line = account.clone();
            line["reference"] = reference.as_str().into();
            out!("{line}");
        }
        table.row(cells(reference, account));
    }
    if !output.is_json() {
        out!(
            "{}",
            if table.is_empty() {
                "no charges".to_owned()
            } else {
                table.text()
            }
        );
    }
    Ok(())
}

fn cells(reference: &str, account: &Value) -> Vec<String> {
    let currency = text(&account["currency"]);
    let amounts = ["charged", "refunded", "charged_back"].map(|name| {
        let amount = text(&account[name]);
        let money = money(&amount, &currency);
        money.map_or(amount, shown_amount)
    });
    let mut cells = vec![reference.to_owned(), text(&account["charges"])];
    cells.extend(amounts);
    cells.push(currency);
    cells
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The reference as a part of a query.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let escape = |byte: u8| {
        if plain(byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(escape).collect()
}
