// @generated from spec/paymega/private.yaml by `cargo xtask generate`: change the document instead.

use ::tollgate_types::limit;
impl super::types::CardgateOptions {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.retry_limit {
            limit::at(
                "retry_limit",
                limit::require(value.get() >= 0, "must be at least 0"),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::CreateInvoiceAttributes {
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
        if let ::std::option::Option::Some(value) = &self.customer {
            limit::at("customer", value.check())?;
        }
        if let ::std::option::Option::Some(value) = &self.gateway_options {
            limit::at("gateway_options", value.check())?;
        }
        limit::at(
            "reference_id",
            limit::require(!self.reference_id.is_empty(), "must not be empty"),
        )?;
        limit::at(
            "service",
            limit::require(!self.service.is_empty(), "must not be empty"),
        )?;
        if let ::std::option::Option::Some(value) = &self.token {
            limit::at(
                "token",
                limit::require(!value.expose().is_empty(), "must not be empty"),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::CreateInvoiceData {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    #[allow(deprecated)]
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("attributes", self.attributes.check())?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::CreateInvoiceRequest {
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
impl super::types::CreatePayoutAttributes {
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
        if let ::std::option::Option::Some(value) = &self.context {
            limit::at("context", value.check())?;
        }
        limit::at(
            "currency",
            limit::require(
                self.currency.chars().count() >= 3,
                "must have at least 3 characters",
            ),
        )?;
        if let ::std::option::Option::Some(value) = &self.customer {
            limit::at("customer", value.check())?;
        }
        if let ::std::option::Option::Some(value) = &self.payment_id {
            limit::at(
                "payment_id",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        limit::at(
            "reference_id",
            limit::require(!self.reference_id.is_empty(), "must not be empty"),
        )?;
        limit::at(
            "service",
            limit::require(!self.service.is_empty(), "must not be empty"),
        )?;
        if let ::std::option::Option::Some(value) = &self.service_amount {
            limit::at(
                "service_amount",
                limit::require(
                    value.decimal() > limit::decimal(0, 0),
                    "must be more than 0",
                ),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.token {
            limit::at(
                "token",
                limit::require(!value.expose().is_empty(), "must not be empty"),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::CreatePayoutData {
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
impl super::types::CreatePayoutRequest {
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
impl super::types::CustomerAddress {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    #[allow(deprecated)]
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.country {
            limit::at(
                "country",
                limit::require(value.chars().count() == 2, "must have 2 characters"),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::GatewayOptions {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.cardgate {
            limit::at("cardgate", value.check())?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::InvoiceCustomer {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    #[allow(deprecated)]
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.address {
            limit::at("address", value.check())?;
        }
        if let ::std::option::Option::Some(value) = &self.individual_tax_id {
            limit::at(
                "individual_tax_id",
                limit::require(
                    (2..=100).contains(&value.chars().count()),
                    "must have 2 to 100 characters",
                ),
            )?;
        }
        limit::at(
            "reference_id",
            limit::require(!self.reference_id.is_empty(), "must not be empty"),
        )?;
        ::std::result::Result::Ok(())
    }
}
impl super::types::PayoutCard {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.exp_month {
            limit::at(
                "exp_month",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.exp_year {
            limit::at(
                "exp_year",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::PayoutContext {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        if let ::std::option::Option::Some(value) = &self.card {
            limit::at("card", value.check())?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::RefundAttributes {
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
        if let ::std::option::Option::Some(value) = &self.invoice_id {
            limit::at(
                "invoiceId",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        if let ::std::option::Option::Some(value) = &self.reference_id {
            limit::at(
                "reference_id",
                limit::require(!value.is_empty(), "must not be empty"),
            )?;
        }
        ::std::result::Result::Ok(())
    }
}
impl super::types::RefundData {
    /// Checks the document's limits on this value.
    ///
    /// # Errors
    ///
    /// The path of the first field beyond a limit.
    pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
        limit::at("attributes", self.attributes.check())?;
        limit::at("id", limit::require(!self.id.is_empty(), "must not be empty"))?;
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
        limit::at("data", self.data.check())?;
        ::std::result::Result::Ok(())
    }
}
/// Checks the limits that the document gives to the parameters of `listInvoices`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn list_invoices(
    page_size: ::std::option::Option<i64>,
) -> ::std::result::Result<(), limit::Limit> {
    if let ::std::option::Option::Some(value) = page_size {
        limit::at("page[size]", limit::require(value >= 1, "must be at least 1"))?;
    }
    ::std::result::Result::Ok(())
}
/// Checks the limits that the document gives to the parameters of `listPaymentServices`.
///
/// # Errors
///
/// The name of the first parameter beyond a limit.
pub fn list_payment_services(
    page_number: ::std::option::Option<i64>,
    page_size: ::std::option::Option<i64>,
) -> ::std::result::Result<(), limit::Limit> {
    if let ::std::option::Option::Some(value) = page_number {
        limit::at("page[number]", limit::require(value >= 1, "must be at least 1"))?;
    }
    if let ::std::option::Option::Some(value) = page_size {
        limit::at("page[size]", limit::require(value >= 1, "must be at least 1"))?;
    }
    ::std::result::Result::Ok(())
}
