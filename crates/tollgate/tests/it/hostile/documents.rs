//! The published samples, changed, as answers to whatever is asked.

use std::{fs, path::Path};

use proptest::{prelude::*, sample};
use tollgate::Currency;

use super::{
    Rig, SHORT, attack_within, claim,
    frame::Answer,
    mutation::plans,
    watch::{shown, shown_error},
};
use crate::merchant::{SERVICE, charge};

/// The published samples of some operations, by their names.
pub fn samples(surface: &str, part: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../spec/examples")
        .join(surface);
    let mut samples: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(path).unwrap(),
            )
        })
        .filter(|(name, _)| name.contains(part))
        .collect();
    samples.sort();
    assert!(!samples.is_empty(), "{surface} {part}");
    samples
}

/// The status with which a sample comes, which its name tells where it is none of success.
fn status(name: &str) -> u16 {
    let told = name.split('.').find_map(|part| part.parse().ok());
    told.unwrap_or(if name.contains("invalid") || name.contains("missing") {
        422
    } else {
        200
    })
}

fn answers() -> impl Strategy<Value = (String, Vec<u8>)> {
    let all: Vec<_> = ["private", "public", "cardgate", "paycross"]
        .into_iter()
        .flat_map(|surface| samples(surface, ".response"))
        .collect();
    sample::select(all)
}

/// Whoever asks for one thing is told any other.
#[test]
fn any_sample_as_any_answer_is_survived() {
    attack_within(SHORT, (answers(), plans(3)), &async |rig,
                                                        number,
                                                        (
        (name, body),
        plan,
    )| {
        let date = Some("Thu, 20 Aug 2020 10:00:00 GMT".to_owned());
        rig.proxy.tell(Answer {
            status: status(&name),
            date,
            body,
        });
        rig.proxy.plan(plan);
        let text = rig.in_time(20, everything(rig, number)).await?;
        claim!(
            rig.sandbox.ledger().charges(&format!("order-{number}")) == 0,
            "charged by nobody"
        );
        rig.check(&text)
    });
}

async fn everything(rig: &Rig, number: u64) -> String {
    let (platform, paycross) = (&rig.platform, &rig.paycross);
    let order = charge(&format!("order-{number}"), &rig.token);
    let mut text = String::new();
    let mut tell = |part: String| text += &part;
    let charged = platform.charge(&order).await;
    tell(charged.as_ref().map_or_else(shown_error, |outcome| {
        format!("{outcome:?}{:?}", outcome.invoice().attributes())
    }));
    tell(
        platform
            .invoice("cpi_1")
            .await
            .as_ref()
            .map_or_else(shown_error, |it| format!("{it:?}{:?}", it.attributes())),
    );
    tell(
        platform
            .public_invoice("cpi_1")
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .service(SERVICE)
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .services(1)
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .prerequest(Currency::USD)
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .profile()
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .balances()
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    if let Some(next) = platform.invoices().next().await {
        tell(
            next.as_ref()
                .map_or_else(shown_error, |it| format!("{it:?}{:?}", it.attributes())),
        );
    }
    let payment = crate::paycross_shop::charge(&format!("order-{number}"), &rig.paycross_token);
    let paid = paycross.charge(&payment).await;
    tell(paid.as_ref().map_or_else(shown_error, |outcome| {
        format!("{outcome:?}{:?}", outcome.transaction().data())
    }));
    tell(
        paycross
            .transaction("1-2")
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        paycross
            .find("order-1")
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    text
}
