"""Clients that openapi-python-client generates from the documents do the main job on both providers."""

import base64
import json
import os
import urllib.request

from cardgate import AuthenticatedClient as Gate
from cardgate.api.sales import create_sale
from cardgate.models import SaleAttributes, SaleData, SaleDataType, SaleRequest
from paycross import AuthenticatedClient as Gateway
from paycross.api.look_up import find_transactions
from paycross.api.transactions import create_payment, create_tokenization
from paycross.models import (
    PaymentCard,
    PaymentEnvelope,
    PaymentRequest,
    TokenizationCard,
    TokenizationEnvelope,
    TokenizationRequest,
)
from private import AuthenticatedClient as Account
from private.api.invoices import create_invoice, get_invoice, list_invoices
from private.models import (
    CardgateOptions,
    CreateInvoiceAttributes,
    CreateInvoiceData,
    CreateInvoiceDataType,
    CreateInvoiceRequest,
    GatewayOptions,
    InvoiceCustomer,
)
from public import Client as Public
from public.api.invoices import process_invoice
from public.models import CheckoutForm

INFO = json.loads(os.environ["TOLLGATE_SANDBOX"])


def basic(client, surface, user, password):
    """A client that authorizes itself with user and password."""
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    return client(base_url=INFO[surface], token=token, prefix="Basic")


ACCOUNT = basic(Account, "private", INFO["account"], INFO["api_key"])
SHOP = basic(Gateway, "paycross", INFO["shop_id"], INFO["shop_secret"])


def charges(reference):
    """How often a reference was really charged, and how much."""
    with urllib.request.urlopen(f"{INFO['control']}/ledger", timeout=10) as response:
        account = json.load(response)["references"][reference]
    return account["charges"], float(account["charged"])


def created(reference, options, **fields):
    """The response to the creation of an invoice over 19.99 USD."""
    attributes = CreateInvoiceAttributes(
        reference_id=reference,
        amount=19.99,
        currency="USD",
        service="payment_card_usd_hpp",
        test_mode=True,
        customer=InvoiceCustomer(reference_id="python-customer"),
        gateway_options=GatewayOptions(cardgate=options),
        **fields,
    )
    data = CreateInvoiceData(attributes=attributes, type_=CreateInvoiceDataType.PAYMENT_INVOICES)
    return create_invoice.sync_detailed(client=ACCOUNT, body=CreateInvoiceRequest(data=data))


def sold(invoice, attributes):
    """The invoice after its sale."""
    bearer = Gate(base_url=INFO["cardgate"], token=invoice.attributes.flow_data.metadata.token)
    data = SaleData(attributes=attributes, type_=SaleDataType.SALE_OPERATION)
    assert create_sale.sync(client=bearer, body=SaleRequest(data=data)).status == "processed"
    return get_invoice.sync(invoice.id, client=ACCOUNT).data


def paymega():
    """Paymega: a card is saved, its token charged and looked up; a duplicate is refused with 409."""
    invoice = created("python-save", CardgateOptions(tokenize=True)).parsed.data
    assert invoice.attributes.payload is None, invoice
    card = SaleAttributes(
        card_number="5519283812030000", card_holder="Test", cvv="123", exp_month="12", exp_year="35"
    )
    token = sold(invoice, card).attributes.payload.token
    invoice = created("python-charge", CardgateOptions(instant=True), token=token).parsed.data
    paid = sold(invoice, SaleAttributes())
    assert paid.attributes.status == "processed" and paid.attributes.processed_amount == 19.99, paid
    found = list_invoices.sync(client=ACCOUNT, filterreference_id="python-charge").data
    found = found[0] if isinstance(found, list) else found
    assert found.id == invoice.id and found.attributes.status == "processed", found
    again = created("python-charge", CardgateOptions(instant=True), token=token)
    assert again.status_code == 409 and again.parsed.data.id == invoice.id, again
    assert charges("python-charge") == (1, 19.99), charges("python-charge")


def paycross():
    """PayCross: a card is saved, its token charged and looked up; a duplicate is refused with 422."""
    order = {"amount": 1999, "currency": "USD", "description": "An order", "test": True}
    card = TokenizationCard(number="4200000000000000", exp_month="12", exp_year="2035")
    request = TokenizationRequest(credit_card=card, tracking_id="python-save", **order)
    saved = create_tokenization.sync(client=SHOP, body=TokenizationEnvelope(request=request)).transaction
    card = PaymentCard(token=saved.credit_card.token)
    request = PaymentRequest(credit_card=card, tracking_id="python-token", **order)
    body = PaymentEnvelope(request=request)
    paid = create_payment.sync(client=SHOP, body=body).transaction
    assert paid.status == "successful" and paid.amount == 1999, paid
    found = find_transactions.sync("python-token", client=SHOP).transactions
    assert [(each.uid, each.status) for each in found] == [(paid.uid, "successful")], found
    again = create_payment.sync_detailed(client=SHOP, body=body)
    assert again.status_code == 422, again
    assert charges("python-token") == (1, 19.99), charges("python-token")


def form():
    """Paymega's Public API: a form leads the payer to the page of a new invoice, which charges nothing by itself."""
    order = {"amount": 19.99, "currency": "USD", "service": "payment_card_usd_hpp", "reference_id": "python-form"}
    body = CheckoutForm(public_key=INFO["public_key"], **order)
    sent = process_invoice.sync_detailed(client=Public(base_url=INFO["public"]), body=body)
    assert sent.status_code == 302 and sent.headers["location"], sent
    invoice = list_invoices.sync(client=ACCOUNT, filterreference_id="python-form").data
    invoice = invoice[0] if isinstance(invoice, list) else invoice
    assert invoice.attributes.status == "process_pending", invoice


for step in (paymega, paycross, form):
    step()
    print(f"ok: {step.__doc__}")
