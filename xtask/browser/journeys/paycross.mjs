// A payment at PayCross that requires the payer: by a redirect, or by the merchant's own form.

import assert from "node:assert/strict";

const ASKS = "4012000000001097";

export const journeys = [
  { name: "paycross: paid after the challenge", act: confirmed },
  { name: "paycross: payer refuses the challenge", act: refused },
  { name: "paycross: left at the bank", act: left },
  { name: "paycross: own form, paid after the challenge", act: confirmedByForm },
  { name: "paycross: own form, payer refuses", act: refusedByForm },
];

async function create(stage, advanced) {
  const transaction = await stage.sandbox.pay({
    amount: 1999,
    currency: "USD",
    description: "Order",
    tracking_id: stage.reference,
    test: true,
    duplicate_check: false,
    notification_url: `${stage.shop.base}/webhook`,
    return_url: stage.returnUrl("any"),
    credit_card: {
      number: ASKS,
      verification_value: "123",
      holder: "Card Holder",
      exp_month: "10",
      exp_year: "2035",
    },
    three_d_secure: { advanced },
  });
  assert.equal(transaction.status, "incomplete");
  return transaction;
}

// The merchant sends the payer to the address in the transaction.
async function begin(stage) {
  const { uid, redirect_url } = await create(stage, false);
  await stage.open(redirect_url, "bank");
  await stage.page.getByText("19.99 USD").waitFor();
  return uid;
}

// The merchant's page sends the payer to the issuer, and the merchant receives the response.
async function beginByForm(stage) {
  const { uid, three_d_secure_verification: secure } = await create(stage, true);
  const term = `${stage.shop.base}/term/${stage.reference}?to=${encodeURIComponent(secure.pa_res_url)}`;
  const params = { PaReq: secure.pa_req, MD: secure.md, TermUrl: term };
  const form = { action: secure.acs_url, params };
  await stage.open(stage.shop.offer("Your bank asks", form, "To the bank"), "shop");
  await stage.press("To the bank", "bank");
  return uid;
}

async function assertEnded(stage, uid, status) {
  assert.equal((await stage.sandbox.transaction(uid)).status, status);
  await stage.assertNotified((it) => it.transaction?.uid === uid, (it) => it.transaction.status, status);
  const paid = status === "successful";
  await stage.assertMoney(paid ? 1 : 0, paid ? "19.99" : "0");
}

async function assertBack(stage, uid, status) {
  const { query } = await stage.assertBack("any");
  assert.deepEqual([query.get("uid"), query.get("status")], [uid, status]);
}

async function confirmed(stage) {
  const uid = await begin(stage);
  await stage.press("Confirm", "back");
  await assertBack(stage, uid, "successful");
  await assertEnded(stage, uid, "successful");
}

async function refused(stage) {
  const uid = await begin(stage);
  await stage.press("Refuse", "back");
  await assertBack(stage, uid, "failed");
  await assertEnded(stage, uid, "failed");
}

async function left(stage) {
  const uid = await begin(stage);
  await stage.sandbox.advance(1801);
  await stage.press("Confirm", "too late");
  await stage.page.getByRole("alert").waitFor();
  await assertEnded(stage, uid, "failed");
}

async function confirmedByForm(stage) {
  const uid = await beginByForm(stage);
  await stage.press("Confirm", "shop again");
  await stage.assertMoney(0, "0");
  await stage.press("Continue", "back");
  await assertBack(stage, uid, "successful");
  await assertEnded(stage, uid, "successful");
}

async function refusedByForm(stage) {
  const uid = await beginByForm(stage);
  await stage.press("Refuse", "shop again");
  await stage.press("Continue", "back");
  await assertBack(stage, uid, "failed");
  await assertEnded(stage, uid, "failed");
}
