//! `bill run`.

use std::{io::IsTerminal as _, path::PathBuf, time::Duration};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use tollgate::outcome::Kind;
use tollgate_billing::{
    Clients, Ended, Live, Options as Limits, Run, shown_sums,
    store::{Access, Progress, Store},
};

use super::{
    Tokens,
    clients::Second,
    place::{Place, output, with_store},
    show::progress_text,
};
use crate::{Failure, arguments::Common, confirm::confirm, exit::Exit, profile::Profile};

/// The options of `bill run`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// How many orders are charged at once on each provider. Fewer after the responses 429 and 503.
    #[arg(long, value_name = "N", default_value_t = 16)]
    concurrency: usize,
    /// How many charges start in a second on each provider, at most.
    #[arg(long, value_name = "N")]
    rate: Option<f64>,
    /// How long orders are read again whose outcome is not final, such as `10m`.
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = humantime::parse_duration)]
    patience: Duration,
    /// How long an invoice of Paymega lives, by this machine's clock: 14 minutes to 2 days.
    #[arg(long, value_name = "TIME", default_value = "20m", value_parser = life)]
    invoice_life: Duration,
    /// Writes a report at the end: one HTML file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    second: Second,
    #[command(flatten)]
    tokens: Tokens,
}

/// The last line of a run.
#[derive(Serialize)]
struct Summary<'a> {
    run: &'a str,
    ended: &'static str,
    #[serde(flatten)]
    progress: &'a Progress,
}

/// Charges the orders of a run.
pub async fn work(options: &Options, common: &Common) -> Result<Exit, Failure> {
    let (profile, clients) = options.second.clients(common)?;
    with_store!(options.place.open(Access::Work).await?, store => {
        options.work(store, clients, (&profile, common)).await
    })
}

impl Options {
    async fn work<S: Store>(
        &self,
        store: S,
        clients: Clients,
        (profile, common): (&Profile, &Common),
    ) -> Result<Exit, Failure> {
        let before = store.progress().await?;
        confirm(common, profile, &self.action(&before))?;
        let mut limits = Limits::default()
            .concurrency(self.concurrency)
            .patience(self.patience)
            .invoice_life(Some(self.invoice_life))
            .policy(profile.policy())
            .throttled(common.throttled.clone());
        if let Some(rate) = self.rate {
            limits = limits.rate(rate);
        }
        let run = Run::new(store.clone(), clients, self.tokens.vault()?, limits).await?;
        let signals = stop_on_signals(run.stopper());
        let bar = show(&run, &before, common);
        let ended = run.work().await?;
        signals.abort();
        bar.abort();
        self.end(&store, ended, common).await
    }

    fn action(&self, progress: &Progress) -> String {
        let left = &progress.left;
        let name = self.place.name();
        format!(
            "bill {} orders of the run {name}: {}",
            left.count,
            shown_sums(&left.amounts)
        )
    }

    async fn end<S: Store>(
        &self,
        store: &S,
        ended: Ended,
        common: &Common,
    ) -> Result<Exit, Failure> {
        let progress = store.progress().await?;
        if let Some(path) = &self.report {
            tollgate_billing::report(store, output(Some(path))?).await?;
        }
        let summary = Summary {
            run: self.place.name(),
            ended: word(ended),
            progress: &progress,
        };
        common.output().record(&summary, || {
            format!("{}\n{}", sentence(ended), progress_text(&progress))
        });
        Ok(code(ended))
    }
}

/// The life of an invoice. Another one would end each order as refused.
fn life(text: &str) -> Result<Duration, String> {
    let time = humantime::parse_duration(text).map_err(|error| error.to_string())?;
    if (Duration::from_secs(14 * 60)..=Duration::from_secs(48 * 60 * 60)).contains(&time) {
        return Ok(time);
    }
    Err("not between 14 minutes and 2 days".to_owned())
}

const fn word(ended: Ended) -> &'static str {
    match ended {
        Ended::Done => "done",
        Ended::Open => "open",
        Ended::Stopped => "stopped",
        Ended::Credentials(_) => "credentials",
        _ => "put_aside",
    }
}

fn sentence(ended: Ended) -> String {
    match ended {
        Ended::Done => "Each order has a final outcome.".to_owned(),
        Ended::Open => "Some outcomes are not final yet: run the same command later.".to_owned(),
        Ended::Stopped => "Stopped: run the same command to go on.".to_owned(),
        Ended::Credentials(route) => format!(
            "{route} refuses the credentials or this machine's address: correct them, and run the same command."
        ),
        _ => "Some orders keep ending the processes that charge them: see the log.".to_owned(),
    }
}

fn code(ended: Ended) -> Exit {
    match ended {
        Ended::Done => Exit::SUCCESS,
        Ended::Open => Exit::of(Kind::Pending),
        Ended::Stopped => Exit::INTERRUPTED,
        Ended::Credentials(_) => Exit::of(Kind::Refused),
        _ => Exit::of(Kind::Review),
    }
}

/// The first signal lets the run finish what is under way; the second one ends the process, which is safe too.
fn stop_on_signals(stop: tollgate_billing::Stop) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        for is_first in [true, false] {
            if signal().await.is_err() {
                return;
            }
            if is_first {
                eprintln!("Stopping: what is under way gets its outcome. Again to end at once.");
                stop.stop();
            }
        }
        std::process::exit(130);
    })
}

#[cfg(unix)]
async fn signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    );
    tokio::select! {
        _ = interrupt.recv() => Ok(()),
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Shows the progress: a bar on a terminal; else trouble alone.
fn show<S: Store>(run: &Run<S>, before: &Progress, common: &Common) -> tokio::task::JoinHandle<()> {
    let bar = if common.json || !std::io::stderr().is_terminal() {
        ProgressBar::hidden()
    } else {
        ProgressBar::new(before.left.count)
    };
    let style = "{elapsed_precise} {wide_bar} {pos}/{len} {per_sec}  {msg}";
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    let mut live = run.live();
    tokio::spawn(async move {
        let mut trouble = None;
        while live.changed().await.is_ok() {
            let now = live.borrow_and_update().clone();
            bar.set_position(now.finished);
            bar.set_message(message(&now));
            if now.trouble != trouble {
                trouble.clone_from(&now.trouble);
                if let Some(trouble) = &trouble {
                    bar.suspend(|| eprintln!("Nothing is sent: {trouble}"));
                }
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    })
}

fn message(live: &Live) -> String {
    let count = |kind: Kind| live.kinds.get(kind.as_str()).copied().unwrap_or(0);
    format!(
        "paid {} ({}), declined {}, unknown {}, under way {}",
        count(Kind::Succeeded),
        shown_sums(&live.paid),
        count(Kind::Declined),
        count(Kind::OutcomeUnknown),
        live.flying
    )
}
