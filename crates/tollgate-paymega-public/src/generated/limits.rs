// @generated from spec/paymega/public.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::types::CheckoutForm {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(
                    self.amount.decimal() > limit::decimal(0, 0),
                    "must be more than 0",
                )
                .and_then(|()| limit::require(
                    self.amount.decimal() <= limit::decimal(1000000000, 0),
                    "must be at most 1000000000",
                )),
        )?;
        limit::at(
            "currency",
            limit::require(
                self.currency.chars().count() >= 3,
                "must have at least 3 characters",
            ),
        )?;
        if let ::std::option::Option::Some(value) = &self.customer_address_country {
            limit::at(
                "customer[address][country]",
                limit::require(value.chars().count() == 2, "must have 2 characters"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.customer_individual_tax_id {
            limit::at(
                "customer[individual_tax_id]",
                limit::require(
                    (2..=100).contains(&value.chars().count()),
                    "must have 2 to 100 characters",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.customer_reference_id {
            limit::at(
                "customer[reference_id]",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        limit::at(
            "public_key",
            limit::require(!self.public_key.is_empty(), "must not be empty"),
        )?;
        if let ::std::option::Option::Some(value) = &self.reference_id {
            limit::at(
                "reference_id",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        limit::at(
            "service",
            limit::require(!self.service.is_empty(), "must not be empty"),
        )?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::CreatePublicInvoice {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(
                    self.amount.decimal() > limit::decimal(0, 0),
                    "must be more than 0",
                )
                .and_then(|()| limit::require(
                    self.amount.decimal() <= limit::decimal(1000000000, 0),
                    "must be at most 1000000000",
                )),
        )?;
        limit::at(
            "currency",
            limit::require(
                self.currency.chars().count() >= 3,
                "must have at least 3 characters",
            ),
        )?;
        limit::at(
            "public_key",
            limit::require(!self.public_key.is_empty(), "must not be empty"),
        )?;
        if let ::std::option::Option::Some(value) = &self.reference_id {
            limit::at(
                "reference_id",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        limit::at(
            "service",
            limit::require(!self.service.is_empty(), "must not be empty"),
        )?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::PayoutPrerequestRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(
                self.amount.decimal() > limit::decimal(0, 0),
                "must be more than 0",
            ),
        )?;
        limit::at(
            "currency",
            limit::require(
                self.currency.chars().count() >= 3,
                "must have at least 3 characters",
            ),
        )?;
        limit::at(
            "public_key",
            limit::require(!self.public_key.is_empty(), "must not be empty"),
        )?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::PrerequestRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "currency",
            limit::require(
                self.currency.chars().count() >= 3,
                "must have at least 3 characters",
            ),
        )?;
        limit::at(
            "public_key",
            limit::require(!self.public_key.is_empty(), "must not be empty"),
        )?;
        ::std::result::Result::Ok(())
    }
}
