//! The export: one line for each line of the import, in order, safe for spreadsheets.

use std::fs;

use tollgate_billing::{OutcomeRow, Output, Vault, export, store::Store};

use crate::world::{create, folder, import, lines};

async fn text(store: &impl Store, output: Output) -> String {
    let mut bytes = Vec::new();
    let count = export(store, output, &mut bytes).await.unwrap();
    assert_eq!(count, lines(store).await.len() as u64);
    String::from_utf8(bytes).unwrap()
}

fn row(code: &str) -> OutcomeRow {
    serde_json::from_value(serde_json::json!({
        "kind": "declined", "money": "untouched", "provider": "paymega", "provider_id": "cpi_1", "code": code,
        "source": "payer", "next_try": "later", "advice": "Later.", "step": "done"
    }))
    .unwrap()
}

#[tokio::test]
async fn every_line_has_its_outcome_in_the_same_order() {
    let folder = folder("export-order");
    let store = create(&folder).await;
    let file = folder.join("orders.csv");
    let rows = (0..2500).fold(
        "reference,amount,currency,token\n".to_owned(),
        |text, number| format!("{text}{},1,USD,t\n", (number * 7919) % 2500),
    );
    fs::write(&file, &rows).unwrap();
    import(&store, &file, Vault::File).await.unwrap();
    let order = lines(&store).await.remove(1).order;
    store
        .finish(&order, row("insufficient_funds"))
        .await
        .unwrap();
    let text = text(&store, Output::Csv).await;
    let references: Vec<_> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(1).unwrap())
        .collect();
    let expected: Vec<_> = rows
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(references, expected);
    let kinds: Vec<_> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(7).unwrap())
        .collect();
    assert_eq!((kinds[0], kinds[1], kinds[2]), ("none", "declined", "none"));
}

#[tokio::test]
async fn no_cell_is_a_formula() {
    let folder = folder("export-formula");
    let store = create(&folder).await;
    let file = folder.join("orders.csv");
    let odd = ["=1+1", "+1", "-1", "@sum", "a=b"];
    let rows = odd.iter().fold(
        "reference,amount,currency,token,customer\n".to_owned(),
        |text, odd| format!("{text}{odd},1,USD,t,{odd}\n"),
    );
    fs::write(&file, rows).unwrap();
    import(&store, &file, Vault::File).await.unwrap();
    for line in lines(&store).await {
        store.finish(&line.order, row("=cmd()")).await.unwrap();
    }
    let csv = text(&store, Output::Csv).await;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    let json = text(&store, Output::JsonLines).await;
    let references: Vec<String> = json
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["reference"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(references, odd);
}
