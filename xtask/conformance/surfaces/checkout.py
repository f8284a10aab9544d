"""PayCross's checkout: orders with amounts and ends that a page can have, and tokens of pages that exist."""

from . import paycross, sandbox

KINDS = ("payment", "authorization", "tokenization", "charge")


def prepare(operation, case):
    """Changes a valid request into one that can succeed."""
    if operation == "getCheckout":
        case.path_parameters["checkout"] = checkout()["token"]
        return
    case.body = paycross.small(case.body)
    request = case.body["checkout"]
    if request["transaction_type"] not in KINDS:
        request["transaction_type"] = KINDS[0]
    order = request["order"]
    order["amount"] = min(max(order["amount"], 1), 10**12)
    order["description"] = paycross.filled(order["description"], "An order")
    if order.get("expired_at") is not None:
        order["expired_at"] = "2035-04-02T18:20:45+03:00"


def checkout():
    """A page that is not paid yet."""
    order = {"amount": 1999, "currency": "USD", "description": "An order", "tracking_id": f"page-{sandbox.number()}"}
    body = {"checkout": {"transaction_type": "payment", "test": True, "order": order}}
    url = f"{sandbox.INFO['checkout']}/ctp/api/checkouts"
    return sandbox.post(url, body, auth=paycross.AUTH)["checkout"]
