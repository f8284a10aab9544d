"""Clients that openapi-python-client generates from the documents do the main job on both providers."""

import base64
import json
import os
import urllib.request

from cardgate import AuthenticatedClient as Gate
from cardgate.api.sales import create_sale
from cardgate.models import SaleAttributes, SaleData, SaleDataType, SaleRequest
from paycross import AuthenticatedClient as Gateway
from paycross.api.card_vault import create_card, update_card_v2
from paycross.api.look_up import find_transactions
from paycross.api.transactions import create_payment, create_tokenization
from paycross.models import (
    CardEnvelope,
    CardRequest,
    CardUpdate,
    CardUpdateEnvelope,
    PaymentCard,
    PaymentEnvelope,
    PaymentRequest,
    TokenizationCard,
    TokenizationEnvelope,
    TokenizationRequest,
)
from private import AuthenticatedClient as Account
from private.api.invoices import create_invoice, get_invoice, list_invoices
from private.api.payouts import create_payout, get_payout, list_payouts, process_payout
from private.models import (
    CardgateOptions,
    CreateInvoiceAttributes,
    CreateInvoiceData,
    CreateInvoiceDataType,
    CreateInvoiceRequest,
    CreatePayoutRequest,
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


def account(reference):
    """The actual charges and payouts of a reference."""
    with urllib.request.urlopen(f"{INFO['control']}/ledger?reference={reference}", timeout=10) as response:
        return json.load(response)["references"][reference]


def charges(reference):
    """How often a reference was really charged, and how much."""
    return account(reference)["charges"], float(account(reference)["charged"])


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


def payouts():
    """Paymega: a payout is created, processed once and looked up; a duplicate is refused with 409."""
    attributes = {
        "reference_id": "python-payout",
        "amount": 12.5,
        "currency": "USD",
        "service": "test_usd",
        "test_mode": True,
        "fields": {"account": "555555"},
    }
    body = CreatePayoutRequest.from_dict({"data": {"type": "payout-invoice", "attributes": attributes}})
    waits = create_payout.sync(client=ACCOUNT, body=body).data
    assert waits.attributes.status == "created", waits
    processed = process_payout.sync(waits.id, client=ACCOUNT).data
    assert processed.id == waits.id, processed
    again = create_payout.sync_detailed(client=ACCOUNT, body=body)
    assert again.status_code == 409 and again.parsed.data.id == waits.id, again
    assert process_payout.sync_detailed(waits.id, client=ACCOUNT).status_code == 409
    found = list_payouts.sync(client=ACCOUNT, filterreference_id="python-payout").data
    found = found[0] if isinstance(found, list) else found
    paid = get_payout.sync(found.id, client=ACCOUNT).data
    assert paid.attributes.status == "processed" and paid.attributes.processed_amount == 12.5, paid
    ledger = account("python-payout")
    assert (ledger["payouts"], float(ledger["paid_out"])) == (1, 12.5), ledger


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


def vault():
    """PayCross's vault: a card is stored, and changed on the second path."""
    card = CardRequest(
        number="4200000000000000", holder="John Doe", exp_month="12", exp_year="2035", contract=["recurring"]
    )
    saved = create_card.sync(client=SHOP, body=CardEnvelope(request=card))
    update = CardUpdateEnvelope(request=CardUpdate(exp_month="06", exp_year="2037"))
    changed = update_card_v2.sync(saved.token, client=SHOP, body=update)
    assert (changed.token, changed.exp_year) == (saved.token, 2037), changed


def form():
    """Paymega's Public API: a form leads the payer to the page of a new invoice, which charges nothing by itself."""
    order = {"amount": 19.99, "currency": "USD", "service": "payment_card_usd_hpp", "reference_id": "python-form"}
    body = CheckoutForm(public_key=INFO["public_key"], **order)
    sent = process_invoice.sync_detailed(client=Public(base_url=INFO["public"]), body=body)
    assert sent.status_code == 302 and sent.headers["location"], sent
    invoice = list_invoices.sync(client=ACCOUNT, filterreference_id="python-form").data
    invoice = invoice[0] if isinstance(invoice, list) else invoice
    assert invoice.attributes.status == "process_pending", invoice


for step in (paymega, payouts, paycross, vault, form):
    step()
    print(f"ok: {step.__doc__}")
