"""Pays with the PyPI package stripe, which retries twice, as its documentation shows."""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import stripe

SETTINGS = json.loads(os.environ["PEER"])

CLIENT = stripe.StripeClient(
    SETTINGS["key"],
    base_addresses={"api": SETTINGS["url"]},
    http_client=stripe.RequestsClient(timeout=SETTINGS["timeout_ms"] / 1000),
    max_network_retries=2,
)

# By Stripe's page on errors, a request with one of these had no effect.
REFUSED = (
    stripe.CardError,
    stripe.InvalidRequestError,
    stripe.AuthenticationError,
    stripe.PermissionError,
)

RESULTS = {"succeeded": "paid", "requires_payment_method": "failed", "canceled": "failed"}


def pay(order):
    """Pays one order, and returns its result."""
    intent = {
        "amount": order["amount"],
        "currency": order["currency"],
        "payment_method": order["token"],
        "confirm": True,
        "off_session": True,
        "metadata": {"order_id": order["reference"]},
    }
    try:
        made = CLIENT.v1.payment_intents.create(intent, {"idempotency_key": order["reference"]})
    except REFUSED:
        return "failed"
    except stripe.StripeError:
        return "unknown"
    return RESULTS.get(getattr(made, "status", None), "unknown")


def main():
    """Pays all orders, so many at a time."""
    orders = [json.loads(line) for line in sys.stdin]
    with ThreadPoolExecutor(SETTINGS["concurrency"]) as workers:
        for order, result in zip(orders, workers.map(pay, orders)):
            print(json.dumps({"reference": order["reference"], "result": result}))


if __name__ == "__main__":
    main()
