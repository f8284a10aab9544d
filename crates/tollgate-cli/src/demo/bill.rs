//! `tollgate demo bill`: a billing run on the embedded sandbox, killed and resumed before the reader's eyes.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use tollgate_sandbox::{Fault, Info, Kind, Point, ScriptedOutcome};

use super::{save_card, shop::Shop, timeline};
use crate::Failure;

const ORDERS: usize = 200;
const KILLS: u32 = 3;
/// How many responses of each request are lost.
const LOST: usize = 10;

/// Runs the demo.
pub async fn run(record: Option<PathBuf>) -> Result<(), Failure> {
    let mut shop = Shop::open(record).await?;
    let token = save_card(&mut shop).await?;
    let folder = std::env::temp_dir().join(format!("tollgate-demo-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let result = bill(&shop, token.expose(), &folder).await;
    fs::remove_dir_all(&folder)?;
    shop.close().await;
    result
}

async fn bill(shop: &Shop, token: &str, folder: &Path) -> Result<(), Failure> {
    timeline::step(&format!(
        "A file with {ORDERS} orders is imported into the run `may`"
    ));
    fs::write(folder.join("orders.csv"), orders(token))?;
    // The profile is in the environment, whatever files the reader has.
    fs::write(folder.join("config.toml"), "")?;
    let info = shop.sandbox.info();
    let import = ["import", "may", "orders.csv"];
    wait(tollgate(info, folder, &import)?)?;
    prepare(shop);
    for kill in 1..=KILLS {
        timeline::step(&format!(
            "The run is started, and killed (SIGKILL), time {kill} of {KILLS}"
        ));
        let mut child = tollgate(info, folder, &["run", "may", "--json"])?;
        tokio::time::sleep(Duration::from_millis(400)).await;
        child.kill()?;
        child.wait()?;
        wait(tollgate(info, folder, &["status", "may"])?)?;
    }
    timeline::step("The run is started once more, and goes on with what is left");
    wait(tollgate(info, folder, &["run", "may", "--patience", "1s"])?)?;
    timeline::step("Half an hour later: an invoice whose sale was never sent has expired");
    shop.sandbox.advance(Duration::from_secs(30 * 60));
    wait(tollgate(info, folder, &["run", "may", "--patience", "1s"])?)?;
    timeline::step("The ledger of the sandbox is compared with the outcomes of the run");
    let export = tollgate(info, folder, &["export", "may", "--output", "outcomes.csv"])?;
    wait(export)?;
    compare(shop, &fs::read_to_string(folder.join("outcomes.csv"))?)
}

fn orders(token: &str) -> String {
    let mut rows = "reference,amount,currency,token,customer,service\n".to_owned();
    for number in 0..ORDERS {
        let (customer, service) = (super::CUSTOMER, super::SERVICE);
        let _ = writeln!(
            rows,
            "order-{number},{}.90,USD,{token},{customer},{service}",
            number + 1
        );
    }
    rows
}

/// Some responses are lost, and some cards have no funds.
fn prepare(shop: &Shop) {
    for operation in ["createInvoice", "createSale"].repeat(LOST) {
        let lost = Kind::Close {
            point: Point::After,
            reset: false,
        };
        shop.sandbox.fault(Fault::on(operation, lost));
    }
    for number in (0..ORDERS).step_by(25) {
        let declined = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
        shop.sandbox.decide(format!("order-{number}"), declined);
    }
}

/// This command in a process of its own, with the sandbox's keys in its environment.
fn tollgate(info: &Info, folder: &Path, arguments: &[&str]) -> Result<Child, Failure> {
    out!("  $ tollgate bill {}", arguments.join(" "));
    let child = Command::new(std::env::current_exe()?)
        .arg("bill")
        .args(arguments)
        .args(["--profile", "paymega"])
        .current_dir(folder)
        .env("TOLLGATE_CONFIG", folder.join("config.toml"))
        .env("TOLLGATE_PAYMEGA_MODE", "test")
        .env("TOLLGATE_PAYMEGA_PUBLIC", &info.public)
        .env("TOLLGATE_PAYMEGA_PRIVATE", &info.private)
        .env("TOLLGATE_PAYMEGA_CARDGATE", &info.cardgate)
        .env("TOLLGATE_PAYMEGA_ACCOUNT", &info.account)
        .env("TOLLGATE_PAYMEGA_API_KEY", &info.api_key)
        .stdin(Stdio::null())
        .spawn()?;
    Ok(child)
}

/// Waits for a command. Open outcomes (12) are no failure here.
fn wait(mut child: Child) -> Result<(), Failure> {
    let status = child.wait()?;
    match status.code() {
        Some(0 | 12) => Ok(()),
        _ => Err(format!("the command ended with {status}").into()),
    }
}

/// Each paid order has one charge in the ledger, and each other order none.
fn compare(shop: &Shop, outcomes: &str) -> Result<(), Failure> {
    let ledger = shop.sandbox.ledger();
    let (mut paid, mut unpaid) = (0, 0);
    for (number, line) in outcomes.lines().skip(1).enumerate() {
        let reference = format!("order-{number}");
        let is_paid = line.contains(",succeeded,");
        let charges = ledger.charges(&reference);
        if charges != usize::from(is_paid) {
            return Err(format!("{reference} has {charges} charges: {line}").into());
        }
        *(if is_paid { &mut paid } else { &mut unpaid }) += 1;
    }
    if paid + unpaid != ORDERS {
        return Err(format!("{} outcomes for {ORDERS} orders", paid + unpaid).into());
    }
    timeline::result(&format!(
        "{paid} orders are paid, once each; {unpaid} are not, and were not charged"
    ));
    Ok(())
}
