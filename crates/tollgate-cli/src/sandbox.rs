//! `tollgate sandbox`: serves the sandbox alone, until it is interrupted.

use std::io::Write as _;

use clap::Args;
use tollgate_sandbox::Sandbox;

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
    /// The secret that signs callbacks of test mode.
    #[arg(long)]
    callback_secret: Option<String>,
}

/// Serves until the process is interrupted or asked to end.
pub async fn run(options: Options) -> Result<(), Failure> {
    let mut builder = Sandbox::builder().port(options.port);
    if let Some(seed) = options.seed {
        builder = builder.seed(seed);
    }
    if let Some(secret) = options.callback_secret {
        builder = builder.callback_secret(secret);
    }
    let sandbox = builder
        .start()
        .await
        .map_err(|error| format!("port {}: {error}", options.port))?;
    let mut output = std::io::stdout();
    writeln!(output, "{}", serde_json::to_string(sandbox.info())?)?;
    // Whoever reads the line through a pipe waits for it.
    output.flush()?;
    interrupted().await?;
    sandbox.stop().await;
    Ok(())
}

#[cfg(unix)]
async fn interrupted() -> Result<(), Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut end = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => Ok(result?),
        _ = end.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn interrupted() -> Result<(), Failure> {
    Ok(tokio::signal::ctrl_c().await?)
}
