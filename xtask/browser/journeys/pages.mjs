// The sandbox's own pages: the overview, the life of a reference, the lists and the guide.

import assert from "node:assert/strict";

export const journeys = [
  { name: "pages: the overview follows the sandbox", act: overview },
  { name: "pages: the life of a reference", act: life },
  { name: "pages: lists", act: lists },
  { name: "pages: the guide", act: guide },
];

const DESK = { width: 1280, height: 900 };
const CARD = { card_number: "5519283812030000", card_holder: "Card Holder", cvv: "123", exp_month: "10", exp_year: "35" };

async function overview(stage) {
  const { page, sandbox } = stage;
  await stage.open(sandbox.page("/"), "before");
  await page.getByLabel("Reference or id").fill("typed");
  const invoice = await sandbox.createInvoice(order(stage, { service: "test_usd_test", service_fields: { status: "processed" } }));
  // With script the page follows by itself, and keeps what the reader has typed.
  if (!stage.script) await page.reload();
  await page.getByRole("link", { name: invoice.id }).waitFor();
  if (stage.script) assert.equal(await page.getByLabel("Reference or id").inputValue(), "typed");
  const ledger = page.getByRole("region", { name: /^Ledger/ });
  const row = ledger.getByRole("row").filter({ has: page.getByRole("link", { name: stage.reference, exact: true }) });
  assert.match(await row.textContent(), /10\.00 USDcharge/, "one charge of 10.00 USD");
  await stage.shot("after");
  await page.setViewportSize(DESK);
  await stage.shot("wide");
  await stage.loads(() => page.getByRole("link", { name: invoice.id }).click());
  await stage.shot("invoice");
  assert.equal(JSON.parse(await page.locator("pre").textContent()).attributes.status, "processed");
  await stage.assertMoney(1, "10");
}

async function life(stage) {
  const { page, sandbox } = stage;
  const invoice = await sandbox.createInvoice(order(stage, { service: "payment_card_usd_hpp" }));
  await sandbox.loseSale(invoice, CARD);
  await sandbox.findInvoice(stage.reference);
  await stage.open(sandbox.page("/"), "overview");
  await page.getByLabel("Reference or id").fill(stage.reference);
  await stage.press("Search", "life");
  const steps = page.getByRole("list", { name: `Steps of ${stage.reference}` }).getByRole("listitem");
  const texts = (await steps.allTextContents()).join("\n");
  const expected = /createSale[^]*charges the card \+10\.00 USD[^]*response lost: close[^]*listInvoices/;
  assert.match(texts, expected);
  const lost = steps.filter({ hasText: "response lost" });
  assert.equal(await lost.getAttribute("class"), "lost");
  assert.match(await page.getByRole("table", { name: "Money" }).textContent(), /Charges110\.00 USD/);
  const light = await ink(lost.locator(".arrow"));
  await page.emulateMedia({ colorScheme: "dark" });
  await stage.shot("dark");
  assert.notEqual(await ink(lost.locator(".arrow")), light, "the arrow has one color in both schemes");
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(background, "light dark");
  await page.setViewportSize(DESK);
  await stage.shot("dark and wide");
  await assertBeside(page);
}

// On a wide window the money is beside the diagram.
async function assertBeside(page) {
  const diagram = await page.locator(".life > section").boundingBox();
  const money = await page.locator(".life > aside").boundingBox();
  assert.ok(money.x >= diagram.x + diagram.width && money.y < diagram.y + diagram.height);
}

async function lists(stage) {
  const { page, sandbox } = stage;
  await sandbox.createInvoice(order(stage, { service: "payment_card_usd_hpp" }));
  for (const list of ["ledger", "invoices", "transactions", "callbacks", "exchanges"]) {
    await stage.open(sandbox.page(`/list/${list}`), list);
  }
  await stage.open(sandbox.page("/list/invoices"), "invoices");
  await page.getByLabel("Contains").fill(stage.reference);
  await stage.press("Search", "found");
  assert.equal(await page.locator("tbody tr").count(), 1);
  await stage.loads(() => page.getByRole("link", { name: stage.reference }).click());
  await stage.shot("life");
}

async function guide(stage) {
  const { page, sandbox } = stage;
  for (const name of ["Test cards", "Faults", "Settings"]) {
    await stage.open(sandbox.page("/"), "overview");
    await stage.loads(() => page.getByRole("link", { name, exact: true }).click());
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), name);
    await stage.shot(name);
    await page.emulateMedia({ colorScheme: "dark" });
    await stage.shot(`${name} dark`);
  }
}

function order(stage, more) {
  return { reference_id: stage.reference, amount: 10, currency: "USD", test_mode: true, ...more };
}

// The color of a line.
function ink(line) {
  return line.evaluate((it) => getComputedStyle(it).stroke);
}
