//! Result codes, with their messages for the merchant and for the payer.

const CODES: [(&str, &str, &str); 16] = [
    (
        "S.0000",
        "Successfully processed",
        "The operation is successful.",
    ),
    ("F.0005", "Order expired", "The time to pay is over."),
    ("P.0001", "In progress", "The operation is in progress."),
    (
        "F.0105",
        "Do not honor",
        "Your bank declined the operation.",
    ),
    (
        "F.0108",
        "Duplicate transaction",
        "The operation was sent before.",
    ),
    ("F.0111", "Card expired", "The card has expired."),
    (
        "F.0112",
        "Invalid security code",
        "The security code is wrong.",
    ),
    (
        "F.0114",
        "Insufficient funds",
        "There is not enough money on the card.",
    ),
    ("F.0115", "Suspected fraud", "The operation was declined."),
    ("F.0117", "Temporary error", "Please try again later."),
    ("F.0123", "Limit exceeded", "The card's limit is exceeded."),
    ("F.0127", "Invalid card", "Please check the card data."),
    (
        "F.0129",
        "3-D Secure failed",
        "The card could not be verified.",
    ),
    ("F.0131", "Not confirmed", "The payment was not confirmed."),
    (
        "F.0996",
        "Not verified by the verification service",
        "The shop did not confirm the payment.",
    ),
    (
        "F.0998",
        "Abandoned by the payer",
        "The payment was not finished.",
    ),
];

/// The message for the merchant.
pub(super) fn message(code: &str) -> &'static str {
    row(code).1
}

/// The message for the payer.
pub(super) fn friendly(code: &str) -> &'static str {
    row(code).2
}

fn row(code: &str) -> (&'static str, &'static str, &'static str) {
    let found = CODES.into_iter().find(|row| row.0 == code);
    found.unwrap_or(("F.0999", "Declined", "The operation failed."))
}
