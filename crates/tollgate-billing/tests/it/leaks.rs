//! Planted tokens, keys and card numbers, searched for in everything that a billing run writes, logs and shows.
//!
//! `cargo xtask shown-types` lists the public types that can show text; the search fails while a type is not shown.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use tollgate::SecretKey;
use tollgate_billing::{
    Column, Columns, Error, Finding, Options, Output, Run, TokenKey, Vault, check, export, report,
    retry_plan,
    store::{Access, SqliteStore, Store},
};
use tollgate_leaks::{Journal, Secrets, Shown, show};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

use crate::world::{Orders, clients, create, folder, import, open, policy, save_card, settings};

/// The public types that can show text.
const TYPES: &str = include_str!("types.txt");

/// The file of the merchant, which alone may hold tokens.
const ORDERS: &str = "orders.csv";

struct Planted {
    sandbox: Sandbox,
    secrets: Secrets,
    key: SecretKey,
    orders: Orders,
}

async fn planted() -> Planted {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let (info, key) = (sandbox.info(), TokenKey::generate().unwrap());
    let secrets = Secrets::new([
        ("Paymega's token", &*saved.paymega),
        ("PayCross's token", &saved.paycross),
        ("the API key", &info.api_key),
        ("the shop's secret key", &info.shop_secret),
        ("the key of the tokens", key.expose()),
    ]);
    let mut orders = Orders::default();
    for (number, route) in ["paymega", "paycross", "failover"]
        .iter()
        .cycle()
        .take(9)
        .enumerate()
    {
        orders.add(&format!("order-{number}"), route, &saved);
    }
    for declined in ["order-0", "order-2"] {
        let outcome = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
        sandbox.decide(declined, outcome);
    }
    Planted {
        sandbox,
        secrets,
        key,
        orders,
    }
}

/// The bytes of each kind of file that a run has at its end.
async fn files(store: &SqliteStore, folder: &Path) {
    for (name, output) in [
        ("outcomes.csv", Output::Csv),
        ("outcomes.jsonl", Output::JsonLines),
    ] {
        let file = fs::File::create(folder.join(name)).unwrap();
        export(store, output, file).await.unwrap();
    }
    let file = fs::File::create(folder.join("report.html")).unwrap();
    report(store, file).await.unwrap();
    let file = fs::File::create(folder.join("plan.csv")).unwrap();
    let spacing = Duration::from_secs(86_400);
    retry_plan(store, (Output::Csv, spacing), None, file)
        .await
        .unwrap();
}

#[tokio::test]
async fn no_file_log_or_type_of_a_run_shows_a_planted_secret() {
    let planted = planted().await;
    let mut shown = Shown::default();
    let journal = Journal::begin();
    for sealed in [false, true] {
        let folder = folder(&format!("leaks-{sealed}"));
        let token_key = TokenKey::new(&planted.key).unwrap();
        show!(shown, token_key);
        let vault = if sealed {
            Vault::Sealed(token_key)
        } else {
            Vault::File
        };
        let store = create(&folder).await;
        import(&store, &planted.orders.write(&folder), vault.clone())
            .await
            .unwrap();
        run(&planted, &store, &vault, &mut shown).await;
        files(&store, &folder).await;
        // While the run is open its journal is there too.
        let searched = planted.secrets.check_folder(&folder, &[ORDERS]).unwrap();
        assert!(searched >= 6, "{searched} files");
        drop(store);
        planted.secrets.check_folder(&folder, &[ORDERS]).unwrap();
        show!(shown, open(&folder, Access::Read).unwrap());
        assert!(
            planted.secrets.check_folder(&folder, &[]).is_err(),
            "the search finds nothing"
        );
    }
    wrong_input(&planted, &mut shown).await;
    let log = journal.take();
    assert!(
        log.contains("tollgate::operation") && log.contains("reqwest"),
        "{log}"
    );
    planted.secrets.check("a value", shown.text()).unwrap();
    planted.secrets.check("the log", log).unwrap();
    all_are_shown(&shown);
}

async fn run(planted: &Planted, store: &SqliteStore, vault: &Vault, shown: &mut Shown) {
    let clients = clients(planted.sandbox.info());
    let checked = check(store, &clients, vault.clone(), None).await.unwrap();
    let options = Options::default()
        .policy(policy())
        .patience(Duration::from_secs(1));
    show!(
        shown,
        *vault,
        clients,
        checked,
        options,
        store.files().await.unwrap()
    );
    let run = Run::new(store.clone(), clients, vault.clone(), options)
        .await
        .unwrap();
    let live = run.live();
    show!(shown, run.stopper(), *live.borrow());
    show!(shown, run.work().await.unwrap(), *live.borrow());
    let progress = store.progress().await.unwrap();
    show!(shown, *store, settings(), progress, progress.total);
    for line in crate::world::lines(store).await {
        show!(
            shown,
            line,
            line.order,
            line.order.details,
            line.order.details.more
        );
        if let Some((outcome, _)) = &line.outcome {
            show!(shown, *outcome);
        }
    }
    for file in store.files().await.unwrap() {
        show!(shown, file);
    }
}

/// Keys in every column of a file, in the place of a key, and in options.
async fn wrong_input(planted: &Planted, shown: &mut Shown) {
    let folder = folder("leaks-wrong");
    let (store, key) = (create(&folder).await, planted.key.expose());
    let head =
        "reference,provider,amount,currency,token,second_token,customer,service,attempt,expiry\n";
    let right = [
        "order-1", "failover", "1", "USD", "t", "u", "c", "s", "1", "10/2035",
    ];
    // A reference, a customer and a service are shown, since they are names.
    for column in [1, 2, 3, 8, 9] {
        let mut cells = right;
        cells[column] = key;
        let file = folder.join(ORDERS);
        fs::write(&file, format!("{head}{}\n", cells.join(","))).unwrap();
        let error = import(&store, &file, Vault::File).await.unwrap_err();
        if let Error::Lines(lines) = &error {
            show!(shown, *lines, lines.first[0]);
        }
        show!(shown, error);
    }
    show!(shown, finding());
    show!(
        shown,
        TokenKey::new(&SecretKey::new(format!("{key}x"))).unwrap_err()
    );
    show!(
        shown,
        Columns::default().set([key]),
        Columns::default().set([format!("{key}x=1")])
    );
    show!(
        shown,
        Columns::default().value(Column::Currency, "USD").unwrap()
    );
    show!(
        shown,
        key.parse::<Column>().map_err(|error| error.to_string())
    );
}

fn finding() -> Finding {
    Finding {
        line: 2,
        reference: "order-1".to_owned(),
        why: "the card has expired".to_owned(),
    }
}

fn all_are_shown(shown: &Shown) {
    let plain = |name: &&'static str| name.split('<').next().unwrap_or_default();
    let types: BTreeSet<_> = shown.types().iter().map(plain).collect();
    let missing: Vec<_> = TYPES.lines().filter(|it| !types.contains(it)).collect();
    assert!(missing.is_empty(), "no value is shown of {missing:#?}");
}
