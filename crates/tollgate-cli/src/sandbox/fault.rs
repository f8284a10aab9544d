//! `tollgate sandbox fault`: faults by short names, or as the control API takes them.

use clap::Args;
use serde_json::{Value, json};

use super::{Control, serve::given};
use crate::{Failure, output::Output};

/// The options of the command.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  tollgate sandbox fault lost --on createSale        the work is done, and the response is lost
  tollgate sandbox fault 503 --on createInvoice --times 3
  tollgate sandbox fault 7:0.1                       random faults: seed and share of the calls
  tollgate sandbox fault --clear")]
pub struct Options {
    /// The fault: `lost` (the response), `unsent` (the request), `duplicate` (the network delivers it twice), a status
    /// such as 503, SEED:RATE, JSON as the control API takes it, or `@FILE` with such JSON.
    #[arg(required_unless_present = "clear")]
    fault: Option<String>,
    /// The operation that gets the fault, such as createSale. Default: any.
    #[arg(long, value_name = "OPERATION")]
    on: Option<String>,
    /// The number of the first matching call that gets the fault.
    #[arg(long, value_name = "N")]
    nth: Option<u32>,
    /// How many matching calls get the fault; 0 means all.
    #[arg(long, value_name = "N")]
    times: Option<u32>,
    /// Empties the plan.
    #[arg(long, conflicts_with = "fault")]
    clear: bool,
    #[command(flatten)]
    control: Control,
}

/// Changes the plan, and prints it.
pub async fn run(options: &Options, output: Output) -> Result<(), Failure> {
    let plan = if options.clear {
        options.control.delete("/faults").await?
    } else {
        let fault = options.plan(options.fault.as_deref().unwrap_or_default())?;
        options.control.post("/faults", &fault).await?
    };
    output.record(&plan, || match plan.as_array() {
        Some(faults) => format!("{} faults wait for their calls", faults.len()),
        None => "no faults".to_owned(),
    });
    Ok(())
}

impl Options {
    fn plan(&self, text: &str) -> Result<Value, Failure> {
        let mut fault = match text {
            "lost" => json!({ "kind": "close", "point": "after" }),
            "unsent" => json!({ "kind": "close", "point": "before" }),
            "duplicate" => json!({ "kind": "duplicate" }),
            text => match text.parse::<u16>() {
                Ok(status) => json!({ "kind": "status", "status": status }),
                Err(_) => return written(text),
            },
        };
        let more = [
            ("operation", self.on.as_ref().map(|on| json!(on))),
            ("nth", self.nth.map(|nth| json!(nth))),
            ("times", self.times.map(|times| json!(times))),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                fault[name] = value;
            }
        }
        Ok(fault)
    }
}

/// SEED:RATE, or JSON.
fn written(text: &str) -> Result<Value, Failure> {
    let pair = text.split_once(':');
    let pair =
        pair.and_then(|(seed, rate)| Some((seed.parse::<u64>().ok()?, rate.parse::<f64>().ok()?)));
    if let Some((seed, rate)) = pair {
        return Ok(json!({ "seed": seed, "rate": rate }));
    }
    let text = given(text)?;
    Ok(serde_json::from_str(&text)
        .map_err(|error| format!("no known fault, and no JSON: {error}"))?)
}
