"""The Private API: existing invoices, payouts and services, tokens that were made, references that are new."""

import datetime

from . import sandbox

SERVICE_ID = "comcps_u1xxlHVw1NyeqmjJ"


def prepare(operation, case):
    """Changes a valid request into one that can succeed."""
    if operation == "getPaymentService":
        case.path_parameters["id"] = SERVICE_ID
    elif operation == "getInvoice":
        case.path_parameters["id"] = sandbox.create_invoice()["id"]
    elif operation == "refundInvoice":
        refund(case)
    elif operation == "createInvoice":
        create(case.body["data"]["attributes"])
    elif operation in ("getPayout", "processPayout"):
        case.path_parameters["id"] = sandbox.create_payout()["id"]
    elif operation == "createPayout":
        pay_out(case.body["data"]["attributes"])


def refund(case):
    """A refund of a paid invoice, not above the paid amount, with its own reference."""
    case.path_parameters["id"] = case.body["data"]["id"] = sandbox.paid_invoice()["id"]
    attributes = case.body["data"]["attributes"]
    attributes["amount"] = amount(attributes["amount"])
    if "reference_id" in attributes:
        attributes["reference_id"] = unique(attributes["reference_id"])


def create(attributes):
    """An invoice for a service of the account, within its limits and the platform's rules."""
    attributes["reference_id"] = unique(attributes["reference_id"])
    attributes["service"] = "payment_card_usd_hpp"
    attributes["currency"] = "USD"
    attributes["amount"] = amount(attributes["amount"])
    if "expires" in attributes:
        attributes["expires"] = tomorrow().isoformat(timespec="seconds")
    if "token" in attributes:
        attributes["token"] = token()
        attributes["test_mode"] = True
        attributes.setdefault("customer", {})["reference_id"] = sandbox.CUSTOMER
    if attributes.get("gateway_options", {}).get("cardgate", {}).get("tokenize"):
        attributes.setdefault("customer", {"reference_id": sandbox.CUSTOMER})


def pay_out(attributes):
    """A payout to a saved card, or by the test service to a test account."""
    attributes["reference_id"] = unique(attributes["reference_id"])
    attributes["currency"] = "USD"
    attributes["amount"] = amount(attributes["amount"])
    if "token" in attributes:
        attributes["service"] = "payment_card_usd"
        attributes["token"] = token()
        attributes["test_mode"] = True
        attributes.setdefault("customer", {})["reference_id"] = sandbox.CUSTOMER
    else:
        attributes["service"] = "test_usd"
        attributes.setdefault("fields", {})["account"] = "555555"


def amount(generated):
    """The amount nearest to the generated one which the service takes: cents, from 0.01 to 1000."""
    return round(min(max(generated, 0.01), 1000), 2)


def unique(reference):
    """The generated reference, made unlike all others."""
    return f"{reference}-{sandbox.number()}"


def tomorrow():
    """A moment at which an invoice may expire."""
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)


def token(made=[]):
    """The token of a card that the customer saved."""
    if not made:
        options = {"cardgate": {"tokenize": True}}
        invoice = sandbox.paid_invoice(customer={"reference_id": sandbox.CUSTOMER}, gateway_options=options)
        made.append(invoice["attributes"]["payload"]["token"])
    return made[0]
