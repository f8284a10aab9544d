//! The report: what it shows, and that no text of an order becomes markup.

use std::fs;

use tollgate_billing::{OutcomeRow, Vault, report, store::Store};

use crate::world::{create, folder, import, lines};

fn row(kind: &str, code: &str) -> OutcomeRow {
    serde_json::from_value(serde_json::json!({
        "kind": kind, "money": "untouched", "provider": "paymega", "provider_id": "cpi_1", "code": code,
        "source": "payer", "next_try": "later", "advice": "Later.", "step": "done"
    }))
    .unwrap()
}

#[tokio::test]
async fn the_report_has_sums_declines_and_a_chart_and_loads_nothing() {
    let folder = folder("report");
    let store = create(&folder).await;
    let file = folder.join("orders.csv");
    let rows = "reference,amount,currency,token\na,1.50,USD,secret-token\nb,2.25,USD,secret-token\n\
                <script>c,3,EUR,secret-token\nd,4,EUR,secret-token\n";
    fs::write(&file, rows).unwrap();
    import(&store, &file, Vault::File).await.unwrap();
    let outcomes = [
        row("succeeded", ""),
        row("declined", "insufficient_funds"),
        row("review", "<b>odd</b>"),
    ];
    for (line, outcome) in lines(&store).await.iter().zip(outcomes) {
        store.finish(&line.order, outcome).await.unwrap();
    }
    let mut bytes = Vec::new();
    report(&store, &mut bytes).await.unwrap();
    let page = String::from_utf8(bytes).unwrap();
    for part in [
        "4 orders in test mode, 7.00 EUR, 3.75 USD",
        "1 orders have no outcome yet",
        "<td>insufficient_funds</td><td>payer</td><td class=\"n\">1</td><td class=\"n\">2.25 USD</td>",
        "&lt;script&gt;c",
        "&lt;b&gt;odd",
        "<svg",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    for part in ["<script", "http", "src=", "secret-token", "<b>"] {
        assert!(!page.contains(part), "{part}");
    }
}
