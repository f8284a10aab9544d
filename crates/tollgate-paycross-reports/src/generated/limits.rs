// @generated from spec/paycross/reports.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::types::ReportParams {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.date {
            limit::at(
                "date",
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
        if let ::std::option::Option::Some(value) = &self.ending_before {
            limit::at(
                "ending_before",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.from {
            limit::at(
                "from",
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
                                limit::Piece {
                                    any_of: &[(' ', ' ')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
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
                    "must match `^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?$`",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.manual_correction_from {
            limit::at(
                "manual_correction_from",
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
                                limit::Piece {
                                    any_of: &[(' ', ' ')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
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
                    "must match `^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$`",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.manual_correction_to {
            limit::at(
                "manual_correction_to",
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
                                limit::Piece {
                                    any_of: &[(' ', ' ')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
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
                    "must match `^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$`",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.starting_after {
            limit::at(
                "starting_after",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        limit::at(
            "time_zone",
            limit::require(!self.time_zone.is_empty(), "must not be empty"),
        )?;
        if let ::std::option::Option::Some(value) = &self.to {
            limit::at(
                "to",
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
                                limit::Piece {
                                    any_of: &[(' ', ' ')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
                                    least: 1,
                                    most: 1,
                                },
                                limit::Piece {
                                    any_of: &[('0', '9')],
                                    least: 2,
                                    most: 2,
                                },
                                limit::Piece {
                                    any_of: &[(':', ':')],
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
                    "must match `^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?$`",
                ),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::ReportRequest {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("report_params", self.report_params.check())?;
        ::std::result::Result::Ok(())
    }
}
