"""Runs a third-party client for PayCross's family of gateways, unchanged, against the sandbox.

Its look-up by tracking id is left out: it reads one flat object, where the family documents a list of transactions.
"""

import json
import os
import urllib.request

from bepaid import BepaidClient
from bepaid.errors import ApiError
from bepaid.models import (
    AdditionalData,
    AuthorizationRequest,
    CaptureRequest,
    CreditCardRaw,
    PaymentRequest,
    RefundRequest,
    TokenizationRequest,
    VoidRequest,
)

import listener

INFO = json.loads(os.environ["TOLLGATE_SANDBOX"])
APPROVED = "4200000000000000"
DECLINED = "4005550000000019"


def ledger(reference):
    """The actual charges of a tracking id, from the control API."""
    with urllib.request.urlopen(f"{INFO['control']}/ledger", timeout=10) as response:
        account = json.load(response)["references"].get(reference)
    return account and {name: float(account[name]) for name in ("charges", "charged", "refunds", "refunded")}


def card(number=APPROVED):
    """A test card, with the year and month as numbers: the client knows no other way."""
    return CreditCardRaw(number=number, verification_value="123", holder="John Doe", exp_month=5, exp_year=2035)


def payment(tracking_id, **fields):
    """A payment of 32.45 USD, unlike which others may follow at once; the client sends its amount as a text."""
    order = {"amount": "3245", "currency": "USD", "test": True, "description": "An order", "duplicate_check": False}
    order.update(fields)
    return PaymentRequest(tracking_id=tracking_id, **order)


def authorization(tracking_id):
    """A reservation of 50.00 USD."""
    order = {"amount": 5000, "currency": "USD", "test": True, "description": "An order", "duplicate_check": False}
    return AuthorizationRequest(tracking_id=tracking_id, credit_card=card(), **order)


def refusal(call, *arguments):
    """The HTTP status with which a call was refused."""
    try:
        call(*arguments)
    except ApiError as error:
        return error.status
    raise AssertionError("the call was granted")


def token_is_charged_once(client):
    """create_tokenization, then create_payment with the token: a repeat with its request id charges nothing more."""
    agreed = AdditionalData(contract=["recurring"])
    order = {"amount": 0, "currency": "USD", "test": True, "description": "A card"}
    saved = client.create_tokenization(TokenizationRequest(credit_card=card(), additional_data=agreed, **order))
    assert saved.status == "successful" and saved.credit_card.token, saved
    assert saved.credit_card.last_4 == "0000" and saved.credit_card.exp_month == 5, saved.credit_card
    request = payment("py-token", credit_card=CreditCardRaw(token=saved.credit_card.token))
    first, again = (client.create_payment(request, "1f0c7c62-6c32-4c0e-a1f1-6d4a0ad0b1f5") for _ in range(2))
    assert first.status == "successful" and first.amount == 3245 and first.payment.auth_code, first
    assert again.uid == first.uid, (first.uid, again.uid)
    assert ledger("py-token") == {"charges": 1, "charged": 32.45, "refunds": 0, "refunded": 0}, ledger("py-token")


def payment_is_found_and_refunded(client):
    """create_payment, get_transaction and refund, which is refused above the charged amount."""
    paid = client.create_payment(payment("py-card", credit_card=card()))
    found = client.get_transaction(paid.uid)
    assert found.status == "successful" and found.tracking_id == "py-card", found
    partial = client.refund(RefundRequest(parent_uid=paid.uid, amount=1000, reason="Returned"))
    assert partial.status == "successful" and partial.parent_uid == paid.uid, partial
    above = RefundRequest(parent_uid=paid.uid, amount=2246, reason="Too much")
    assert refusal(client.refund, above) == 422
    assert ledger("py-card") == {"charges": 1, "charged": 32.45, "refunds": 1, "refunded": 10}, ledger("py-card")


def authorization_is_captured_or_voided(client):
    """create_authorization takes nothing, capture takes a part, void releases the rest."""
    reserved = client.create_authorization(authorization("py-captured"))
    assert reserved.status == "successful" and ledger("py-captured") is None, reserved
    taken = client.capture(CaptureRequest(parent_uid=reserved.uid, amount=4000))
    assert taken.status == "successful" and taken.parent_uid == reserved.uid, taken
    assert ledger("py-captured")["charged"] == 40, ledger("py-captured")
    refunded = client.refund(RefundRequest(parent_uid=taken.uid, amount=4000, reason="Returned"))
    assert refunded.status == "successful", refunded
    assert ledger("py-captured")["refunded"] == 40, ledger("py-captured")
    released = client.create_authorization(authorization("py-voided"))
    voided = client.void(VoidRequest(parent_uid=released.uid, amount=5000))
    assert voided.status == "successful", voided
    late = CaptureRequest(parent_uid=released.uid, amount=1)
    assert refusal(client.capture, late) == 422
    assert ledger("py-voided") is None, ledger("py-voided")


def decline_is_an_answer(client):
    """A bank's decline comes as a transaction, a foreign key as an error, and neither charges."""
    declined = client.create_payment(payment("py-declined", credit_card=card(DECLINED)))
    assert declined.status == "failed" and declined.code.startswith("F."), declined
    stranger = BepaidClient(INFO["shop_id"], "wrong", base_gateway_url=INFO["paycross"])
    assert refusal(stranger.create_payment, payment("py-declined", credit_card=card())) == 401
    stranger.close()
    assert refusal(client.get_transaction, "unknown") == 404
    assert ledger("py-declined") is None, ledger("py-declined")


def webhook_is_signed(client):
    """The client's own checks accept a notification's signature and credentials."""
    with listener.Listener() as merchant:
        request = payment("py-webhook", credit_card=card(), amount="100", notification_url=merchant.url)
        paid = client.create_payment(request)
        headers, body = merchant.wait()
    notified = listener.verified(headers, body, INFO)
    assert (notified.uid, notified.status, notified.amount) == (paid.uid, "successful", 100), notified


def main():
    """Runs all steps, and stops at the first that fails."""
    client = BepaidClient(INFO["shop_id"], INFO["shop_secret"], base_gateway_url=INFO["paycross"])
    steps = [
        token_is_charged_once,
        payment_is_found_and_refunded,
        authorization_is_captured_or_voided,
        decline_is_an_answer,
        webhook_is_signed,
    ]
    for step in steps:
        step(client)
        print(f"ok: {step.__doc__}")
    client.close()


if __name__ == "__main__":
    main()
