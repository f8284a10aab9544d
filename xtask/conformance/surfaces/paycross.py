"""PayCross: published test cards and tokens of them, parents that exist, requests that repeat nothing."""

from . import sandbox

AUTH = (sandbox.INFO["shop_id"], sandbox.INFO["shop_secret"])

CARDS = ["4200000000000000", "4005550000000019", "4012000000001006", "4012000000001097", "4012000000001014"]
APPROVED = CARDS[0]

VAULT = {"createCard", "updateCard", "updateCardV2"}

PARENTS = {"createCapture": "authorizations", "createVoid": "authorizations", "createRefund": "payments"}


def prepare(operation, case):
    """Changes a valid request into one that can succeed."""
    case.body = small(case.body)
    # A known id would return the response of an earlier request, and hide this one.
    if "RequestID" in (case.headers or {}):
        case.headers["RequestID"] = f"{case.headers['RequestID']}-{sandbox.number()}"
    if operation == "getTransaction":
        case.path_parameters["uid"] = transaction("payments")["uid"]
    elif operation == "findTransactions":
        case.path_parameters["tracking_id"] = transaction("payments")["tracking_id"]
    elif operation in VAULT:
        stored(operation, case)
    elif operation in PARENTS:
        child(case.body["request"], transaction(PARENTS[operation]))
    else:
        create(case.body["request"])


def create(request):
    """An order that was not sent before, paid with a test card or its token."""
    request["amount"] = min(request["amount"], 10**12)
    request["description"] = filled(request["description"], "An order")
    request["duplicate_check"] = False
    # The gateway alone can decrypt a card from the payer's browser, so the sandbox requires the card itself.
    request.pop("encrypted_credit_card", None)
    card = request.setdefault("credit_card", {})
    if card.get("token") is not None:
        card["token"] = token()
        request["test"] = True
    else:
        card["number"] = CARDS[sandbox.number() % len(CARDS)]
        card["exp_month"] = card.get("exp_month") or "12"
        # The gateway refuses a card whose expiry is past, such as those of older samples.
        card["exp_year"] = "2035"


def stored(operation, case):
    """A card of the vault: a test card, or a change of one."""
    request = case.body["request"]
    if operation == "createCard":
        request["number"] = APPROVED
    else:
        case.path_parameters["card"] = token()
    if request.get("holder") is not None:
        request["holder"] = filled(request["holder"], "John Doe")
    # The tokens of this run must stay valid.
    for name, value in (("exp_month", "12"), ("exp_year", "2035")):
        if request.get(name) is not None:
            request[name] = value


def child(request, parent):
    """A capture, void or refund of a transaction that allows it, not above its amount."""
    request["parent_uid"] = parent["uid"]
    request["amount"] = min(request["amount"], parent["amount"])
    if request.get("reason") is not None:
        request["reason"] = filled(request["reason"], "Returned")


def small(value):
    """The value with integers cut to 53 bits: a larger one comes back rounded, as from any reader of JSON."""
    if isinstance(value, dict):
        return {key: small(item) for key, item in value.items()}
    if isinstance(value, list):
        return [small(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return max(min(value, 2**53), -(2**53))
    return value


def filled(text, replacement):
    """The text, unless it is blank: Rails refuses that."""
    return text if text.strip() else replacement


def transaction(kind, **fields):
    """A transaction of 1000 USD which succeeded."""
    request = {
        "amount": 100_000,
        "currency": "USD",
        "description": "An order",
        "tracking_id": f"prepared-{sandbox.number()}",
        "duplicate_check": False,
        "test": True,
        "credit_card": {"number": APPROVED, "exp_month": "12", "exp_year": "2035"},
        **fields,
    }
    url = f"{sandbox.INFO['paycross']}/transactions/{kind}"
    made = sandbox.post(url, {"request": request}, auth=AUTH)["transaction"]
    assert made["status"] == "successful", made
    return made


def token(made=[]):
    """The token of a test card."""
    if not made:
        made.append(transaction("tokenizations")["credit_card"]["token"])
    return made[0]
