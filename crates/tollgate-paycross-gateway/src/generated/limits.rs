// @generated from spec/paycross/gateway.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::types::Airline {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.legs {
            limit::at(
                "legs",
                limit::each(value.iter().enumerate(), |value| value.check()),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.restricted_ticked_indicator {
            limit::at(
                "restricted_ticked_indicator",
                limit::require(
                    limit::matches(
                        value.as_str(),
                        &[
                            &[
                                limit::Piece {
                                    any_of: &[('0', '1')],
                                    least: 1,
                                    most: 1,
                                },
                            ],
                        ],
                    ),
                    "must match `^[01]$`",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::CardEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::CardRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "contract",
            limit::require(!self.contract.is_empty(), "must not be empty"),
        )?;
        limit::at(
            "exp_month",
            limit::require(
                limit::matches(
                    self.exp_month.as_str(),
                    &[
                        &[
                            limit::Piece {
                                any_of: &[('0', '0')],
                                least: 0,
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
                "must match `^(0?[1-9]|1[0-2])$`",
            ),
        )?;
        limit::at(
            "exp_year",
            limit::require(
                limit::matches(
                    self.exp_year.as_str(),
                    &[
                        &[
                            limit::Piece {
                                any_of: &[('0', '9')],
                                least: 4,
                                most: 4,
                            },
                        ],
                    ],
                ),
                "must be 4 digits",
            ),
        )?;
        limit::at(
            "holder",
            limit::require(
                (1..=32).contains(&self.holder.chars().count()),
                "must have 1 to 32 characters",
            ),
        )?;
        limit::at(
            "number",
            limit::require(
                limit::matches(
                    self.number.expose(),
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
        ::std::result::Result::Ok(())
    }
}
impl super::types::CardUpdate {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
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
                                    least: 0,
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
                    "must match `^(0?[1-9]|1[0-2])$`",
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
                                    least: 4,
                                    most: 4,
                                },
                            ],
                        ],
                    ),
                    "must be 4 digits",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.holder {
            limit::at(
                "holder",
                limit::require(
                    (1..=32).contains(&value.chars().count()),
                    "must have 1 to 32 characters",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::CardUpdateEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::ChargeEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::ChargeRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(self.amount.get() >= 1, "must be at least 1"),
        )?;
        if let ::std::option::Option::Some(value) = &self.credit_card {
            limit::at("credit_card", value.check())?;
        }
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
        if let ::std::option::Option::Some(value) = &self.customer {
            limit::at("customer", value.check())?;
        }
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
impl super::types::ChildEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::ChildRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(self.amount.get() >= 1, "must be at least 1"),
        )?;
        limit::at(
            "parent_uid",
            limit::require(!self.parent_uid.is_empty(), "must not be empty"),
        )?;
        if let ::std::option::Option::Some(value) = &self.reason {
            limit::at(
                "reason",
                limit::require(
                    value.chars().count() <= 255,
                    "must have at most 255 characters",
                ),
            )?;
        }
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
impl super::types::FlightLeg {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.airline_code {
            limit::at(
                "airline_code",
                limit::require(value.chars().count() == 2, "must have 2 characters"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.class {
            limit::at(
                "class",
                limit::require(value.chars().count() == 1, "must have 1 character"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.destination_airport_code {
            limit::at(
                "destination_airport_code",
                limit::require(value.chars().count() == 3, "must have 3 characters"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.originating_airport_code {
            limit::at(
                "originating_airport_code",
                limit::require(value.chars().count() == 3, "must have 3 characters"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.stop_over_code {
            limit::at(
                "stop_over_code",
                limit::require(
                    value.chars().count() <= 1,
                    "must have at most 1 character",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::PaymentCard {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
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
                                    least: 0,
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
                    "must match `^(0?[1-9]|1[0-2])$`",
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
                                    least: 4,
                                    most: 4,
                                },
                            ],
                        ],
                    ),
                    "must be 4 digits",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.holder {
            limit::at(
                "holder",
                limit::require(
                    value.chars().count() <= 35,
                    "must have at most 35 characters",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.number {
            limit::at(
                "number",
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
        if let ::std::option::Option::Some(value) = &self.token {
            limit::at(
                "token",
                limit::require(!value.expose().is_empty(), "must not be empty"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.verification_value {
            limit::at(
                "verification_value",
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
        ::std::result::Result::Ok(())
    }
}
impl super::types::PaymentEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::PaymentRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(self.amount.get() >= 1, "must be at least 1"),
        )?;
        if let ::std::option::Option::Some(value) = &self.billing_address {
            limit::at("billing_address", value.check())?;
        }
        if let ::std::option::Option::Some(value) = &self.credit_card {
            limit::at("credit_card", value.check())?;
        }
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
        if let ::std::option::Option::Some(value) = &self.customer {
            limit::at("customer", value.check())?;
        }
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
        if let ::std::option::Option::Some(value) = &self.travel {
            limit::at("travel", value.check())?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::RefundEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::RefundRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "amount",
            limit::require(self.amount.get() >= 1, "must be at least 1"),
        )?;
        limit::at(
            "parent_uid",
            limit::require(!self.parent_uid.is_empty(), "must not be empty"),
        )?;
        limit::at(
            "reason",
            limit::require(
                (1..=255).contains(&self.reason.chars().count()),
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
impl super::types::TokenizationCard {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at(
            "exp_month",
            limit::require(
                limit::matches(
                    self.exp_month.as_str(),
                    &[
                        &[
                            limit::Piece {
                                any_of: &[('0', '0')],
                                least: 0,
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
                "must match `^(0?[1-9]|1[0-2])$`",
            ),
        )?;
        limit::at(
            "exp_year",
            limit::require(
                limit::matches(
                    self.exp_year.as_str(),
                    &[
                        &[
                            limit::Piece {
                                any_of: &[('0', '9')],
                                least: 4,
                                most: 4,
                            },
                        ],
                    ],
                ),
                "must be 4 digits",
            ),
        )?;
        if let ::std::option::Option::Some(value) = &self.holder {
            limit::at(
                "holder",
                limit::require(
                    value.chars().count() <= 35,
                    "must have at most 35 characters",
                ),
            )?;
        }
        limit::at(
            "number",
            limit::require(
                limit::matches(
                    self.number.expose(),
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
        if let ::std::option::Option::Some(value) = &self.verification_value {
            limit::at(
                "verification_value",
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
        ::std::result::Result::Ok(())
    }
}
impl super::types::TokenizationEnvelope {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("request", self.request.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::TokenizationRequest {
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
        if let ::std::option::Option::Some(value) = &self.billing_address {
            limit::at("billing_address", value.check())?;
        }
        limit::at("credit_card", self.credit_card.check())?;
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
        if let ::std::option::Option::Some(value) = &self.customer {
            limit::at("customer", value.check())?;
        }
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
        if let ::std::option::Option::Some(value) = &self.travel {
            limit::at("travel", value.check())?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::Travel {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.airline {
            limit::at("airline", value.check())?;
        }
        ::std::result::Result::Ok(())
    }
}
/// Checks the limits that the document gives to the parameters of `updateCard`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn update_card(card: &str) -> ::std::result::Result<(), limit::Limit> {
    {
        let value = card;
        limit::at("card", limit::require(!value.is_empty(), "must not be empty"))?;
    }
    ::std::result::Result::Ok(())
}
/// Checks the limits that the document gives to the parameters of `getTransaction`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn get_transaction(uid: &str) -> ::std::result::Result<(), limit::Limit> {
    {
        let value = uid;
        limit::at("uid", limit::require(!value.is_empty(), "must not be empty"))?;
    }
    ::std::result::Result::Ok(())
}
/// Checks the limits that the document gives to the parameters of `updateCardV2`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn update_card_v2(card: &str) -> ::std::result::Result<(), limit::Limit> {
    {
        let value = card;
        limit::at("card", limit::require(!value.is_empty(), "must not be empty"))?;
    }
    ::std::result::Result::Ok(())
}
/// Checks the limits that the document gives to the parameters of `findTransactions`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn find_transactions(tracking_id: &str) -> ::std::result::Result<(), limit::Limit> {
    {
        let value = tracking_id;
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
