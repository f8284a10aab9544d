"""A small client of the sandbox, which creates the objects that generated requests name."""

import itertools
import json
import os

import requests

INFO = json.loads(os.environ["TOLLGATE_SANDBOX"])

PRIVATE_AUTH = (INFO["account"], INFO["api_key"])

CUSTOMER = "conformance-customer"

# The published test cards of Paymega and Kuna: approved after 3-D Secure, approved, and the same two declined.
CARDS = ["5123817234060000", "5519283812030000", "4412397212080000", "4302912837020000"]
APPROVED = CARDS[1]

_numbers = itertools.count(1)
_session = requests.Session()


def number():
    """A number which no earlier call gave."""
    return next(_numbers)


def post(url, body, **options):
    """Posts JSON, and fails on an error status: these requests are known to be right."""
    response = _session.post(url, json=body, timeout=10, **options)
    response.raise_for_status()
    return response.json()


def create_invoice(**attributes):
    """Creates an invoice over 1000 USD in test mode."""
    fields = {
        "reference_id": f"prepared-{number()}",
        "service": "payment_card_usd_hpp",
        "currency": "USD",
        "amount": 1000,
        "test_mode": True,
        **attributes,
    }
    body = {"data": {"type": "payment-invoices", "attributes": fields}}
    return post(f"{INFO['private']}/payment-invoices", body, auth=PRIVATE_AUTH)["data"]


def create_payout():
    """Creates a payout over 10 USD in test mode, which waits to be processed."""
    attributes = {
        "reference_id": f"prepared-{number()}",
        "service": "test_usd",
        "currency": "USD",
        "amount": 10,
        "test_mode": True,
        "fields": {"account": "555555"},
    }
    body = {"data": {"type": "payout-invoice", "attributes": attributes}}
    return post(f"{INFO['private']}/payout-invoices", body, auth=PRIVATE_AUTH)["data"]


def bearer(invoice):
    """The bearer that pays an invoice."""
    return invoice["attributes"]["flow_data"]["metadata"]["token"]


def pay(invoice):
    """Pays an invoice with a card that is approved."""
    card = {"card_number": APPROVED, "card_holder": "Test", "cvv": "123", "exp_month": "12", "exp_year": "35"}
    body = {"data": {"type": "sale-operation", "attributes": card}}
    post(f"{INFO['cardgate']}/payment/sale", body, headers={"Authorization": f"Bearer {bearer(invoice)}"})


def read_invoice(invoice_id):
    """An invoice as the Private API shows it."""
    response = _session.get(f"{INFO['private']}/payment-invoices/{invoice_id}", auth=PRIVATE_AUTH, timeout=10)
    response.raise_for_status()
    return response.json()["data"]


def paid_invoice(**attributes):
    """An invoice that was paid."""
    invoice = create_invoice(**attributes)
    pay(invoice)
    return read_invoice(invoice["id"])
