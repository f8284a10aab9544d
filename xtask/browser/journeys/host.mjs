// The merchant collects the card itself, and sends the payer to the issuer with the form from the sale.

import assert from "node:assert/strict";

import { ASKS } from "./redirect.mjs";

const BROWSER = {
  browser_accept_header: "text/html",
  browser_color_depth: "24",
  browser_ip: "127.0.0.1",
  browser_java_enabled: false,
  browser_language: "en-US",
  browser_screen_height: "740",
  browser_screen_width: "360",
  browser_tz: "-120",
  browser_user_agent: "Mozilla/5.0",
  device_channel: "02",
  window_height: "740",
  window_width: "360",
};

export const journeys = [
  { name: "host-to-host: paid after 3-D Secure 1", act: (stage) => confirmed(stage, 1) },
  { name: "host-to-host: payer refuses 3-D Secure 1", act: (stage) => refused(stage, 1) },
  { name: "host-to-host: paid after 3-D Secure 2", act: (stage) => confirmed(stage, 2) },
  { name: "host-to-host: payer refuses 3-D Secure 2", act: (stage) => refused(stage, 2) },
];

// A sale that requires the payer, and the payer on the issuer's page.
async function begin(stage, version) {
  const invoice = await stage.sandbox.createInvoice({
    reference_id: stage.reference,
    amount: 7,
    currency: "USD",
    service: "payment_card_usd_hpp",
    test_mode: true,
    callback_url: `${stage.shop.base}/callback`,
    return_url: stage.returnUrl("any"),
  });
  const sale = await stage.sandbox.sale(invoice, {
    card_number: ASKS,
    card_holder: "Card Holder",
    cvv: "123",
    exp_month: "10",
    exp_year: "35",
    ...(version === 2 && { browser_info: BROWSER }),
  });
  assert.deepEqual([sale.status, sale.auth_mode], ["process_pending", "3ds"]);
  const names = version === 2 ? ["creq"] : ["MD", "PaReq", "TermUrl"];
  assert.deepEqual(Object.keys(sale.auth_payload.params).sort(), names);
  await stage.open(stage.shop.offer("Your bank asks", sale.auth_payload, "To the bank"), "shop");
  await stage.press("To the bank", "bank");
  await stage.page.getByText("7.00 USD").waitFor();
  await stage.assertMoney(0, "0");
  return invoice.id;
}

async function confirmed(stage, version) {
  const id = await begin(stage, version);
  await stage.press("Confirm", "back");
  await stage.assertBack("any");
  await stage.assertInvoice(id, "processed", "ok");
  await stage.assertMoney(1, "7");
}

async function refused(stage, version) {
  const id = await begin(stage, version);
  await stage.press("Refuse", "back");
  await stage.assertBack("any");
  await stage.assertInvoice(id, "process_failed", "client_auth_failed");
  await stage.assertMoney(0, "0");
}
