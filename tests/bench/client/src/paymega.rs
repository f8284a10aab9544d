//! A charge of a saved card on Paymega: an invoice is created, sold, and read.

use std::hint::black_box;

use tollgate::{CardToken, Currency, Money, Outcome, dec, paymega::TokenCharge};
use tollgate_paymega_cardgate::types::{
    SaleAttributes, SaleData, SaleDataType, SaleRequest, SaleResponse,
};
use tollgate_paymega_private::types::{
    CardgateOptions, CreateInvoiceAttributes, CreateInvoiceData, CreateInvoiceDataType,
    CreateInvoiceRequest, GatewayOptions, InvoiceCustomer, RequestedFlow,
};
use tollgate_types::{InvoiceDocument, PhpObject};

use crate::{
    Result,
    read::{ACCOUNT, KEY, paymega},
    reqwest_client, runtime, server,
};

const TOKEN: &str = "4c9jHUgeL1SD7g5byDYn9Gc0RC60NN3x";

/// A tag as long as that of a call, so that both programs send and receive as much.
const MARK: &str = "19bd92390083f573f1abd60c8d4ac86b";

pub fn run(row: &str, count: u32) -> Result {
    match row {
        "paymega-charge" => runtime()?.block_on(charge(count)),
        "paymega-hand" => runtime()?.block_on(by_hand(count)),
        _ => Err("no such row".into()),
    }
}

async fn charge(count: u32) -> Result {
    let paymega = paymega()?;
    for _ in 0..count {
        let order = TokenCharge::new(
            "order-1042",
            Money::new(dec!(100), Currency::USD),
            CardToken::new(TOKEN),
        )
        .customer("my_customer_1")
        .service("payment_card_usd_hpp");
        let outcome = paymega.charge(&order).await?;
        if !matches!(black_box(outcome), Outcome::Succeeded(_)) {
            return Err("the charge did not succeed".into());
        }
    }
    Ok(())
}

/// The same requests with the same types, without any decision about money.
async fn by_hand(count: u32) -> Result {
    let (client, server) = (reqwest_client()?, server()?);
    let timeout = std::time::Duration::from_secs(3_600);
    for _ in 0..count {
        let url = format!("{server}/private/payment-invoices");
        let request = client
            .post(&url)
            .basic_auth(ACCOUNT, Some(KEY))
            .timeout(timeout);
        let created = request.json(&invoice()?).send().await?.error_for_status()?;
        let created: InvoiceDocument = created.json().await?;
        let flow = created
            .data
            .attributes
            .flow_data
            .as_ref()
            .and_then(PhpObject::get);
        let metadata = flow.and_then(|flow| flow.metadata.as_ref()?.get());
        let bearer = metadata
            .and_then(|it| it.token.as_ref())
            .ok_or("no bearer")?;
        let sale = client
            .post(format!("{server}/cardgate/payment/sale"))
            .bearer_auth(bearer.expose());
        let sale = sale
            .timeout(timeout)
            .json(&sale_request())
            .send()
            .await?
            .error_for_status()?;
        black_box(sale.json::<SaleResponse>().await?);
        let request = client
            .get(format!("{url}/{}", created.data.id))
            .basic_auth(ACCOUNT, Some(KEY));
        let read = request.timeout(timeout).send().await?.error_for_status()?;
        black_box(read.json::<InvoiceDocument>().await?);
    }
    Ok(())
}

fn invoice() -> Result<CreateInvoiceRequest> {
    let cardgate = CardgateOptions {
        instant: Some(true),
        ..CardgateOptions::default()
    };
    let options = GatewayOptions {
        cardgate: Some(cardgate),
        ..GatewayOptions::default()
    };
    let metadata = [("tollgate_mark".to_owned(), MARK.into())];
    let attributes = CreateInvoiceAttributes {
        customer: Some(InvoiceCustomer::new("my_customer_1".to_owned())),
        flow: Some(RequestedFlow::Charge),
        gateway_options: Some(options),
        metadata: Some(metadata.into_iter().collect()),
        token: Some(tollgate_types::Token::new(TOKEN)),
        test_mode: Some(true),
        ..CreateInvoiceAttributes::new(
            dec!(100).into(),
            "USD".to_owned(),
            "order-1042".to_owned(),
            "payment_card_usd_hpp".to_owned(),
        )
    };
    let data = CreateInvoiceData::new(attributes, CreateInvoiceDataType::PaymentInvoices);
    Ok(CreateInvoiceRequest::new(data))
}

fn sale_request() -> SaleRequest {
    SaleRequest::new(SaleData::new(
        SaleAttributes::default(),
        SaleDataType::SaleOperation,
    ))
}
