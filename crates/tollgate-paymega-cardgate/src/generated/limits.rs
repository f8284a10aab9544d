// @generated from spec/paymega/cardgate.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::types::GooglePay {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("paymentMethodData", self.payment_method_data.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::GooglePayMethod {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("tokenizationData", self.tokenization_data.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::GooglePayTokenization {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "token",
            limit::require(!self.token.expose().is_empty(), "must not be empty"),
        )?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::SaleAttributes {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.card_holder {
            limit::at(
                "card_holder",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.card_number {
            limit::at(
                "card_number",
                limit::require(
                    limit::matches(
                        value.expose(),
                        &[
                            &[
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 12,
                                    most: 19,
                                },
                            ],
                        ],
                    ),
                    "must be 12 to 19 digits",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.cvv {
            limit::at(
                "cvv",
                limit::require(
                    limit::matches(
                        value.expose(),
                        &[
                            &[
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 3,
                                    most: 4,
                                },
                            ],
                        ],
                    ),
                    "must be 3 or 4 digits",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.exp_month {
            limit::at(
                "exp_month",
                limit::require(
                    limit::matches(
                        value.as_str(),
                        &[
                            &[
                                limit::Piece {
                                    any_of: &[('0', '0')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('1', '9')],
                                    least: 1,
                                    most: 1,
                                },
                            ],
                            &[
                                limit::Piece {
                                    any_of: &[('1', '1')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '2')],
                                    least: 1,
                                    most: 1,
                                },
                            ],
                        ],
                    ),
                    "must match `^(0[1-9]|1[0-2])$`",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.exp_year {
            limit::at(
                "exp_year",
                limit::require(
                    limit::matches(
                        value.as_str(),
                        &[
                            &[
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                            ],
                        ],
                    ),
                    "must be 2 digits",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.google_pay {
            limit::at("google_pay", value.check())?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::SaleData {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("attributes", self.attributes.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::SaleRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("data", self.data.check())?;
        ::std::result::Result::Ok(())
    }
}
