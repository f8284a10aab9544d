//! The commands for a running sandbox.

use std::process::Command;

use crate::sandbox::Running;
use crate::shop::Shop;

const CHARGE: [&str; 8] = [
    "charge",
    "order-1",
    "7",
    "USD",
    "--customer",
    "customer-7",
    "--token-file",
    "card.token",
];

#[tokio::test(flavor = "multi_thread")]
async fn faults_time_and_ledger_of_a_running_sandbox() {
    let shop = Shop::open("control").await;
    shop.save_card().await;
    let lost = shop
        .run(&["sandbox", "fault", "lost", "--on", "createSale"])
        .await;
    assert_eq!(
        (lost.code, lost.stdout.as_str()),
        (Some(0), "1 faults wait for their calls\n")
    );
    assert_eq!(shop.run(&CHARGE).await.code, Some(0));
    assert!(
        shop.sandbox.faults().is_empty(),
        "the charge has met the fault"
    );
    let ledger = shop.run(&["sandbox", "ledger", "order-1"]).await;
    let expected = "REFERENCE  CHARGES  CHARGED  REFUNDED  CHARGED BACK  CURRENCY\n\
                    order-1    1        7.00     0.00      0.00          USD\n";
    assert_eq!(ledger.stdout, expected);
    let before = shop.sandbox.now();
    assert_eq!(shop.run(&["sandbox", "advance", "1h"]).await.code, Some(0));
    assert!(shop.sandbox.now() >= before + 3600);
    for (fault, count) in [("503", 1), ("{\"kind\": \"duplicate\"}", 2)] {
        shop.run(&["sandbox", "fault", fault]).await;
        assert_eq!(shop.sandbox.faults().len(), count);
    }
    shop.run(&["sandbox", "fault", "--clear"]).await;
    assert!(shop.sandbox.faults().is_empty());
    let unknown = shop
        .run(&["sandbox", "fault", "lost", "--on", "createNothing"])
        .await;
    assert_eq!(unknown.code, Some(1), "{unknown:?}");
    assert!(unknown.stderr.contains("createSale"), "{unknown:?}");
}

#[test]
fn the_variables_for_a_shell_are_two_profiles() {
    let mut running = Running::start_for_shell();
    let file = running.variables();
    for profile in ["paymega", "paycross"] {
        let script = format!("{file}\n\"$TOLLGATE\" --profile {profile} config check");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &script])
            .env("TOLLGATE", env!("CARGO_BIN_EXE_tollgate"));
        let output = shell.env("TOLLGATE_CONFIG", "/dev/null").output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    running.kill();
}
