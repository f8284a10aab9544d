// @generated from spec/shared.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::BillingAddress {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.address {
            limit::at(
                "address",
                limit::require(
                    value.chars().count() <= 255,
                    "must have at most 255 characters",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.city {
            limit::at(
                "city",
                limit::require(
                    value.chars().count() <= 60,
                    "must have at most 60 characters",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.country {
            limit::at(
                "country",
                limit::require(value.chars().count() == 2, "must have 2 characters"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.first_name {
            limit::at(
                "first_name",
                limit::require(
                    value.chars().count() <= 30,
                    "must have at most 30 characters",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.last_name {
            limit::at(
                "last_name",
                limit::require(
                    value.chars().count() <= 30,
                    "must have at most 30 characters",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.phone {
            limit::at(
                "phone",
                limit::require(
                    value.chars().count() <= 100,
                    "must have at most 100 characters",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::Customer {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.birth_date {
            limit::at(
                "birth_date",
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
                                limit::Piece {
                                    any_of: &[('-', '-')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[('-', '-')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                            ],
                        ],
                    ),
                    "must match `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
