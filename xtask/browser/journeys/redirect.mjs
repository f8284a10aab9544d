// The merchant's back end creates an invoice, and its payer goes to the hosted payment page and back.

import assert from "node:assert/strict";

export const PAYS = "5519283812030000";
export const ASKS = "5123817234060000";
const DECLINES = "4302912837020000";
// A bearer is valid for 1800 s; the platform ends an abandoned invoice 105 s later.
const BEARER = 1801;
const SWEEP = 105;

export const journeys = [
  { name: "redirect: paid without 3-D Secure", act: paid },
  { name: "redirect: paid after 3-D Secure 1", act: confirmed },
  { name: "redirect: payer refuses 3-D Secure 1", act: refused },
  { name: "redirect: card declined", act: declined },
  { name: "redirect: card mistyped, then corrected", act: corrected },
  { name: "redirect: paid once though sent twice", act: repeated },
  { name: "redirect: abandoned before the card", act: abandoned },
  { name: "redirect: card typed too late", act: late },
  { name: "redirect: left at the bank", act: left },
  { name: "redirect: by keyboard alone", act: byKeyboard, script: [false] },
];

// An invoice with the shop's addresses, and the payer on its page.
async function begin(stage) {
  const invoice = await stage.sandbox.createInvoice({
    reference_id: stage.reference,
    amount: 19.99,
    currency: "USD",
    service: "payment_card_usd_hpp",
    test_mode: true,
    callback_url: `${stage.shop.base}/callback`,
    return_urls: {
      success: stage.returnUrl("success"),
      pending: stage.returnUrl("pending"),
      fail: stage.returnUrl("fail"),
    },
  });
  await stage.open(invoice.attributes.flow_data.action, "payment page");
  await stage.page.getByText("19.99 USD").waitFor();
  return invoice.id;
}

async function pay(stage, card, label) {
  await stage.typeCard(card);
  await stage.shot("card typed");
  await stage.press("Pay", label);
}

async function paid(stage) {
  const id = await begin(stage);
  await pay(stage, { number: PAYS }, "back");
  await stage.assertBack("success");
  await stage.assertInvoice(id, "processed", "ok");
  await stage.assertMoney(1, "19.99");
}

async function confirmed(stage) {
  const id = await begin(stage);
  await pay(stage, { number: ASKS }, "on to the bank");
  await stage.assertMoney(0, "0");
  await stage.press("Continue", "bank");
  await stage.page.getByText("19.99 USD").waitFor();
  await stage.press("Confirm", "back");
  await stage.assertBack("success");
  await stage.assertInvoice(id, "processed", "ok");
  await stage.assertMoney(1, "19.99");
}

async function refused(stage) {
  const id = await begin(stage);
  await pay(stage, { number: ASKS }, "on to the bank");
  await stage.press("Continue", "bank");
  await stage.press("Refuse", "back");
  await stage.assertBack("fail");
  await stage.assertInvoice(id, "process_failed", "client_auth_failed");
  await stage.assertMoney(0, "0");
}

async function declined(stage) {
  const id = await begin(stage);
  await pay(stage, { number: DECLINES, month: "05", year: "29" }, "back");
  await stage.assertBack("fail");
  await stage.assertInvoice(id, "process_failed", "insufficient_funds");
  await stage.assertMoney(0, "0");
}

async function corrected(stage) {
  const id = await begin(stage);
  await pay(stage, { number: "4242 4242 4242 4241", month: "13" }, "refused");
  await stage.page.getByRole("alert").getByText("Please check the card").waitFor();
  const number = stage.page.getByLabel("Card number");
  assert.equal(await number.getAttribute("aria-invalid"), "true");
  assert.equal(await number.inputValue(), "", "a card number is not shown again");
  assert.equal(await stage.page.getByLabel("Name on the card").inputValue(), "Card Holder");
  await stage.assertMoney(0, "0");
  await pay(stage, { number: "5519 2838 1203 0000" }, "back");
  await stage.assertBack("success");
  await stage.assertInvoice(id, "processed", "ok");
  await stage.assertMoney(1, "19.99");
}

// A payer who goes back no longer finds the form.
async function repeated(stage) {
  const id = await begin(stage);
  await pay(stage, { number: PAYS }, "back");
  await stage.page.goBack();
  await stage.shot("back again");
  const back = stage.shop.returns.filter((it) => it.journey === stage.reference);
  assert.deepEqual(back.map((it) => it.kind), ["success", "success"]);
  await stage.assertInvoice(id, "processed", "ok");
  await stage.assertMoney(1, "19.99");
}

async function abandoned(stage) {
  const id = await begin(stage);
  await stage.sandbox.advance(BEARER + SWEEP);
  await stage.page.reload();
  await stage.shot("back");
  await stage.assertBack("fail");
  await stage.assertInvoice(id, "process_failed", "expired");
  await stage.assertMoney(0, "0");
}

async function late(stage) {
  const id = await begin(stage);
  await stage.sandbox.advance(BEARER);
  await pay(stage, { number: PAYS }, "back");
  await stage.assertBack("pending");
  await stage.assertMoney(0, "0");
  await stage.sandbox.advance(SWEEP);
  await stage.assertInvoice(id, "process_failed", "expired");
  await stage.assertMoney(0, "0");
}

async function left(stage) {
  const id = await begin(stage);
  await pay(stage, { number: ASKS }, "on to the bank");
  await stage.press("Continue", "bank");
  await stage.sandbox.advance(BEARER + SWEEP);
  await stage.press("Confirm", "too late");
  await stage.page.getByRole("alert").waitFor();
  await stage.assertInvoice(id, "process_failed", "expired");
  await stage.assertMoney(0, "0");
}

async function byKeyboard(stage) {
  const id = await begin(stage);
  const { keyboard } = stage.page;
  for (const [label, text] of [
    ["Card number", ASKS],
    ["Name on the card", "Card Holder"],
    ["Month of expiry", "10"],
    ["Year of expiry", "35"],
    ["Security code", "123"],
  ]) {
    await keyboard.press("Tab");
    await assertFocused(stage, stage.page.getByLabel(label));
    await keyboard.type(text);
  }
  await stage.shot("card typed");
  await stage.assertMoney(0, "0");
  for (const [button, key, label] of [
    ["Pay", "Space", "on to the bank"],
    ["Continue", "Enter", "bank"],
    ["Confirm", "Enter", "back"],
  ]) {
    await keyboard.press("Tab");
    await assertFocused(stage, stage.page.getByRole("button", { name: button }));
    await stage.loads(() => keyboard.press(key));
    await stage.shot(label);
  }
  await stage.assertBack("success");
  await stage.assertInvoice(id, "processed", "ok");
  await stage.assertMoney(1, "19.99");
}

// The element has a visible focus.
async function assertFocused(stage, place) {
  const [focused, outline] = await place.evaluate((it) => [it === document.activeElement, getComputedStyle(it).outlineStyle]);
  assert.ok(focused, `the focus is not at ${place}`);
  assert.notEqual(outline, "none", `the focus is not shown at ${place}`);
}
