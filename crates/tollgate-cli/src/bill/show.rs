//! The commands that read a run: `bill status`, `export`, `retry-plan`, `report`, `stop` and `give-back`.

use std::{path::PathBuf, time::Duration};

use clap::Args;
use tollgate_billing::{
    Output as Form, Planned, shown_sums,
    store::{Access, Progress, Store, Sum},
};

use super::{
    Tokens,
    place::{Place, output, usage, with_store},
};
use crate::{Failure, arguments::Common, exit::Exit, output::Table};

/// The options of `bill status`.
#[derive(Args, Debug)]
pub struct Status {
    #[command(flatten)]
    place: Place,
    /// Shows the numbers every two seconds until the run is done.
    #[arg(long)]
    watch: bool,
}

/// The options of `bill export`.
#[derive(Args, Debug)]
pub struct Export {
    #[command(flatten)]
    place: Place,
    /// The file to write. Default: the output. A name that ends in `.jsonl` gets JSON lines.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The options of `bill retry-plan`.
#[derive(Args, Debug)]
pub struct RetryPlan {
    #[command(flatten)]
    place: Place,
    /// The file to write. Default: the output. A name that ends in `.jsonl` gets JSON lines.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The shortest time between two attempts, such as `2days`, beside the limits of the card schemes.
    #[arg(long, value_name = "TIME", default_value = "0s", value_parser = humantime::parse_duration)]
    spacing: Duration,
    /// Writes the tokens in clear, as an import needs them. Without it the columns are empty.
    #[arg(long, requires = "output")]
    with_tokens: bool,
    #[command(flatten)]
    tokens: Tokens,
}

/// The options of `bill report`.
#[derive(Args, Debug)]
pub struct Report {
    #[command(flatten)]
    place: Place,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

/// The options of `bill stop`.
#[derive(Args, Debug)]
pub struct Stop {
    #[command(flatten)]
    place: Place,
}

/// The options of `bill give-back`.
#[derive(Args, Debug)]
pub struct GiveBack {
    #[command(flatten)]
    place: Place,
}

/// Shows how many orders have which outcome.
pub async fn status(options: &Status, common: &Common) -> Result<Exit, Failure> {
    let opened = options.place.open(Access::Read).await?;
    loop {
        let progress = with_store!(&opened, store => store.progress().await?);
        common
            .output()
            .record(&progress, || progress_text(&progress));
        if !options.watch || progress.is_done() {
            return Ok(Exit::SUCCESS);
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

/// Writes the outcomes.
pub async fn export(options: &Export) -> Result<Exit, Failure> {
    let to = output(options.output.as_deref())?;
    let form = form(options.output.as_ref());
    with_store!(options.place.open(Access::Read).await?, store => {
        tollgate_billing::export(&store, form, to).await?
    });
    Ok(Exit::SUCCESS)
}

/// Writes the next file.
pub async fn retry_plan(options: &RetryPlan, common: &Common) -> Result<Exit, Failure> {
    if common.json && options.output.is_none() {
        return Err(usage(
            "--json shows the numbers of the plan: name a file with --output",
        ));
    }
    let to = output(options.output.as_deref())?;
    let form = (form(options.output.as_ref()), options.spacing);
    let vault = if options.with_tokens {
        Some(options.tokens.vault()?)
    } else {
        None
    };
    let planned = with_store!(options.place.open(Access::Read).await?, store => {
        tollgate_billing::retry_plan(&store, form, vault, to).await?
    });
    if options.output.is_some() {
        common.output().record(&planned, || planned_text(&planned));
    }
    Ok(Exit::SUCCESS)
}

/// Writes the report.
pub async fn report(options: &Report) -> Result<Exit, Failure> {
    let to = output(Some(&options.output))?;
    with_store!(options.place.open(Access::Read).await?, store => {
        tollgate_billing::report(&store, to).await?;
    });
    Ok(Exit::SUCCESS)
}

/// Asks the processes that work on the run to stop.
pub async fn stop(options: &Stop) -> Result<Exit, Failure> {
    with_store!(options.place.open(Access::Read).await?, store => store.request_stop().await?);
    Ok(Exit::SUCCESS)
}

/// Hands out the orders again that were put aside.
pub async fn give_back(options: &GiveBack, common: &Common) -> Result<Exit, Failure> {
    let orders =
        with_store!(options.place.open(Access::Read).await?, store => store.give_back().await?);
    common
        .output()
        .record(&serde_json::json!({ "given_back": orders }), || {
            format!("{orders} orders are handed out again")
        });
    Ok(Exit::SUCCESS)
}

/// The numbers of a plan.
pub fn planned_text(planned: &Planned) -> String {
    format!(
        "{} orders again, {} at the same attempt, {} never with this card, {} open, {} for a person, {} paid",
        planned.again,
        planned.same_attempt,
        planned.never,
        planned.open,
        planned.review,
        planned.paid
    )
}

fn form(path: Option<&PathBuf>) -> Form {
    let ending = path.and_then(|it| it.extension());
    match ending.and_then(|it| it.to_str()) {
        Some("jsonl" | "ndjson" | "json") => Form::JsonLines,
        _ => Form::Csv,
    }
}

/// The numbers of a run as a table.
pub fn progress_text(progress: &Progress) -> String {
    let mut table = Table::new(["OUTCOME", "ORDERS", "AMOUNT"]);
    let mut row = |name: &str, sum: &Sum| {
        let amounts = shown_sums(&sum.amounts);
        table.row(vec![name.to_owned(), sum.count.to_string(), amounts]);
    };
    for (kind, sum) in &progress.kinds {
        row(kind, sum);
    }
    row("none yet", &progress.left);
    row("total", &progress.total);
    table.text()
}
