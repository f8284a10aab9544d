//! Files of orders: what is read, what is refused, and that nothing is imported half.

use std::{fs, path::Path};

use proptest::prelude::*;
use tollgate_billing::{
    Columns, Error, Format, Vault,
    store::{Import, Imported, SqliteStore, Store},
};

use crate::world::{create, folder, import, lines};

const HEAD: &str = "reference,amount,currency,token\n";

async fn csv(folder: &Path, store: &SqliteStore, text: &str) -> Result<Imported, Error> {
    let file = folder.join("orders.csv");
    fs::write(&file, text).unwrap();
    import(store, &file, Vault::File).await
}

/// The complaints about a file, without their first line.
fn complaints(result: Result<Imported, Error>) -> Vec<String> {
    match result.unwrap_err() {
        Error::Lines(lines) => lines.first.iter().map(ToString::to_string).collect(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_wrong_line_is_named_with_its_column_and_nothing_is_imported() {
    let folder = folder("import-wrong");
    let store = create(&folder).await;
    for (line, complaint) in [
        (
            "b,1.005,USD,t",
            "line 3, column amount: has more decimals than the 2 of USD",
        ),
        (
            "b,-1,USD,t",
            "line 3, column amount: must be more than zero",
        ),
        ("b,0,USD,t", "line 3, column amount: must be more than zero"),
        ("b,,USD,t", "line 3, column amount: is missing"),
        (
            "b,1,U$D,t",
            "line 3, column currency: must be three letters",
        ),
        ("b,1,USD,", "line 3, column token: is missing"),
        (
            "b,1,USD, t",
            "line 3, column token: has white space at an end",
        ),
        (",1,USD,t", "line 3, column reference: is missing"),
        (
            "b ,1,USD,t",
            "line 3, column reference: has white space at an end",
        ),
        ("b,1,USD", "line 3: has 3 cells, and the first line has 4"),
        ("a,1,USD,t", "line 3, column reference: is also on line 2"),
    ] {
        let text = format!("{HEAD}a,1,USD,t\n{line}\nc,1,USD,t\n");
        let found = complaints(csv(&folder, &store, &text).await);
        assert!(
            found.len() == 1 && found[0].starts_with(complaint),
            "{line}: {found:?}"
        );
        assert!(lines(&store).await.is_empty());
    }
}

#[tokio::test]
async fn every_wrong_line_is_counted() {
    let folder = folder("import-many");
    let store = create(&folder).await;
    let text = (0..80).fold(HEAD.to_owned(), |text, number| {
        format!("{text}{number},x,USD,t\n")
    });
    let Error::Lines(found) = csv(&folder, &store, &text).await.unwrap_err() else {
        panic!("another error")
    };
    assert_eq!((found.count, found.first.len()), (80, 50));
    assert!(found.to_string().contains("80 wrong lines"));
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let folder = folder("import-twice");
    let store = create(&folder).await;
    let text = format!("{HEAD}a,1,USD,t\nb,2,USD,t\n");
    let first = csv(&folder, &store, &text).await.unwrap();
    assert_eq!((first.added, first.known), (2, 0));
    let before = lines(&store).await;
    let again = csv(&folder, &store, &text).await.unwrap();
    assert_eq!((again.added, again.known), (0, 2));
    assert_eq!(lines(&store).await, before);

    let more = csv(&folder, &store, &format!("{text}c,3,USD,t\n"))
        .await
        .unwrap();
    assert_eq!((more.added, more.known), (1, 2));
    let other = csv(&folder, &store, &format!("{HEAD}d,1,USD,t\na,5,USD,t\n")).await;
    let expected = "line 3, column reference: is in this run with other contents, from line 2";
    assert_eq!(complaints(other), [expected]);
    assert_eq!(lines(&store).await.len(), 3);
}

#[tokio::test]
async fn another_attempt_belongs_into_another_run() {
    let folder = folder("import-attempt");
    let store = create(&folder).await;
    csv(&folder, &store, &format!("{HEAD}a,1,USD,t\n"))
        .await
        .unwrap();
    let text = "reference,amount,currency,token,attempt\na,1,USD,t,2\n";
    let found = complaints(csv(&folder, &store, text).await);
    assert!(
        found[0].contains("is in this run as attempt 1"),
        "{found:?}"
    );
}

#[tokio::test]
async fn columns_are_found_under_other_names_and_missing_ones_are_set() {
    let folder = folder("import-map");
    let store = create(&folder).await;
    let file = folder.join("export.csv");
    fs::write(
        &file,
        "\u{feff}id;note;price;card\r\n\"a\nb\";x;12.50;t\r\n",
    )
    .unwrap();
    let columns = Columns::default()
        .map(["reference=id", "amount=price", "token=card"])
        .and_then(|columns| columns.set(["currency=EUR", "provider=paycross", "service=s"]))
        .unwrap();
    let format = Format::Csv { delimiter: ';' };
    let import = Import::open(&file, format, columns, Vault::File).unwrap();
    store.import(import).await.unwrap();
    let details = lines(&store).await.remove(0).order.details;
    assert_eq!(details.reference, "a\nb");
    assert_eq!(details.money, "12.50 EUR".parse().unwrap());
    assert_eq!(details.route.as_str(), "paycross");
    assert_eq!(details.more.service.as_deref(), Some("s"));
}

#[test]
fn a_setting_that_cannot_be_is_refused() {
    for text in ["amount", "price=amount", "=x"] {
        assert!(Columns::default().map([text]).is_err(), "{text}");
    }
    for text in ["token=t", "reference=r"] {
        assert!(Columns::default().set([text]).is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_first_line_without_a_column_is_refused() {
    let folder = folder("import-head");
    let store = create(&folder).await;
    for (head, part) in [
        ("reference,amount,currency\n", "no column token"),
        ("reference,amount,currency,token,token\n", "token twice"),
        ("", "no column reference"),
    ] {
        let error = csv(&folder, &store, head).await.unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
}

#[tokio::test]
async fn json_lines_are_read_exactly() {
    let folder = folder("import-json");
    let store = create(&folder).await;
    let file = folder.join("orders.jsonl");
    let text = "{\"reference\": 17, \"amount\": 19.990, \"currency\": \"usd\", \"token\": \"t\", \"more\": [1]}\n\n\
                {\"reference\": \"b\", \"amount\": \"5\", \"currency\": \"USD\", \"token\": \"t\", \"customer\": null}";
    fs::write(&file, text).unwrap();
    let imported = import(&store, &file, Vault::File).await.unwrap();
    assert_eq!(imported.added, 2);
    let found = lines(&store).await;
    assert_eq!(found[0].order.details.money, "19.99 USD".parse().unwrap());
    assert_eq!((found[0].order.line, found[1].order.line), (1, 3));

    for (line, complaint) in [
        (
            "{\"reference\": ",
            "line 2: is no JSON object, at its character",
        ),
        ("[1]", "line 2: is no JSON object"),
        (
            "{\"reference\": [1]}",
            "line 2: reference must be a text or a number",
        ),
        (
            "{\"reference\": \"c\"}",
            "line 2, column amount: is missing",
        ),
    ] {
        fs::write(&file, format!("\n{line}\n")).unwrap();
        let found = complaints(import(&store, &file, Vault::File).await);
        assert!(found[0].starts_with(complaint), "{line}: {found:?}");
    }
}

#[tokio::test]
async fn no_complaint_shows_a_token() {
    let folder = folder("import-secret");
    let store = create(&folder).await;
    let lines = [
        "a,x,USD,secret-token",
        "a,1,USD,secret-token,",
        "a,1,USD, secret-token",
    ];
    for line in lines {
        let error = csv(&folder, &store, &format!("{HEAD}{line}\n"))
            .await
            .unwrap_err();
        assert!(
            !format!("{error} {error:?}").contains("secret"),
            "{error:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    /// Any bytes are read or refused, and an order that is read is found again at its place.
    #[test]
    fn any_file_is_read_or_refused(
        lines in prop::collection::vec("[a-c\"\n,;]{0,6},[0-9]{1,3}(\\.[0-9]{1,3})?,USD,[a-z]{1,4}", 0..6),
    ) {
        let folder = folder(&format!("import-any-{}", std::process::id()));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = create(&folder).await;
            let text = format!("{HEAD}{}", lines.join("\n"));
            let count = crate::world::lines(&store).await.len();
            assert_eq!(count, 0);
            match csv(&folder, &store, &text).await {
                Ok(imported) => assert_eq!(crate::world::lines(&store).await.len() as u64, imported.added),
                Err(Error::Lines(_)) => assert!(crate::world::lines(&store).await.is_empty()),
                Err(error) => panic!("{error}"),
            }
        });
    }
}
