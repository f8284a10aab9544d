//! `tollgate sandbox`: serves the sandbox alone, until it is interrupted.

use std::io::Write as _;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Args;
use tollgate_sandbox::{Builder, FaultPlan, Info, Sandbox};

use crate::Failure;

/// How the sandbox is served.
#[derive(Args)]
pub struct Options {
    /// The port on loopback; 0 takes any free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Makes ids and keys repeat themselves in every run.
    #[arg(long)]
    seed: Option<u64>,
    /// The faults to begin with: JSON as the control API takes it, `@FILE` that holds such JSON,
    /// or SEED:RATE for faults by chance, such as `7:0.1`.
    #[arg(long, value_name = "PLAN", value_parser = plan)]
    faults: Option<FaultPlan>,
    /// The secret that signs callbacks of test mode.
    #[arg(long, value_name = "SECRET")]
    callback_secret: Option<String>,
    /// Keeps the state in a file, so that invoices, tokens and ledger survive a restart. It is
    /// written soon after every change, and holds keys and tokens.
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Repeats callbacks so many times faster than published.
    #[arg(long, value_name = "N", default_value_t = NonZeroU32::MIN)]
    callback_speed: NonZeroU32,
    /// Lets PayCross forget each `RequestID` at once, as a gateway that does not honour it.
    #[arg(long)]
    no_replay: bool,
    /// Lets PayCross answer requests for version 3 with all fields at the top, as other brands of the gateway do.
    #[arg(long)]
    flat: bool,
    /// Lets test cards pay for invoices of live mode too.
    #[arg(long)]
    live_cards: bool,
}

/// Serves until the process is interrupted or asked to end.
pub async fn run(options: Options) -> Result<(), Failure> {
    // Whoever reads the first line may end this process at once.
    let mut end = End::listen()?;
    let sandbox = builder(options).start().await?;
    print(sandbox.info())?;
    end.wait().await?;
    sandbox.save()?;
    sandbox.stop().await;
    Ok(())
}

fn builder(options: Options) -> Builder {
    let mut builder = Sandbox::builder()
        .port(options.port)
        .callback_speed(options.callback_speed)
        .replay(!options.no_replay)
        .flat(options.flat)
        .live_cards(options.live_cards)
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
    builder
}

/// The plan of `--faults`, or of the file that it names.
fn plan(text: &str) -> Result<FaultPlan, String> {
    let read = match text.strip_prefix('@') {
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        None => text.to_owned(),
    };
    read.trim().parse().map_err(|error| format!("{error}"))
}

/// One line for programs, and then some for people.
fn print(info: &Info) -> Result<(), Failure> {
    let mut output = std::io::stdout();
    writeln!(output, "{}", serde_json::to_string(info)?)?;
    // Whoever reads the line through a pipe waits for it.
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
