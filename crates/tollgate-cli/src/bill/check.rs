//! `bill check`.

use clap::Args;
use tollgate::Money;
use tollgate_billing::{Checked, Findings, Services, store::Access};

use super::{
    Tokens,
    clients::Second,
    place::{Place, with_store},
};
use crate::{
    Failure,
    arguments::Common,
    exit::Exit,
    output::Table,
    profile::{Client, Profile},
};

/// The options of `bill check`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// Reads the account's services from Paymega, and checks each order's service and its limits. Nothing that moves money
    /// is sent.
    #[arg(long)]
    services: bool,
    #[command(flatten)]
    second: Second,
    #[command(flatten)]
    tokens: Tokens,
}

/// Looks for orders that would fail. Ends with the code for a difference if there are some.
pub async fn check(options: &Options, common: &Common) -> Result<Exit, Failure> {
    let (profile, clients) = options.second.clients(common)?;
    let services = if options.services {
        Some(services(&profile).await?)
    } else {
        None
    };
    let vault = options.tokens.vault()?;
    let checked = with_store!(options.place.open(Access::Read).await?, store => {
        tollgate_billing::check(&store, &clients, vault, services.as_ref()).await?
    });
    common.output().record(&checked, || text(&checked));
    Ok(match checked.errors.count {
        0 => Exit::SUCCESS,
        _ => Exit::DIFFERENT,
    })
}

/// The limits of the account's services.
async fn services(profile: &Profile) -> Result<Services, Failure> {
    let Client::Paymega(paymega) = profile.client()? else {
        return Err("PayCross has no services: leave --services out".into());
    };
    let mut services = Services::new();
    let mut list = paymega.services();
    while let Some(service) = list.next().await {
        let service = service?;
        let Some(code) = service.code().map(str::to_owned) else {
            continue;
        };
        let permits = move |money: Money| service.check(money).map_err(|error| error.to_string());
        services.insert(code, Box::new(permits));
    }
    Ok(services)
}

fn text(checked: &Checked) -> String {
    let mut lines = vec![format!(
        "{} orders checked, nothing was sent",
        checked.orders
    )];
    for (currency, (least, most)) in &checked.amounts {
        lines.push(format!("  amounts  {least} to {most} {currency}"));
    }
    for (service, count) in &checked.services {
        lines.push(format!("  service  {service}: {count} orders"));
    }
    if let Some(equal) = checked.equal.first() {
        lines.push(format!(
            "  equal    {} orders from line {} have one card and amount: PayCross needs {} s for them",
            equal.count, equal.line, checked.equal_seconds
        ));
    }
    lines.extend(findings("expired", &checked.expired));
    lines.extend(findings("wrong", &checked.errors));
    lines.join("\n")
}

fn findings(name: &str, findings: &Findings) -> Option<String> {
    let mut table = Table::new(["LINE", "REFERENCE", "REASON"]);
    for found in &findings.first {
        table.row(vec![
            found.line.to_string(),
            found.reference.clone(),
            found.why.clone(),
        ]);
    }
    (findings.count > 0).then(|| format!("\n{name}: {} orders\n{}", findings.count, table.text()))
}
