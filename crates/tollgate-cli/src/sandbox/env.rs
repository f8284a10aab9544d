//! The sandbox's addresses and credentials as variables of a shell.

use std::fmt::Write as _;

use tollgate_sandbox::Info;

/// The lines that define the profiles `paymega` and `paycross`.
pub fn variables(info: &Info) -> String {
    let values = [
        ("PROFILE", "paymega"),
        ("SANDBOX", &info.control),
        ("PAYMEGA_MODE", "test"),
        ("PAYMEGA_PUBLIC", &info.public),
        ("PAYMEGA_PRIVATE", &info.private),
        ("PAYMEGA_CARDGATE", &info.cardgate),
        ("PAYMEGA_ACCOUNT", &info.account),
        ("PAYMEGA_API_KEY", &info.api_key),
        ("PAYMEGA_PUBLIC_KEY", &info.public_key),
        ("PAYMEGA_CALLBACK_SECRET", &info.callback_secret),
        ("PAYMEGA_SERVICE", "payment_card_usd_hpp"),
        ("PAYCROSS_MODE", "test"),
        ("PAYCROSS_URL", &info.paycross),
        ("PAYCROSS_CHECKOUT", &info.checkout),
        ("PAYCROSS_REPORTS", &info.reports),
        ("PAYCROSS_SHOP", &info.shop_id),
        ("PAYCROSS_SECRET_KEY", &info.shop_secret),
        ("PAYCROSS_WEBHOOK_KEY", &info.shop_public_key),
    ];
    values
        .into_iter()
        .fold(String::new(), |mut lines, (name, value)| {
            let quoted = value.replace('\'', r"'\''");
            let _ = writeln!(lines, "export TOLLGATE_{name}='{quoted}'");
            lines
        })
}
