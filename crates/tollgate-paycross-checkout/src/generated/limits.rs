// @generated from spec/paycross/checkout.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::types::CheckoutEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("checkout", self.checkout.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::CheckoutOrder {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(self.amount.get() >= 0, "must be at least 0"),
        )?;
        limit::at(
            "currency",
            limit::require(
                limit::matches(
                    self.currency.as_str(),
                    &[
                        &[
                            limit::Piece {
                                any_of: &[('A', 'Z')],
                                least: 3,
                                most: 3,
                            },
                        ],
                    ],
                ),
                "must match `^[A-Z]{3}$`",
            ),
        )?;
        limit::at(
            "description",
            limit::require(
                (1..=255).contains(&self.description.chars().count()),
                "must have 1 to 255 characters",
            ),
        )?;
        if let ::std::option::Option::Some(value) = &self.tracking_id {
            limit::at(
                "tracking_id",
                limit::require(
                    (1..=255).contains(&value.chars().count()),
                    "must have 1 to 255 characters",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::CheckoutRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.attempts {
            limit::at(
                "attempts",
                limit::require(value.get() >= 1, "must be at least 1"),
            )?;
        }
        limit::at("order", self.order.check())?;
        ::std::result::Result::Ok(())
    }
}
/// Checks the limits that the document gives to the parameters of `getCheckout`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn get_checkout(checkout: &str) -> ::std::result::Result<(), limit::Limit> {
    {
        let value = checkout;
        limit::at("checkout", limit::require(!value.is_empty(), "must not be empty"))?;
    }
    ::std::result::Result::Ok(())
}
