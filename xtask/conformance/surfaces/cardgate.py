"""The Card Gate: an unpaid invoice for every sale, and published test cards."""

import schemathesis

from . import private, sandbox


@schemathesis.auth(refresh_interval=None)
class Bearer:
    """The bearer of a new invoice: a session takes one sale. The invoice can be paid with its token, too."""

    def get(self, case, context):
        """Creates the invoice."""
        invoice = sandbox.create_invoice(
            token=private.token(),
            customer={"reference_id": sandbox.CUSTOMER},
            gateway_options={"cardgate": {"instant": True}},
        )
        return sandbox.bearer(invoice)

    def set(self, case, data, context):
        """Sends the bearer."""
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


def prepare(operation, case):
    """Makes the sale one of the three kinds that there are: Google Pay, a card, or the invoice's token."""
    attributes = case.body["data"]["attributes"]
    if "google_pay" in attributes:
        kept = {"google_pay": attributes["google_pay"]}
    elif attributes.keys() & {"card_number", "card_holder", "cvv", "exp_month", "exp_year"}:
        kept = card(attributes)
    else:
        kept = {}
    case.body["data"]["attributes"] = kept


def card(attributes):
    """All fields of a card, with a number that is published for tests."""
    wanted = {"card_holder": "Test", "cvv": "123", "exp_month": "12", "exp_year": "35", **attributes}
    return {**wanted, "card_number": sandbox.CARDS[sandbox.number() % len(sandbox.CARDS)]}
