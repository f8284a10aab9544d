// The merchant has no API client: a form in its page opens the payment page through the Public API.

import { ASKS, PAYS } from "./redirect.mjs";

export const journeys = [
  { name: "form: paid without 3-D Secure", act: paid },
  { name: "form: payer refuses 3-D Secure 1", act: refused },
];

// The shop's own page, from which the payer goes on.
async function begin(stage) {
  const params = {
    public_key: stage.sandbox.info.public_key,
    reference_id: stage.reference,
    currency: "USD",
    amount: "100.5",
    service: "payment_card_usd_hpp",
    "customer[reference_id]": "customer-7",
    "customer[address][full_address]": "1 \"High\" Street",
    "metadata[cart]": "9",
    return_url: stage.returnUrl("any"),
  };
  const action = `${stage.sandbox.info.public}/payment-invoices/process`;
  await stage.open(stage.shop.offer("Your cart", { action, params }, "To the payment"), "cart");
  await stage.press("To the payment", "payment page");
  await stage.page.getByText("100.50 USD").waitFor();
}

async function paid(stage) {
  await begin(stage);
  await stage.typeCard({ number: PAYS });
  await stage.press("Pay", "back");
  await stage.assertBack("any");
  await assertEnded(stage, "processed", "ok");
  await stage.assertMoney(1, "100.5");
}

async function refused(stage) {
  await begin(stage);
  await stage.typeCard({ number: ASKS });
  await stage.press("Pay", "on to the bank");
  await stage.press("Continue", "bank");
  await stage.press("Refuse", "back");
  await stage.assertBack("any");
  await assertEnded(stage, "process_failed", "client_auth_failed");
  await stage.assertMoney(0, "0");
}

// A form cannot set an address for callbacks, so none comes.
async function assertEnded(stage, status, resolution) {
  const { id } = await stage.sandbox.findInvoice(stage.reference);
  await stage.assertInvoice(id, status, resolution, { notified: false });
}
