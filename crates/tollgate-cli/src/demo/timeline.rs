//! The printed timeline: a line per exchange, with its meaning.

use tollgate_sandbox::Exchange;

/// Prints the next step.
pub fn step(text: &str) {
    out!("\n{text}");
}

/// Prints the result of a step.
pub fn result(text: &str) {
    out!("  = {text}");
}

/// Prints one exchange.
pub fn exchange(exchange: &Exchange) {
    let status = exchange
        .status
        .map_or_else(|| "lost".to_owned(), |status| status.to_string());
    let call = format!("{} {}", exchange.method, exchange.path);
    out!("  {call:<66} {status:>4}  {}", meaning(exchange));
}

fn meaning(exchange: &Exchange) -> String {
    if exchange.status.is_none() {
        return "Paymega did the work, but its response was lost".to_owned();
    }
    let response = &exchange.response;
    let data = &response["data"];
    let shown = if data.is_array() { &data[0] } else { data };
    let status = shown["attributes"]["status"]
        .as_str()
        .or(response["status"].as_str());
    let word = status.unwrap_or("nothing");
    match exchange.operation {
        Some("createPrerequest") => "the services that the account offers".to_owned(),
        Some("createInvoice") if exchange.status == Some(409) => {
            format!("the reference exists; its invoice is {word}")
        }
        Some("createInvoice") => format!("an invoice, {word}"),
        Some("listInvoices") => format!("looked up by reference: found, {word}"),
        Some("getInvoice") => format!("the invoice is {word}"),
        Some("createSale") => format!("the sale is {word}"),
        _ => String::new(),
    }
}
