//! Serves the sandbox alone, until it is interrupted.

use std::io::Write as _;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Args;
use tollgate_sandbox::{Builder, FaultPlan, Info, Sandbox, Settings};

use super::env::variables;
use crate::Failure;

/// The options of a sandbox that is served.
#[derive(Args, Debug)]
#[group(skip)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "Each is a flag of the command line."
)]
pub struct Options {
    /// Prints variables for a shell instead of the JSON line: the profiles `paymega` and `paycross`.
    #[arg(long)]
    env: bool,
    /// The port on loopback; 0 takes any free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Repeats the same ids and keys in every run.
    #[arg(long)]
    seed: Option<u64>,
    /// The faults at the start: JSON as the control API takes it, `@FILE` for a file with such JSON, or SEED:RATE for
    /// random faults, such as `7:0.1`.
    #[arg(long, value_name = "PLAN", value_parser = plan)]
    faults: Option<FaultPlan>,
    /// The secret that signs callbacks of test mode.
    #[arg(long, value_name = "SECRET")]
    callback_secret: Option<String>,
    /// Keeps the state in a file, so that invoices, tokens and ledger survive a restart, even after a kill: every change
    /// is in the file before its response is sent. The file holds keys and tokens.
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Adds every exchange to a file, as one line of JSON without secrets.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Keeps this many exchanges and finished callbacks in memory, the newest ones; default 10000.
    #[arg(long, value_name = "N")]
    exchanges: Option<usize>,
    /// How the providers behave: JSON with some fields of the sandbox's settings, as its control API takes them, or
    /// `@FILE` for a file with such JSON. The options below change single ones.
    #[arg(long, value_name = "SETTINGS", value_parser = settings)]
    settings: Option<Box<Settings>>,
    /// Repeats callbacks this many times faster than published.
    #[arg(long, value_name = "N")]
    callback_speed: Option<NonZeroU32>,
    /// Lets PayCross respond to a repeated `RequestID` with its first result.
    #[arg(long)]
    replay: bool,
    /// Lets PayCross respond to requests for version 3 with all fields at the top, as other brands of the gateway do.
    #[arg(long)]
    flat: bool,
    /// Lets test cards pay for invoices of live mode too.
    #[arg(long)]
    live_cards: bool,
}

/// Serves until the process is interrupted or asked to end.
pub async fn run(options: Options) -> Result<(), Failure> {
    // A program that reads the first line may end this process at once.
    let mut end = End::listen()?;
    let is_for_shell = options.env;
    let sandbox = builder(options).start().await?;
    print(sandbox.info(), is_for_shell)?;
    end.wait().await?;
    sandbox.save()?;
    sandbox.stop().await;
    Ok(())
}

fn builder(options: Options) -> Builder {
    let mut settings = *options.settings.unwrap_or_default();
    settings.replay |= options.replay;
    settings.flat |= options.flat;
    settings.live_cards |= options.live_cards;
    if let Some(speed) = options.callback_speed {
        settings.callback_speed = speed;
    }
    let mut builder = Sandbox::builder()
        .port(options.port)
        .settings(settings)
        .faults(options.faults.unwrap_or_default());
    if let Some(seed) = options.seed {
        builder = builder.seed(seed);
    }
    if let Some(secret) = options.callback_secret {
        builder = builder.callback_secret(secret);
    }
    if let Some(file) = options.data {
        builder = builder.data(file);
    }
    if let Some(file) = options.record {
        builder = builder.record(file);
    }
    if let Some(kept) = options.exchanges {
        builder = builder.exchanges(kept);
    }
    builder
}

/// The plan of `--faults`, or of the file that it names.
fn plan(text: &str) -> Result<FaultPlan, String> {
    let text = given(text)?;
    text.trim().parse().map_err(|error| format!("{error}"))
}

/// The settings of `--settings`, or of the file that it names.
fn settings(text: &str) -> Result<Box<Settings>, String> {
    let settings = serde_json::from_str(&given(text)?);
    settings.map(Box::new).map_err(|error| error.to_string())
}

/// The text itself, or the contents of the file that it names with an `@`.
pub fn given(text: &str) -> Result<String, String> {
    match text.strip_prefix('@') {
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}")),
        None => Ok(text.to_owned()),
    }
}

/// Prints one line for programs or variables for a shell, and more for people.
fn print(info: &Info, is_for_shell: bool) -> Result<(), Failure> {
    let mut output = std::io::stdout();
    if is_for_shell {
        output.write_all(variables(info).as_bytes())?;
    } else {
        writeln!(output, "{}", serde_json::to_string(info)?)?;
    }
    // A program that reads the line through a pipe waits for it.
    output.flush()?;
    let base = info.control.trim_end_matches("/_control");
    eprintln!("What happens here:  {base}/");
    eprintln!("The documents:      {base}/docs");
    eprintln!("Interrupt to stop.");
    Ok(())
}

/// The signals that end the process.
#[cfg(unix)]
struct End([tokio::signal::unix::Signal; 2]);

#[cfg(unix)]
impl End {
    fn listen() -> Result<Self, Failure> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self([interrupt, signal(SignalKind::terminate())?]))
    }

    async fn wait(&mut self) -> Result<(), Failure> {
        let [interrupt, terminate] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => Ok(()),
            _ = terminate.recv() => Ok(()),
        }
    }
}

#[cfg(not(unix))]
struct End;

#[cfg(not(unix))]
impl End {
    fn listen() -> Result<Self, Failure> {
        Ok(Self)
    }

    async fn wait(&mut self) -> Result<(), Failure> {
        Ok(tokio::signal::ctrl_c().await?)
    }
}
