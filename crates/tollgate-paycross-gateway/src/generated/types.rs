// @generated from spec/paycross/gateway.yaml by `cargo xtask generate`: change the document instead.

///An air ticket that was sold.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct Airline {
    ///The agency's IATA code, for example `03`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agency_code: ::std::option::Option<::std::string::String>,
    ///The agency that sold the ticket, for example `Coral travel`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agency_name: ::std::option::Option<::std::string::String>,
    ///The booking's code, for example `DKZVUA`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub booking_number: ::std::option::Option<::std::string::String>,
    ///The flights.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub legs: ::std::option::Option<::std::vec::Vec<FlightLeg>>,
    ///The passengers.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub passengers: ::std::option::Option<::std::vec::Vec<Passenger>>,
    ///Whether the ticket can be returned; `0` if it can, `1` if it cannot. The field's name is spelt like this on the wire.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub restricted_ticked_indicator: ::std::option::Option<::std::string::String>,
    ///The ticket's number of 14 digits, made of the ticket code (3), the form number (4), the serial number (6) and a check digit, for example `390 5241 025377 1`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ticket_number: ::std::option::Option<::std::string::String>,
}
///The result of the gateway's fraud check.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BeProtectedVerification {
    ///The result in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The result.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::tollgate_types::Open<VerificationStatus>>,
    ///The results of the merchant's lists, such as `absent` or `white`, by the looked-up value (`email`, `ip`, `card_number`).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub white_black_list: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
}
///The body of a request to store a card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CardEnvelope {
    ///A card to store in the vault.
    pub request: CardRequest,
}
///A card to store in the vault.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CardRequest {
    ///The uses of the token that the payer agreed to. PayCross's page names `recurring` alone.
    pub contract: ::std::vec::Vec<
        ::tollgate_types::Open<::tollgate_types::ContractTerm>,
    >,
    ///The month of expiry in one or two digits, for example `05`. PayCross's page calls it an integer and sends a text.
    pub exp_month: ::std::string::String,
    ///The year of expiry in four digits, for example `2027`. PayCross's page calls it an integer and sends a text.
    pub exp_year: ::std::string::String,
    ///The card holder's name, as it is on the card.
    pub holder: ::std::string::String,
    ///The card number, 12 to 19 digits.
    pub number: ::tollgate_types::CardNumber,
}
///The fields of a stored card to change. A field that is absent keeps its value. No number, since a new number is a new card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct CardUpdate {
    ///The month of expiry in one or two digits, for example `05`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_month: ::std::option::Option<::std::string::String>,
    ///The year of expiry in four digits, for example `2027`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_year: ::std::option::Option<::std::string::String>,
    ///The card holder's name, as it is on the card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub holder: ::std::option::Option<::std::string::String>,
}
///The body of a request to change a stored card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CardUpdateEnvelope {
    ///The fields of a stored card to change. A field that is absent keeps its value. No number, since a new number is a new card.
    pub request: CardUpdate,
}
///The body of a charge of a stored card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ChargeEnvelope {
    ///An order, and the stored card to charge. PayCross's own page shows the fields up to `expired_at`; the others are known from a client of bePaid, a sister brand.
    pub request: ChargeRequest,
}
///An order, and the stored card to charge. PayCross's own page shows the fields up to `expired_at`; the others are known from a client of bePaid, a sister brand.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ChargeRequest {
    ///Further information about the payment, which the response repeats.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount to charge, in minor units; $32.45 is `3245`.
    pub amount: ::tollgate_types::MinorUnits,
    ///The card to charge; either its `number` with the date of expiry, or the `token` of a stored card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credit_card: ::std::option::Option<PaymentCard>,
    ///The currency, by ISO 4217, for example `USD`.
    pub currency: ::std::string::String,
    ///The payer. Conditionally required; ask support which fields the shop must send.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<::tollgate_types::Customer>,
    ///The description of the order.
    pub description: ::std::string::String,
    ///Whether a repeat with the same `amount` and token within 30 seconds is refused. Another order with the same amount and card is refused too, and a refusal says nothing about this order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_check: ::std::option::Option<bool>,
    ///The text that names this payment on the payer's statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub dynamic_billing_descriptor: ::std::option::Option<::std::string::String>,
    ///Until when the payment can be made, with its offset from UTC, for example `2026-04-02T18:20:45+03:00`. A charge not made by then becomes `expired`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired_at: ::std::option::Option<::std::string::String>,
    ///Whether to demand 3-D Secure. It prevails over the card's `skip_three_d_secure_verification`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub force_three_d_secure_verification: ::std::option::Option<bool>,
    ///The language of the e-mails to the payer if they are enabled, for example `en`, which is also taken if this is absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: ::std::option::Option<::std::string::String>,
    ///The URL to which the gateway posts notifications about the transaction, in the shape of a response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notification_url: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns after 3-D Secure. Required where 3-D Secure is possible.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///Whether this is a test transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///The merchant's own id of the order. Use a unique value, or a look-up returns another transaction. Both transactions of a charge that became an authorisation carry it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
    ///The URL at which the gateway asks the merchant to confirm the transaction, in the shape of a response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_url: ::std::option::Option<::std::string::String>,
}
///The body of a capture or a void.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ChildEnvelope {
    ///An authorisation, and the amount to capture or to void.
    pub request: ChildRequest,
}
///An authorisation, and the amount to capture or to void.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ChildRequest {
    ///Further information about the payment, which the response repeats.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount in minor units, at most that of the authorisation.
    pub amount: ::tollgate_types::MinorUnits,
    ///Whether a repeat with the same `parent_uid` and `amount` within 30 seconds is refused. The gateway refuses it unless this is `false`. The second of two equal partial amounts is refused too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_check: ::std::option::Option<bool>,
    ///The `uid` of the authorisation.
    pub parent_uid: ::std::string::String,
    ///The reason for the capture or the void. Known from the gateway's family; PayCross's pages on captures and voids do not list it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of this transaction. Use an id other than the authorisation's. PayCross's pages on captures and voids do not list it, so a look-up by it may find nothing; recognise the transaction by `parent_uid` and amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
}
///Card data that the gateway's script encrypted in the payer's browser. Each value begins with `$begatewaycse`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct EncryptedCard {
    ///The encrypted month of expiry.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_month: ::std::option::Option<::tollgate_types::Token>,
    ///The encrypted year of expiry.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_year: ::std::option::Option<::tollgate_types::Token>,
    ///The encrypted name of the card holder.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub holder: ::std::option::Option<::tollgate_types::Token>,
    ///The encrypted card number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub number: ::std::option::Option<::tollgate_types::Token>,
    ///The encrypted security code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_value: ::std::option::Option<::tollgate_types::Token>,
}
///One flight of a ticket.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct FlightLeg {
    ///The airline's IATA code of two characters, for example `B2`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub airline_code: ::std::option::Option<::std::string::String>,
    ///The time of arrival, for example `2014-05-26T07:30:00`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub arrival_date_time: ::std::option::Option<::std::string::String>,
    ///The class by its IATA code of one character, for example `C`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub class: ::std::option::Option<::std::string::String>,
    ///The number of the discount coupon, if one was used.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub coupon: ::std::option::Option<::std::string::String>,
    ///The time of departure, for example `2014-05-26T05:15:00`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub departure_date_time: ::std::option::Option<::std::string::String>,
    ///The airport of arrival by its code of three characters, for example `ATH`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub destination_airport_code: ::std::option::Option<::std::string::String>,
    ///The city of arrival, for example `Athens`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub destination_city: ::std::option::Option<::std::string::String>,
    ///The country of arrival, for example `Greece`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub destination_country: ::std::option::Option<::std::string::String>,
    ///The flight's number, for example `A3 971`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flight_number: ::std::option::Option<::std::string::String>,
    ///The airport of departure by its code of three characters, for example `DME`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub originating_airport_code: ::std::option::Option<::std::string::String>,
    ///The city of departure, for example `Moscow`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub originating_city: ::std::option::Option<::std::string::String>,
    ///The country of departure, for example `RU`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub originating_country: ::std::option::Option<::std::string::String>,
    ///The IATA code for the stop; `O` or empty for more than 24 hours, `X` for a transit.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub stop_over_code: ::std::option::Option<::std::string::String>,
}
///A passenger of a flight.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct Passenger {
    ///The passenger's first name, for example `KONSTANTIN`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first_name: ::std::option::Option<::std::string::String>,
    ///The passenger's last name, for example `IVANOV`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_name: ::std::option::Option<::std::string::String>,
}
///The card to charge; either its `number` with the date of expiry, or the `token` of a stored card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct PaymentCard {
    ///The month of expiry in one or two digits, for example `01`. Required beside `number`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_month: ::std::option::Option<::std::string::String>,
    ///The year of expiry in four digits, for example `2026`. Required beside `number`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_year: ::std::option::Option<::std::string::String>,
    ///Whether to demand 3-D Secure; ask support whether the shop may use it. It prevails over `skip_three_d_secure_verification`, and a rule of smart routing prevails over both. Not forced if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub force_three_d_secure_verification: ::std::option::Option<bool>,
    ///The card holder's name. Optional for PayCross, but the acquirer may require it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub holder: ::std::option::Option<::std::string::String>,
    ///The card number, 12 to 19 digits. Required unless a token or an encrypted number is sent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub number: ::std::option::Option<::tollgate_types::CardNumber>,
    ///Whether the response shall carry the card's token, as `additional_data.contract` also requests. Known from another brand of the same gateway.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub save_card: ::std::option::Option<bool>,
    ///Whether to skip 3-D Secure, as a charge without the payer does; ask support whether the shop may use it. `force_three_d_secure_verification` prevails, and a rule of smart routing prevails over both. Not skipped if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub skip_three_d_secure_verification: ::std::option::Option<bool>,
    ///The token of a stored card, in place of its number and date of expiry.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<::tollgate_types::Token>,
    ///The security code of three or four digits (CVC2, CVV2 or CID). Beside a token it is for `oneclick` charges, where the payer enters it again.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_value: ::std::option::Option<::tollgate_types::Cvv>,
}
///The body of a payment or an authorisation.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PaymentEnvelope {
    ///An order, and the card to charge, in `credit_card`, in `encrypted_credit_card` or in both together.
    pub request: PaymentRequest,
}
///An order, and the card to charge, in `credit_card`, in `encrypted_credit_card` or in both together.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PaymentRequest {
    ///Further information about the payment, which the response repeats.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount to charge or reserve, in minor units; $32.45 is `3245`.
    pub amount: ::tollgate_types::MinorUnits,
    ///The payer's address. Ask support whether the shop must send it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_address: ::std::option::Option<::tollgate_types::BillingAddress>,
    ///The card to charge; either its `number` with the date of expiry, or the `token` of a stored card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credit_card: ::std::option::Option<PaymentCard>,
    ///The currency, by ISO 4217, for example `USD`.
    pub currency: ::std::string::String,
    ///The payer. Conditionally required; ask support which fields the shop must send.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<::tollgate_types::Customer>,
    ///The description of the order.
    pub description: ::std::string::String,
    ///Whether a repeat with the same `amount` and the same card number or token within 30 seconds is refused. The gateway refuses it unless this is `false`. The gateway does not compare the `tracking_id`, so another order with the same amount and card is refused too, and a refusal says nothing about this order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_check: ::std::option::Option<bool>,
    ///The text that names this payment on the payer's statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub dynamic_billing_descriptor: ::std::option::Option<::std::string::String>,
    ///Card data that the gateway's script encrypted in the payer's browser. Each value begins with `$begatewaycse`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub encrypted_credit_card: ::std::option::Option<EncryptedCard>,
    ///Until when the payment can be made, with its offset from UTC, for example `2026-04-02T18:20:45+03:00`. A payment not made by then becomes `expired`. Documented by PayCross's own pages on payments and authorisations.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired_at: ::std::option::Option<::std::string::String>,
    ///The language of the checkout page, and of the e-mails to the payer if they are enabled, for example `en`, which is also taken if this is absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: ::std::option::Option<::std::string::String>,
    ///The URL to which the gateway posts notifications about the transaction, in the shape of a response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notification_url: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns after 3-D Secure. Required if 3-D Secure is enabled for the shop; ask the manager.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///Whether this is a test transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///How the gateway carries out 3-D Secure 2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub three_d_secure: ::std::option::Option<ThreeDSecureOptions>,
    ///The merchant's own id of the transaction or order. Use a unique value, or a look-up returns another transaction. A `;` separates several ids, each of which finds the transaction in the back office.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
    ///Details of a sale of air tickets, package tours and the like.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub travel: ::std::option::Option<Travel>,
    ///The URL at which the gateway asks the merchant to confirm the transaction, in the shape of a response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_url: ::std::option::Option<::std::string::String>,
}
///The acquirer's response. The section has the name of the transaction's type.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ProcessingResult {
    ///The bank's authorisation code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auth_code: ::std::option::Option<::std::string::String>,
    ///The bank's response code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bank_code: ::std::option::Option<::std::string::String>,
    ///The text on the payer's statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_descriptor: ::std::option::Option<::std::string::String>,
    ///The id of the acquiring gateway that processed the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub gateway_id: ::std::option::Option<::tollgate_types::Int>,
    ///The result in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The acquirer's id of the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ref_id: ::std::option::Option<::std::string::String>,
    ///The bank's retrieval reference number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rrn: ::std::option::Option<::std::string::String>,
    ///The result, for a tokenisation `successful` or `failed`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionStatus>,
    >,
}
///The body of a refund.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RefundEnvelope {
    ///A payment or capture, and the amount to give back.
    pub request: RefundRequest,
}
///A payment or capture, and the amount to give back.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RefundRequest {
    ///Further information about the payment, which the response repeats.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount in minor units, at most the amount that is not refunded yet.
    pub amount: ::tollgate_types::MinorUnits,
    ///Whether a repeat with the same `parent_uid` and `amount` within 30 seconds is refused. The gateway refuses it unless this is `false`. The second of two equal partial amounts is refused too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_check: ::std::option::Option<bool>,
    ///The `uid` of the payment or capture.
    pub parent_uid: ::std::string::String,
    ///The reason for the refund. The gateway refuses a refund without it.
    pub reason: ::std::string::String,
    ///The merchant's own id of this transaction. Use an id other than the payment's. PayCross's page on refunds does not list it, so a look-up by it may find nothing; recognise the transaction by `parent_uid` and amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
}
/**The result as a code. PayCross's newer pages on captures and refunds list it without version 3 too. Its letter corresponds to the status: `S` for a success, `F` for a failure, `P` for a transaction in progress or waiting for the payer, `E` for an error of the gateway itself. `S.0000` is success; `P.0001`, `P.0002` and `P.9999` are in progress or unknown, `P.9998` waits for the payer; `F.0001` to `F.0199`, `F.0996` to `F.0999` and `F.1000` are failures. `E.1065` says that the shop may not send card numbers.

The number identifies the service that gave the code: `0001` to `0199` the processing of cards (up to `0499` in older tables), `1000` to `1999` the gateway, `2000` to `3999` smart routing, `4000` to `4999` 3-D Secure, `6000` to `6999` the check of address and security code, `7000` to `7999` the merchant's verification, `8005` to `9999` the bank.

The table of codes of bePaid, a sister brand, begins with `F.0001` (authorisation error), `F.0002` (do not honour), `F.0003` (card expired), `F.0004` (order not found), `F.0005` (order expired) and `F.0006` (security code).

Notable failures of other tables are `F.0105` (do not honour), `F.0108` (duplicate), `F.0111` (card expired), `F.0112` (security code), `F.0114` (insufficient funds), `F.0115` and `F.0116` (suspected fraud), `F.0117`, `F.0119` and `F.0121` (temporary errors of a provider), `F.0123` to `F.0125` (limits), `F.0127` (invalid card), `F.0128` (invalid request), `F.0129` and `F.0130` (3-D Secure), `F.0131` (not confirmed), `F.0996` (refused by the verification service), `F.0997` and `F.0999` (reason unknown), `F.0998` (the payer left).
*/
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[non_exhaustive]
pub enum ResultCode {
    #[serde(rename = "S.0000")]
    S0000,
    #[serde(rename = "P.0001")]
    P0001,
    #[serde(rename = "P.0002")]
    P0002,
    #[serde(rename = "P.9998")]
    P9998,
    #[serde(rename = "P.9999")]
    P9999,
    #[serde(rename = "E.1065")]
    E1065,
    #[serde(rename = "F.0001")]
    F0001,
    #[serde(rename = "F.0002")]
    F0002,
    #[serde(rename = "F.0003")]
    F0003,
    #[serde(rename = "F.0004")]
    F0004,
    #[serde(rename = "F.0005")]
    F0005,
    #[serde(rename = "F.0006")]
    F0006,
    #[serde(rename = "F.0105")]
    F0105,
    #[serde(rename = "F.0108")]
    F0108,
    #[serde(rename = "F.0111")]
    F0111,
    #[serde(rename = "F.0112")]
    F0112,
    #[serde(rename = "F.0114")]
    F0114,
    #[serde(rename = "F.0115")]
    F0115,
    #[serde(rename = "F.0116")]
    F0116,
    #[serde(rename = "F.0117")]
    F0117,
    #[serde(rename = "F.0119")]
    F0119,
    #[serde(rename = "F.0121")]
    F0121,
    #[serde(rename = "F.0123")]
    F0123,
    #[serde(rename = "F.0124")]
    F0124,
    #[serde(rename = "F.0125")]
    F0125,
    #[serde(rename = "F.0127")]
    F0127,
    #[serde(rename = "F.0128")]
    F0128,
    #[serde(rename = "F.0129")]
    F0129,
    #[serde(rename = "F.0130")]
    F0130,
    #[serde(rename = "F.0131")]
    F0131,
    #[serde(rename = "F.0996")]
    F0996,
    #[serde(rename = "F.0997")]
    F0997,
    #[serde(rename = "F.0998")]
    F0998,
    #[serde(rename = "F.0999")]
    F0999,
    #[serde(rename = "F.1000")]
    F1000,
}
impl ::std::fmt::Display for ResultCode {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::S0000 => f.write_str("S.0000"),
            Self::P0001 => f.write_str("P.0001"),
            Self::P0002 => f.write_str("P.0002"),
            Self::P9998 => f.write_str("P.9998"),
            Self::P9999 => f.write_str("P.9999"),
            Self::E1065 => f.write_str("E.1065"),
            Self::F0001 => f.write_str("F.0001"),
            Self::F0002 => f.write_str("F.0002"),
            Self::F0003 => f.write_str("F.0003"),
            Self::F0004 => f.write_str("F.0004"),
            Self::F0005 => f.write_str("F.0005"),
            Self::F0006 => f.write_str("F.0006"),
            Self::F0105 => f.write_str("F.0105"),
            Self::F0108 => f.write_str("F.0108"),
            Self::F0111 => f.write_str("F.0111"),
            Self::F0112 => f.write_str("F.0112"),
            Self::F0114 => f.write_str("F.0114"),
            Self::F0115 => f.write_str("F.0115"),
            Self::F0116 => f.write_str("F.0116"),
            Self::F0117 => f.write_str("F.0117"),
            Self::F0119 => f.write_str("F.0119"),
            Self::F0121 => f.write_str("F.0121"),
            Self::F0123 => f.write_str("F.0123"),
            Self::F0124 => f.write_str("F.0124"),
            Self::F0125 => f.write_str("F.0125"),
            Self::F0127 => f.write_str("F.0127"),
            Self::F0128 => f.write_str("F.0128"),
            Self::F0129 => f.write_str("F.0129"),
            Self::F0130 => f.write_str("F.0130"),
            Self::F0131 => f.write_str("F.0131"),
            Self::F0996 => f.write_str("F.0996"),
            Self::F0997 => f.write_str("F.0997"),
            Self::F0998 => f.write_str("F.0998"),
            Self::F0999 => f.write_str("F.0999"),
            Self::F1000 => f.write_str("F.1000"),
        }
    }
}
impl ::std::str::FromStr for ResultCode {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "S.0000" => Ok(Self::S0000),
            "P.0001" => Ok(Self::P0001),
            "P.0002" => Ok(Self::P0002),
            "P.9998" => Ok(Self::P9998),
            "P.9999" => Ok(Self::P9999),
            "E.1065" => Ok(Self::E1065),
            "F.0001" => Ok(Self::F0001),
            "F.0002" => Ok(Self::F0002),
            "F.0003" => Ok(Self::F0003),
            "F.0004" => Ok(Self::F0004),
            "F.0005" => Ok(Self::F0005),
            "F.0006" => Ok(Self::F0006),
            "F.0105" => Ok(Self::F0105),
            "F.0108" => Ok(Self::F0108),
            "F.0111" => Ok(Self::F0111),
            "F.0112" => Ok(Self::F0112),
            "F.0114" => Ok(Self::F0114),
            "F.0115" => Ok(Self::F0115),
            "F.0116" => Ok(Self::F0116),
            "F.0117" => Ok(Self::F0117),
            "F.0119" => Ok(Self::F0119),
            "F.0121" => Ok(Self::F0121),
            "F.0123" => Ok(Self::F0123),
            "F.0124" => Ok(Self::F0124),
            "F.0125" => Ok(Self::F0125),
            "F.0127" => Ok(Self::F0127),
            "F.0128" => Ok(Self::F0128),
            "F.0129" => Ok(Self::F0129),
            "F.0130" => Ok(Self::F0130),
            "F.0131" => Ok(Self::F0131),
            "F.0996" => Ok(Self::F0996),
            "F.0997" => Ok(Self::F0997),
            "F.0998" => Ok(Self::F0998),
            "F.0999" => Ok(Self::F0999),
            "F.1000" => Ok(Self::F1000),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for ResultCode {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ResultCode {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The result of smart routing, which picks the acquirer and has rules on 3-D Secure.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SmartRoutingVerification {
    ///The result.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::tollgate_types::Open<VerificationStatus>>,
}
///How the gateway carries out 3-D Secure 2.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct ThreeDSecureOptions {
    ///Whether the merchant controls the steps of 3-D Secure itself. A manager enables this for the shop.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub advanced: ::std::option::Option<bool>,
}
///The result of 3-D Secure, and the data for its next step if the merchant controls the steps itself.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ThreeDSecureVerification {
    ///The URL to which the payer's browser posts `pa_req` and `md`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub acs_url: ::std::option::Option<::tollgate_types::Token>,
    ///The proof of the authentication.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cavv: ::std::option::Option<::tollgate_types::Token>,
    ///The algorithm of the proof.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cavv_algorithm: ::std::option::Option<::std::string::String>,
    ///The challenge request of 3-D Secure 2 for the card's bank. Known from another brand of the same gateway.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub creq: ::std::option::Option<::tollgate_types::Token>,
    ///The directory server's id of the authentication.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ds_transaction_id: ::std::option::Option<::std::string::String>,
    ///The electronic commerce indicator.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub eci: ::std::option::Option<::std::string::String>,
    ///The reason why the authentication failed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail_reason: ::std::option::Option<::std::string::String>,
    ///The merchant data that travels with `pa_req`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub md: ::std::option::Option<::tollgate_types::Token>,
    ///The result in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The URL at which the payer's browser runs the 3-D Secure 2 method.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub method_process_url: ::std::option::Option<::std::string::String>,
    ///The authentication request for the card's bank. It can hold the whole card number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pa_req: ::std::option::Option<::tollgate_types::Token>,
    ///The URL to which the merchant's server posts the bank's response, `PaRes` and `MD` as a form, if the merchant controls the steps itself.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pa_res_url: ::std::option::Option<::std::string::String>,
    ///The result of the payer's authentication in one letter, such as `Y`, `A`, `U`, `R` or `N`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pa_status: ::std::option::Option<::std::string::String>,
    ///The result.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::tollgate_types::Open<VerificationStatus>>,
    ///Whether the card takes part in 3-D Secure, in one letter.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ve_status: ::std::option::Option<::std::string::String>,
    ///The id of the authentication.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub xid: ::std::option::Option<::tollgate_types::Token>,
}
///The card to tokenise.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TokenizationCard {
    ///The month of expiry in one or two digits, for example `01`.
    pub exp_month: ::std::string::String,
    ///The year of expiry in four digits, for example `2026`.
    pub exp_year: ::std::string::String,
    ///Whether to demand 3-D Secure; ask support whether the shop may use it. It prevails over `skip_three_d_secure_verification`, and a rule of smart routing (Force 3ds, Skip 3ds) prevails over both. Not forced if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub force_three_d_secure_verification: ::std::option::Option<bool>,
    ///The card holder's name. Optional for PayCross, but the acquirer may require it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub holder: ::std::option::Option<::std::string::String>,
    ///The card number, 12 to 19 digits.
    pub number: ::tollgate_types::CardNumber,
    ///Whether to skip 3-D Secure; ask support whether the shop may use it. `force_three_d_secure_verification` prevails, and a rule of smart routing (Force 3ds, Skip 3ds) prevails over both. Not skipped if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub skip_three_d_secure_verification: ::std::option::Option<bool>,
    ///The security code of three or four digits (CVC2, CVV2 or CID). The acquirer and the shop's settings decide whether it is required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_value: ::std::option::Option<::tollgate_types::Cvv>,
}
///The body of a tokenisation.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TokenizationEnvelope {
    ///A card to tokenise, and the order that it is tokenised for.
    pub request: TokenizationRequest,
}
///A card to tokenise, and the order that it is tokenised for.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TokenizationRequest {
    ///Further information about the payment, which the response repeats.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount in minor units; $32.45 is `3245`. It is not taken.
    pub amount: ::tollgate_types::MinorUnits,
    ///The payer's address. Ask support whether the shop must send it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_address: ::std::option::Option<::tollgate_types::BillingAddress>,
    ///The card to tokenise.
    pub credit_card: TokenizationCard,
    ///The currency, by ISO 4217, for example `USD`.
    pub currency: ::std::string::String,
    ///The payer. Conditionally required; ask support which fields the shop must send.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<::tollgate_types::Customer>,
    ///The description of the order.
    pub description: ::std::string::String,
    ///Whether a repeat with the same `amount` and card number within 30 seconds is refused. The gateway refuses it unless this is `false`. The gateway does not compare the `tracking_id`, so another order with the same amount and card is refused too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_check: ::std::option::Option<bool>,
    ///The text that names this payment on the payer's statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub dynamic_billing_descriptor: ::std::option::Option<::std::string::String>,
    ///The language of the checkout page, and of the e-mails to the payer if they are enabled, for example `en`, which is also taken if this is absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: ::std::option::Option<::std::string::String>,
    ///The URL to which the gateway posts notifications about the transaction, in the shape of a response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notification_url: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns after 3-D Secure. Required if 3-D Secure is enabled for the shop; ask the manager.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///Whether this is a test transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///How the gateway carries out 3-D Secure 2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub three_d_secure: ::std::option::Option<ThreeDSecureOptions>,
    ///The merchant's own id of the transaction or order. Use a unique value, or a look-up returns another transaction. A `;` separates several ids, each of which finds the transaction in the back office.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
    ///Details of a sale of air tickets, package tours and the like.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub travel: ::std::option::Option<Travel>,
    ///The URL at which the gateway asks the merchant to confirm the transaction, in the shape of a response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_url: ::std::option::Option<::std::string::String>,
}
///A transaction of the gateway. It repeats the fields of its request.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Transaction {
    ///Further information about the payment, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount in minor units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::MinorUnits>,
    ///The acquirer's result of an authorisation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub authorization: ::std::option::Option<ProcessingResult>,
    ///The check of address and security code. Known from clients of other brands alone; its shape is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avs_cvc_verification: ::std::option::Option<::serde_json::Value>,
    ///The result of the gateway's fraud check. In older samples of PayCross's own page on refunds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub be_protected_verification: ::std::option::Option<BeProtectedVerification>,
    ///The payer's address, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_address: ::std::option::Option<::tollgate_types::BillingAddress>,
    ///The acquirer's result of a capture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub capture: ::std::option::Option<ProcessingResult>,
    ///When the transaction was closed (ISO 8601). In the samples of PayCross's own pages on captures, voids and refunds, null in each.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub closed_at: ::std::option::Option<::std::string::String>,
    ///The result as a code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub code: ::std::option::Option<::tollgate_types::Open<ResultCode>>,
    ///When the transaction was created (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: ::std::option::Option<::std::string::String>,
    ///The card, without its number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credit_card: ::std::option::Option<::tollgate_types::CardDetails>,
    ///The currency, by ISO 4217.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The payer, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<::tollgate_types::Customer>,
    ///The description of the order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Whether repeats are refused, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_check: ::std::option::Option<bool>,
    ///The text that names this payment on the payer's statement, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub dynamic_billing_descriptor: ::std::option::Option<::std::string::String>,
    ///Until when the payment can be made (ISO 8601), from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired_at: ::std::option::Option<::std::string::String>,
    ///The result in words that the payer may see. PayCross's newer pages on captures and refunds list it without version 3 too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub friendly_message: ::std::option::Option<::std::string::String>,
    ///The transaction's id once more.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The language from the request, or `en`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: ::std::option::Option<::std::string::String>,
    ///When a person at the gateway corrected the transaction by hand (ISO 8601), after which even a final status can change. In the samples of PayCross's own pages on captures, voids and refunds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub manually_corrected_at: ::std::option::Option<::std::string::String>,
    ///The result in words: the gateway's text or, with some acquirers, their own (documented by PaySage, a sister brand). Null while the transaction is `incomplete`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///Whether the gateway holds back notifications of the transaction. In the samples of PayCross's own pages; its type is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mute_notifications: ::std::option::Option<::serde_json::Value>,
    ///The URL for notifications, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notification_url: ::std::option::Option<::std::string::String>,
    ///When the money was taken (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub paid_at: ::std::option::Option<::std::string::String>,
    ///The transaction that this one captures, voids or refunds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parent_uid: ::std::option::Option<::std::string::String>,
    ///The acquirer's result of a payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment: ::std::option::Option<ProcessingResult>,
    ///How the transaction is paid, here `credit_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_method_type: ::std::option::Option<::std::string::String>,
    ///The reason for the refund, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<::std::string::String>,
    ///The URL of the transaction's receipt. Anyone who has the URL can read the receipt.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub receipt_url: ::std::option::Option<::std::string::String>,
    ///Which of a series of recurring payments this is, for example `initial`. Known from another brand of the same gateway.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub recurring_type: ::std::option::Option<::std::string::String>,
    ///The URL to which to send the payer while the status is `incomplete`. It can be present with other statuses too, and has no meaning then.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub redirect_url: ::std::option::Option<::tollgate_types::Token>,
    ///The acquirer's result of a refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refund: ::std::option::Option<ProcessingResult>,
    ///The URL to which the payer returns after 3-D Secure, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///When the acquirer paid the amount out (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub settled_at: ::std::option::Option<::std::string::String>,
    ///The result of smart routing.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub smart_routing_verification: ::std::option::Option<SmartRoutingVerification>,
    ///The state of a transaction. `successful` and `failed` are final, unless a person at the gateway corrects the transaction by hand (see `manually_corrected_at`); `incomplete` waits for the payer; `expired` means that the payment was not made by its `expired_at`. Card transactions have these four, the first three as bePaid, a sister brand, lists them. `pending` (in progress), `error` (refused without a transaction) and `deleted` (removed) are listed by PayCross for alternative payment methods only; a client must read them too.
    pub status: ::tollgate_types::Open<::tollgate_types::TransactionStatus>,
    ///A further code of the result. The samples show null only.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status_code: ::std::option::Option<::serde_json::Value>,
    ///Whether this is a test transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///How 3-D Secure is carried out, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub three_d_secure: ::std::option::Option<ThreeDSecureOptions>,
    ///The result of 3-D Secure.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub three_d_secure_verification: ::std::option::Option<ThreeDSecureVerification>,
    ///The result of a tokenisation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tokenization: ::std::option::Option<ProcessingResult>,
    ///The merchant's own id from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
    ///Details of a sale of travel, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub travel: ::std::option::Option<Travel>,
    ///The kind of this transaction.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionType>,
    >,
    ///The transaction's id. It is missing only in version 3, where the acquirer's result takes the transaction's place.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::std::string::String>,
    ///When the transaction was last changed (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: ::std::option::Option<::std::string::String>,
    ///The URL at which the gateway asks the merchant to confirm the transaction, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_url: ::std::option::Option<::std::string::String>,
    ///The acquirer's result of a void.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub void: ::std::option::Option<ProcessingResult>,
}
///The body of a response with one transaction, and of a notification. In version 3 the transaction's own fields may be beside `transaction`, which then holds the acquirer's result alone.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TransactionEnvelope {
    ///A transaction of the gateway. It repeats the fields of its request.
    pub transaction: Transaction,
}
///The body of a look-up by `tracking_id`. PayCross's newer pages describe a list of up to ten of the most recent transactions, its older pages the first transaction found, so either field may come. After a single transaction, others with the same id may exist.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TransactionLookup {
    ///The first transaction with this `tracking_id`, as the older pages describe it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub transaction: ::std::option::Option<Transaction>,
    ///The transactions with this `tracking_id`, at most the ten most recent; empty if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub transactions: ::std::option::Option<::std::vec::Vec<Transaction>>,
}
///Details of a sale of air tickets, package tours and the like.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct Travel {
    ///Details of an air ticket.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub airline: ::std::option::Option<Airline>,
}
///The result of a check.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[non_exhaustive]
pub enum VerificationStatus {
    #[serde(rename = "successful")]
    Successful,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "incomplete")]
    Incomplete,
    #[serde(rename = "error")]
    Error,
}
impl ::std::fmt::Display for VerificationStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Successful => f.write_str("successful"),
            Self::Failed => f.write_str("failed"),
            Self::Incomplete => f.write_str("incomplete"),
            Self::Error => f.write_str("error"),
        }
    }
}
impl ::std::str::FromStr for VerificationStatus {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "successful" => Ok(Self::Successful),
            "failed" => Ok(Self::Failed),
            "incomplete" => Ok(Self::Incomplete),
            "error" => Ok(Self::Error),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for VerificationStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for VerificationStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }
    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }
    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }
    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Airline {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "agency_code",
            "agency_name",
            "booking_number",
            "legs",
            "passengers",
            "restricted_ticked_indicator",
            "ticket_number",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut agency_code = ::std::default::Default::default();
        let mut agency_name = ::std::default::Default::default();
        let mut booking_number = ::std::default::Default::default();
        let mut legs = ::std::default::Default::default();
        let mut passengers = ::std::default::Default::default();
        let mut restricted_ticked_indicator = ::std::default::Default::default();
        let mut ticket_number = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut agency_code, __object),
                1 => field::other(&mut agency_name, __object),
                2 => field::other(&mut booking_number, __object),
                3 => field::items(&mut legs, __object),
                4 => field::items(&mut passengers, __object),
                5 => field::other(&mut restricted_ticked_indicator, __object),
                6 => field::other(&mut ticket_number, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            agency_code,
            agency_name,
            booking_number,
            legs,
            passengers,
            restricted_ticked_indicator,
            ticket_number,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for BeProtectedVerification {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["message", "status", "white_black_list"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut message = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut white_black_list = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut message, __object),
                1 => field::other(&mut status, __object),
                2 => field::items(&mut white_black_list, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            message,
            status,
            white_black_list,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for FlightLeg {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "airline_code",
            "arrival_date_time",
            "class",
            "coupon",
            "departure_date_time",
            "destination_airport_code",
            "destination_city",
            "destination_country",
            "flight_number",
            "originating_airport_code",
            "originating_city",
            "originating_country",
            "stop_over_code",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut airline_code = ::std::default::Default::default();
        let mut arrival_date_time = ::std::default::Default::default();
        let mut class = ::std::default::Default::default();
        let mut coupon = ::std::default::Default::default();
        let mut departure_date_time = ::std::default::Default::default();
        let mut destination_airport_code = ::std::default::Default::default();
        let mut destination_city = ::std::default::Default::default();
        let mut destination_country = ::std::default::Default::default();
        let mut flight_number = ::std::default::Default::default();
        let mut originating_airport_code = ::std::default::Default::default();
        let mut originating_city = ::std::default::Default::default();
        let mut originating_country = ::std::default::Default::default();
        let mut stop_over_code = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut airline_code, __object),
                1 => field::other(&mut arrival_date_time, __object),
                2 => field::other(&mut class, __object),
                3 => field::other(&mut coupon, __object),
                4 => field::other(&mut departure_date_time, __object),
                5 => field::other(&mut destination_airport_code, __object),
                6 => field::other(&mut destination_city, __object),
                7 => field::other(&mut destination_country, __object),
                8 => field::other(&mut flight_number, __object),
                9 => field::other(&mut originating_airport_code, __object),
                10 => field::other(&mut originating_city, __object),
                11 => field::other(&mut originating_country, __object),
                12 => field::other(&mut stop_over_code, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            airline_code,
            arrival_date_time,
            class,
            coupon,
            departure_date_time,
            destination_airport_code,
            destination_city,
            destination_country,
            flight_number,
            originating_airport_code,
            originating_city,
            originating_country,
            stop_over_code,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Passenger {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["first_name", "last_name"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut first_name = ::std::default::Default::default();
        let mut last_name = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut first_name, __object),
                1 => field::other(&mut last_name, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { first_name, last_name })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ProcessingResult {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "auth_code",
            "bank_code",
            "billing_descriptor",
            "gateway_id",
            "message",
            "ref_id",
            "rrn",
            "status",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut auth_code = ::std::default::Default::default();
        let mut bank_code = ::std::default::Default::default();
        let mut billing_descriptor = ::std::default::Default::default();
        let mut gateway_id = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut ref_id = ::std::default::Default::default();
        let mut rrn = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut auth_code, __object),
                1 => field::other(&mut bank_code, __object),
                2 => field::other(&mut billing_descriptor, __object),
                3 => field::other(&mut gateway_id, __object),
                4 => field::other(&mut message, __object),
                5 => field::other(&mut ref_id, __object),
                6 => field::other(&mut rrn, __object),
                7 => field::other(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            auth_code,
            bank_code,
            billing_descriptor,
            gateway_id,
            message,
            ref_id,
            rrn,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for SmartRoutingVerification {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["status"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { status })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ThreeDSecureOptions {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["advanced"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut advanced = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut advanced, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { advanced })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ThreeDSecureVerification {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "acs_url",
            "cavv",
            "cavv_algorithm",
            "creq",
            "ds_transaction_id",
            "eci",
            "fail_reason",
            "md",
            "message",
            "method_process_url",
            "pa_req",
            "pa_res_url",
            "pa_status",
            "status",
            "ve_status",
            "xid",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut acs_url = ::std::default::Default::default();
        let mut cavv = ::std::default::Default::default();
        let mut cavv_algorithm = ::std::default::Default::default();
        let mut creq = ::std::default::Default::default();
        let mut ds_transaction_id = ::std::default::Default::default();
        let mut eci = ::std::default::Default::default();
        let mut fail_reason = ::std::default::Default::default();
        let mut md = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut method_process_url = ::std::default::Default::default();
        let mut pa_req = ::std::default::Default::default();
        let mut pa_res_url = ::std::default::Default::default();
        let mut pa_status = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut ve_status = ::std::default::Default::default();
        let mut xid = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut acs_url, __object),
                1 => field::other(&mut cavv, __object),
                2 => field::other(&mut cavv_algorithm, __object),
                3 => field::other(&mut creq, __object),
                4 => field::other(&mut ds_transaction_id, __object),
                5 => field::other(&mut eci, __object),
                6 => field::other(&mut fail_reason, __object),
                7 => field::other(&mut md, __object),
                8 => field::other(&mut message, __object),
                9 => field::other(&mut method_process_url, __object),
                10 => field::other(&mut pa_req, __object),
                11 => field::other(&mut pa_res_url, __object),
                12 => field::other(&mut pa_status, __object),
                13 => field::other(&mut status, __object),
                14 => field::other(&mut ve_status, __object),
                15 => field::other(&mut xid, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            acs_url,
            cavv,
            cavv_algorithm,
            creq,
            ds_transaction_id,
            eci,
            fail_reason,
            md,
            message,
            method_process_url,
            pa_req,
            pa_res_url,
            pa_status,
            status,
            ve_status,
            xid,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Transaction {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "additional_data",
            "amount",
            "authorization",
            "avs_cvc_verification",
            "be_protected_verification",
            "billing_address",
            "capture",
            "closed_at",
            "code",
            "created_at",
            "credit_card",
            "currency",
            "customer",
            "description",
            "duplicate_check",
            "dynamic_billing_descriptor",
            "expired_at",
            "friendly_message",
            "id",
            "language",
            "manually_corrected_at",
            "message",
            "mute_notifications",
            "notification_url",
            "paid_at",
            "parent_uid",
            "payment",
            "payment_method_type",
            "reason",
            "receipt_url",
            "recurring_type",
            "redirect_url",
            "refund",
            "return_url",
            "settled_at",
            "smart_routing_verification",
            "status",
            "status_code",
            "test",
            "three_d_secure",
            "three_d_secure_verification",
            "tokenization",
            "tracking_id",
            "travel",
            "type",
            "uid",
            "updated_at",
            "verification_url",
            "void",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut additional_data = ::std::default::Default::default();
        let mut amount = ::std::default::Default::default();
        let mut authorization = ::std::default::Default::default();
        let mut avs_cvc_verification = ::std::default::Default::default();
        let mut be_protected_verification = ::std::default::Default::default();
        let mut billing_address = ::std::default::Default::default();
        let mut capture = ::std::default::Default::default();
        let mut closed_at = ::std::default::Default::default();
        let mut code = ::std::default::Default::default();
        let mut created_at = ::std::default::Default::default();
        let mut credit_card = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut customer = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut duplicate_check = ::std::default::Default::default();
        let mut dynamic_billing_descriptor = ::std::default::Default::default();
        let mut expired_at = ::std::default::Default::default();
        let mut friendly_message = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut language = ::std::default::Default::default();
        let mut manually_corrected_at = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut mute_notifications = ::std::default::Default::default();
        let mut notification_url = ::std::default::Default::default();
        let mut paid_at = ::std::default::Default::default();
        let mut parent_uid = ::std::default::Default::default();
        let mut payment = ::std::default::Default::default();
        let mut payment_method_type = ::std::default::Default::default();
        let mut reason = ::std::default::Default::default();
        let mut receipt_url = ::std::default::Default::default();
        let mut recurring_type = ::std::default::Default::default();
        let mut redirect_url = ::std::default::Default::default();
        let mut refund = ::std::default::Default::default();
        let mut return_url = ::std::default::Default::default();
        let mut settled_at = ::std::default::Default::default();
        let mut smart_routing_verification = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut status_code = ::std::default::Default::default();
        let mut test = ::std::default::Default::default();
        let mut three_d_secure = ::std::default::Default::default();
        let mut three_d_secure_verification = ::std::default::Default::default();
        let mut tokenization = ::std::default::Default::default();
        let mut tracking_id = ::std::default::Default::default();
        let mut travel = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        let mut uid = ::std::default::Default::default();
        let mut updated_at = ::std::default::Default::default();
        let mut verification_url = ::std::default::Default::default();
        let mut void = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut additional_data, __object),
                1 => field::core(&mut amount, __object),
                2 => field::other(&mut authorization, __object),
                3 => field::free(&mut avs_cvc_verification, __object),
                4 => field::other(&mut be_protected_verification, __object),
                5 => field::other(&mut billing_address, __object),
                6 => field::other(&mut capture, __object),
                7 => field::other(&mut closed_at, __object),
                8 => field::core(&mut code, __object),
                9 => field::other(&mut created_at, __object),
                10 => field::other(&mut credit_card, __object),
                11 => field::core(&mut currency, __object),
                12 => field::other(&mut customer, __object),
                13 => field::other(&mut description, __object),
                14 => field::other(&mut duplicate_check, __object),
                15 => field::other(&mut dynamic_billing_descriptor, __object),
                16 => field::other(&mut expired_at, __object),
                17 => field::other(&mut friendly_message, __object),
                18 => field::other(&mut id, __object),
                19 => field::other(&mut language, __object),
                20 => field::other(&mut manually_corrected_at, __object),
                21 => field::other(&mut message, __object),
                22 => field::free(&mut mute_notifications, __object),
                23 => field::other(&mut notification_url, __object),
                24 => field::other(&mut paid_at, __object),
                25 => field::core(&mut parent_uid, __object),
                26 => field::other(&mut payment, __object),
                27 => field::other(&mut payment_method_type, __object),
                28 => field::other(&mut reason, __object),
                29 => field::other(&mut receipt_url, __object),
                30 => field::other(&mut recurring_type, __object),
                31 => field::other(&mut redirect_url, __object),
                32 => field::other(&mut refund, __object),
                33 => field::other(&mut return_url, __object),
                34 => field::other(&mut settled_at, __object),
                35 => field::other(&mut smart_routing_verification, __object),
                36 => field::required_core(&mut status, __object),
                37 => field::free(&mut status_code, __object),
                38 => field::core(&mut test, __object),
                39 => field::other(&mut three_d_secure, __object),
                40 => field::other(&mut three_d_secure_verification, __object),
                41 => field::other(&mut tokenization, __object),
                42 => field::core(&mut tracking_id, __object),
                43 => field::other(&mut travel, __object),
                44 => field::core(&mut type_, __object),
                45 => field::core(&mut uid, __object),
                46 => field::other(&mut updated_at, __object),
                47 => field::other(&mut verification_url, __object),
                48 => field::other(&mut void, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            additional_data,
            amount,
            authorization,
            avs_cvc_verification,
            be_protected_verification,
            billing_address,
            capture,
            closed_at,
            code,
            created_at,
            credit_card,
            currency,
            customer,
            description,
            duplicate_check,
            dynamic_billing_descriptor,
            expired_at,
            friendly_message,
            id,
            language,
            manually_corrected_at,
            message,
            mute_notifications,
            notification_url,
            paid_at,
            parent_uid,
            payment,
            payment_method_type,
            reason,
            receipt_url,
            recurring_type,
            redirect_url,
            refund,
            return_url,
            settled_at,
            smart_routing_verification,
            status: field::present(status, "status")?,
            status_code,
            test,
            three_d_secure,
            three_d_secure_verification,
            tokenization,
            tracking_id,
            travel,
            type_,
            uid,
            updated_at,
            verification_url,
            void,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for TransactionEnvelope {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["transaction"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut transaction = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut transaction, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            transaction: field::present(transaction, "transaction")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for TransactionLookup {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["transaction", "transactions"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut transaction = ::std::default::Default::default();
        let mut transactions = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut transaction, __object),
                1 => field::core(&mut transactions, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { transaction, transactions })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Travel {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["airline"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut airline = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut airline, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { airline })
    }
}
::tollgate_types::objects! {
    Airline, BeProtectedVerification, FlightLeg, Passenger, ProcessingResult,
    SmartRoutingVerification, ThreeDSecureOptions, ThreeDSecureVerification, Transaction,
    TransactionEnvelope, TransactionLookup, Travel
}
impl CardEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: CardRequest) -> Self {
        Self { request }
    }
}
impl CardRequest {
    /// A value with the required fields alone.
    pub fn new(
        contract: ::std::vec::Vec<
            ::tollgate_types::Open<::tollgate_types::ContractTerm>,
        >,
        exp_month: ::std::string::String,
        exp_year: ::std::string::String,
        holder: ::std::string::String,
        number: ::tollgate_types::CardNumber,
    ) -> Self {
        Self {
            contract,
            exp_month,
            exp_year,
            holder,
            number,
        }
    }
}
impl CardUpdateEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: CardUpdate) -> Self {
        Self { request }
    }
}
impl ChargeEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: ChargeRequest) -> Self {
        Self { request }
    }
}
impl ChargeRequest {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::MinorUnits,
        currency: ::std::string::String,
        description: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            description,
            additional_data: ::std::default::Default::default(),
            credit_card: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            duplicate_check: ::std::default::Default::default(),
            dynamic_billing_descriptor: ::std::default::Default::default(),
            expired_at: ::std::default::Default::default(),
            force_three_d_secure_verification: ::std::default::Default::default(),
            language: ::std::default::Default::default(),
            notification_url: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            test: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
            verification_url: ::std::default::Default::default(),
        }
    }
}
impl ChildEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: ChildRequest) -> Self {
        Self { request }
    }
}
impl ChildRequest {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::MinorUnits,
        parent_uid: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            parent_uid,
            additional_data: ::std::default::Default::default(),
            duplicate_check: ::std::default::Default::default(),
            reason: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
        }
    }
}
impl PaymentEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: PaymentRequest) -> Self {
        Self { request }
    }
}
impl PaymentRequest {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::MinorUnits,
        currency: ::std::string::String,
        description: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            description,
            additional_data: ::std::default::Default::default(),
            billing_address: ::std::default::Default::default(),
            credit_card: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            duplicate_check: ::std::default::Default::default(),
            dynamic_billing_descriptor: ::std::default::Default::default(),
            encrypted_credit_card: ::std::default::Default::default(),
            expired_at: ::std::default::Default::default(),
            language: ::std::default::Default::default(),
            notification_url: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            test: ::std::default::Default::default(),
            three_d_secure: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
            travel: ::std::default::Default::default(),
            verification_url: ::std::default::Default::default(),
        }
    }
}
impl RefundEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: RefundRequest) -> Self {
        Self { request }
    }
}
impl RefundRequest {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::MinorUnits,
        parent_uid: ::std::string::String,
        reason: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            parent_uid,
            reason,
            additional_data: ::std::default::Default::default(),
            duplicate_check: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
        }
    }
}
impl TokenizationCard {
    /// A value with the required fields alone.
    pub fn new(
        exp_month: ::std::string::String,
        exp_year: ::std::string::String,
        number: ::tollgate_types::CardNumber,
    ) -> Self {
        Self {
            exp_month,
            exp_year,
            number,
            force_three_d_secure_verification: ::std::default::Default::default(),
            holder: ::std::default::Default::default(),
            skip_three_d_secure_verification: ::std::default::Default::default(),
            verification_value: ::std::default::Default::default(),
        }
    }
}
impl TokenizationEnvelope {
    /// A value with the required fields alone.
    pub fn new(request: TokenizationRequest) -> Self {
        Self { request }
    }
}
impl TokenizationRequest {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::MinorUnits,
        credit_card: TokenizationCard,
        currency: ::std::string::String,
        description: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            credit_card,
            currency,
            description,
            additional_data: ::std::default::Default::default(),
            billing_address: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            duplicate_check: ::std::default::Default::default(),
            dynamic_billing_descriptor: ::std::default::Default::default(),
            language: ::std::default::Default::default(),
            notification_url: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            test: ::std::default::Default::default(),
            three_d_secure: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
            travel: ::std::default::Default::default(),
            verification_url: ::std::default::Default::default(),
        }
    }
}
impl Transaction {
    /// A value with the required fields alone.
    pub fn new(
        status: ::tollgate_types::Open<::tollgate_types::TransactionStatus>,
    ) -> Self {
        Self {
            status,
            additional_data: ::std::default::Default::default(),
            amount: ::std::default::Default::default(),
            authorization: ::std::default::Default::default(),
            avs_cvc_verification: ::std::default::Default::default(),
            be_protected_verification: ::std::default::Default::default(),
            billing_address: ::std::default::Default::default(),
            capture: ::std::default::Default::default(),
            closed_at: ::std::default::Default::default(),
            code: ::std::default::Default::default(),
            created_at: ::std::default::Default::default(),
            credit_card: ::std::default::Default::default(),
            currency: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            duplicate_check: ::std::default::Default::default(),
            dynamic_billing_descriptor: ::std::default::Default::default(),
            expired_at: ::std::default::Default::default(),
            friendly_message: ::std::default::Default::default(),
            id: ::std::default::Default::default(),
            language: ::std::default::Default::default(),
            manually_corrected_at: ::std::default::Default::default(),
            message: ::std::default::Default::default(),
            mute_notifications: ::std::default::Default::default(),
            notification_url: ::std::default::Default::default(),
            paid_at: ::std::default::Default::default(),
            parent_uid: ::std::default::Default::default(),
            payment: ::std::default::Default::default(),
            payment_method_type: ::std::default::Default::default(),
            reason: ::std::default::Default::default(),
            receipt_url: ::std::default::Default::default(),
            recurring_type: ::std::default::Default::default(),
            redirect_url: ::std::default::Default::default(),
            refund: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            settled_at: ::std::default::Default::default(),
            smart_routing_verification: ::std::default::Default::default(),
            status_code: ::std::default::Default::default(),
            test: ::std::default::Default::default(),
            three_d_secure: ::std::default::Default::default(),
            three_d_secure_verification: ::std::default::Default::default(),
            tokenization: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
            travel: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
            uid: ::std::default::Default::default(),
            updated_at: ::std::default::Default::default(),
            verification_url: ::std::default::Default::default(),
            void: ::std::default::Default::default(),
        }
    }
}
impl TransactionEnvelope {
    /// A value with the required fields alone.
    pub fn new(transaction: Transaction) -> Self {
        Self { transaction }
    }
}
impl ::tollgate_types::Reason for ResultCode {
    const RANGES: &'static [(
        &'static str,
        &'static str,
        ::tollgate_types::DeclineSource,
        ::tollgate_types::NextTry,
    )] = &[
        (
            "F.2000",
            "F.3999",
            ::tollgate_types::DeclineSource::Merchant,
            ::tollgate_types::NextTry::AnotherCard,
        ),
        (
            "F.4000",
            "F.4999",
            ::tollgate_types::DeclineSource::Payer,
            ::tollgate_types::NextTry::Later,
        ),
        (
            "F.6000",
            "F.6999",
            ::tollgate_types::DeclineSource::Payer,
            ::tollgate_types::NextTry::Later,
        ),
        (
            "F.7000",
            "F.7999",
            ::tollgate_types::DeclineSource::Merchant,
            ::tollgate_types::NextTry::Later,
        ),
        (
            "F.8005",
            "F.8009",
            ::tollgate_types::DeclineSource::Issuer,
            ::tollgate_types::NextTry::AnotherCard,
        ),
        (
            "F.8011",
            "F.9999",
            ::tollgate_types::DeclineSource::Issuer,
            ::tollgate_types::NextTry::AnotherCard,
        ),
    ];
    fn decline(
        &self,
    ) -> ::std::option::Option<
        (::tollgate_types::DeclineSource, ::tollgate_types::NextTry),
    > {
        match self {
            Self::S0000
            | Self::P0001
            | Self::P0002
            | Self::P9998
            | Self::P9999
            | Self::E1065 => None,
            Self::F0003 | Self::F0111 | Self::F0127 => {
                Some((
                    ::tollgate_types::DeclineSource::Card,
                    ::tollgate_types::NextTry::NeverThisCard,
                ))
            }
            Self::F0002 | Self::F0105 | Self::F0115 | Self::F0116 => {
                Some((
                    ::tollgate_types::DeclineSource::Issuer,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::F0004 | Self::F0128 | Self::F0996 => {
                Some((
                    ::tollgate_types::DeclineSource::Merchant,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::F0006
            | Self::F0112
            | Self::F0114
            | Self::F0123
            | Self::F0124
            | Self::F0125
            | Self::F0129
            | Self::F0130
            | Self::F0131 => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::F0005 | Self::F0998 => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::Now,
                ))
            }
            Self::F0117 | Self::F0119 | Self::F0121 => {
                Some((
                    ::tollgate_types::DeclineSource::Provider,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::F0001 | Self::F0108 | Self::F0997 | Self::F0999 | Self::F1000 => {
                Some((
                    ::tollgate_types::DeclineSource::Unknown,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
        }
    }
}
