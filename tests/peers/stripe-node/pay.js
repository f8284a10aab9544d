// Pays with the npm package stripe, which retries twice, as its documentation shows.

import readline from "node:readline";
import Stripe from "stripe";

const settings = JSON.parse(process.env.PEER);
const address = new URL(settings.url);
const stripe = new Stripe(settings.key, {
  host: address.hostname,
  port: address.port,
  protocol: "http",
  timeout: settings.timeout_ms,
  maxNetworkRetries: 2,
});

// By Stripe's page on errors, a request with one of these had no effect.
const REFUSED = [
  Stripe.errors.StripeCardError,
  Stripe.errors.StripeInvalidRequestError,
  Stripe.errors.StripeAuthenticationError,
  Stripe.errors.StripePermissionError,
];

async function pay(order) {
  const intent = {
    amount: order.amount,
    currency: order.currency,
    payment_method: order.token,
    confirm: true,
    off_session: true,
    metadata: { order_id: order.reference },
  };
  try {
    const { status } = await stripe.paymentIntents.create(intent, { idempotencyKey: order.reference });
    return { succeeded: "paid", requires_payment_method: "failed", canceled: "failed" }[status] ?? "unknown";
  } catch (error) {
    return REFUSED.some((kind) => error instanceof kind) ? "failed" : "unknown";
  }
}

async function work(orders) {
  for (const order of orders) {
    console.log(JSON.stringify({ reference: order.reference, result: await pay(order) }));
  }
}

const orders = [];
for await (const line of readline.createInterface({ input: process.stdin })) {
  orders.push(JSON.parse(line));
}
// The workers share one iterator.
const shared = orders.values();
await Promise.all(Array.from({ length: settings.concurrency }, () => work(shared)));
