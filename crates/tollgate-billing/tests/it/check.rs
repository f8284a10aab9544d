//! The dry run: what it finds, and that it sends nothing.

use std::{collections::HashMap, fs};

use tollgate_billing::{Services, Vault, check, store::Store};
use tollgate_sandbox::Sandbox;

use crate::world::{clients, create, folder, import};

const ROWS: &str = "\
reference,provider,amount,currency,token,customer,service,expiry
good,paymega,5,USD,t,c,payment_card_usd_hpp,
no-customer,paymega,5,USD,t,,payment_card_usd_hpp,
bad/reference,paycross,5,USD,t,,,
wrong-exponent,paycross,5,IDR,t,,,
old,paymega,7.50,USD,t,c,payment_card_usd_hpp,01/20
equal-1,paycross,3,EUR,card,,,
equal-2,paycross,3.00,EUR,card,,,
large,paymega,900,USD,t,c,payment_card_usd_hpp,
elsewhere,paymega,5,USD,t,c,another_service,
";

#[tokio::test]
async fn each_order_that_would_fail_is_found_and_nothing_is_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let folder = folder("check");
    let store = create(&folder).await;
    let file = folder.join("orders.csv");
    fs::write(&file, ROWS).unwrap();
    import(&store, &file, Vault::File).await.unwrap();
    let mut services: Services = HashMap::new();
    services.insert(
        "payment_card_usd_hpp".to_owned(),
        Box::new(|money| {
            if money.amount() > tollgate::dec!(500) {
                Err("amount is more than the service permits".to_owned())
            } else {
                Ok(())
            }
        }),
    );
    let clients = clients(sandbox.info());
    let checked = check(&store, &clients, Vault::File, Some(&services))
        .await
        .unwrap();
    let found: Vec<_> = checked
        .errors
        .first
        .iter()
        .map(|it| (it.line, it.reference.as_str()))
        .collect();
    let expected = [
        (3, "no-customer"),
        (4, "bad/reference"),
        (5, "wrong-exponent"),
        (9, "large"),
        (10, "elsewhere"),
    ];
    assert_eq!(found, expected, "{:?}", checked.errors);
    assert_eq!(checked.errors.count, 5);
    assert_eq!(checked.expired.first[0].line, 6);
    let equal = &checked.equal[0];
    assert_eq!((equal.line, equal.count, checked.equal_seconds), (7, 2, 31));
    assert_eq!(checked.services["payment_card_usd_hpp"], 4);
    assert_eq!(
        checked.amounts["USD"],
        (tollgate::dec!(5), tollgate::dec!(900))
    );
    assert_eq!(checked.orders, 9);
    assert!(sandbox.exchanges().is_empty());
    assert_eq!(store.progress().await.unwrap().left.count, 9);
}

#[tokio::test]
async fn without_a_client_every_order_of_its_provider_would_fail() {
    let folder = folder("check-client");
    let store = create(&folder).await;
    let file = folder.join("orders.csv");
    fs::write(&file, ROWS).unwrap();
    import(&store, &file, Vault::File).await.unwrap();
    let checked = check(&store, &tollgate_billing::Clients::new(), Vault::File, None)
        .await
        .unwrap();
    assert_eq!(checked.errors.count, 9);
    assert!(
        checked.errors.first[0].why.contains("no client"),
        "{:?}",
        checked.errors.first
    );
}
