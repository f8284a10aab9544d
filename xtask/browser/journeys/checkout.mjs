// PayCross's checkout: the merchant creates a page, where the payer saves a card or pays.

import assert from "node:assert/strict";

const PAYS = "4200000000000000";
const ASKS = "4012000000001097";
const DECLINES = "4005550000000019";
const DAY = 24 * 60 * 60;

export const journeys = [
  { name: "checkout: card saved, then its token charged", act: saved },
  { name: "checkout: paid after the challenge", act: confirmed },
  { name: "checkout: declined, then paid with another card", act: retried },
  { name: "checkout: card mistyped, then corrected", act: corrected },
  { name: "checkout: opened too late", act: late },
];

async function begin(stage, kind, more = {}) {
  const { token, redirect_url } = await stage.sandbox.createCheckout({
    transaction_type: kind,
    test: true,
    order: {
      amount: 1999,
      currency: "USD",
      description: "Order",
      tracking_id: stage.reference,
      additional_data: { contract: ["recurring"] },
    },
    settings: {
      return_url: stage.returnUrl("any"),
      notification_url: `${stage.shop.base}/webhook`,
      language: "en",
    },
    ...more,
  });
  await stage.open(redirect_url, "payment page");
  await stage.page.getByText("19.99 USD").waitFor();
  return token;
}

async function pay(stage, number, label) {
  await stage.typeCard({ number });
  await stage.shot("card typed");
  await stage.press("Pay", label);
}

// The payer is back at the shop, with the token of the page and the status of its last transaction.
async function assertBack(stage, token, status) {
  const { query } = await stage.assertBack("any");
  assert.deepEqual([query.get("token"), query.get("status")], [token, status]);
  const uid = query.get("uid");
  await stage.assertNotified((it) => it.transaction?.uid === uid, (it) => it.transaction.status, status);
  return stage.sandbox.transaction(uid);
}

async function saved(stage) {
  const token = await begin(stage, "tokenization");
  await pay(stage, PAYS, "back");
  const transaction = await assertBack(stage, token, "successful");
  await stage.assertMoney(0, "0");
  const charge = await stage.sandbox.pay({
    amount: 1999,
    currency: "USD",
    description: "Order",
    tracking_id: stage.reference,
    test: true,
    duplicate_check: false,
    credit_card: { token: transaction.credit_card.token },
  });
  assert.equal(charge.status, "successful");
  await stage.assertMoney(1, "19.99");
}

async function confirmed(stage) {
  const token = await begin(stage, "payment");
  await pay(stage, ASKS, "bank");
  await stage.assertMoney(0, "0");
  await stage.press("Confirm", "back");
  await assertBack(stage, token, "successful");
  await stage.assertMoney(1, "19.99");
}

async function retried(stage) {
  const token = await begin(stage, "payment", { attempts: 2 });
  await pay(stage, DECLINES, "declined");
  await stage.page.getByRole("alert").waitFor();
  await pay(stage, PAYS, "back");
  await assertBack(stage, token, "successful");
  await stage.assertMoney(1, "19.99");
}

async function corrected(stage) {
  const token = await begin(stage, "payment");
  await pay(stage, "4242424242424242", "mistyped");
  await stage.page.getByRole("alert").waitFor();
  await stage.assertMoney(0, "0");
  await pay(stage, PAYS, "back");
  await assertBack(stage, token, "successful");
  await stage.assertMoney(1, "19.99");
}

async function late(stage) {
  const token = await begin(stage, "payment");
  await stage.sandbox.advance(DAY);
  await stage.typeCard({ number: PAYS });
  await stage.press("Pay", "too late");
  await stage.page.getByRole("alert").waitFor();
  assert.equal((await stage.sandbox.checkout(token)).expired, true);
  await stage.assertMoney(0, "0");
}
