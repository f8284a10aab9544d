// The sandbox's own pages: its log, and the documents.

import assert from "node:assert/strict";

import { TELEPHONE } from "../stage.mjs";

export const journeys = [
  { name: "pages: what happens here", act: overview },
  { name: "pages: documents", act: documents },
  { name: "sandbox: every response matches the documents", act: conformed, script: [false] },
];

const DESK = { width: 1280, height: 900 };
const SURFACES = ["public", "private", "cardgate", "paycross"];

async function overview(stage) {
  const { page, sandbox } = stage;
  await stage.open(sandbox.page("/"), "live");
  const invoice = await sandbox.createInvoice({
    reference_id: stage.reference,
    amount: 3,
    currency: "USD",
    service: "test_usd_test",
    service_fields: { status: "processed" },
    test_mode: true,
  });
  // The page reloads itself, with script or without.
  await page.getByRole("link", { name: invoice.id }).waitFor();
  await stage.loads(() => page.getByRole("link", { name: "Stop reloading" }).click());
  await stage.shot("still");
  await page.setViewportSize(DESK);
  await stage.shot("still and wide");
  const row = page.getByRole("row").filter({ has: page.getByRole("cell", { name: stage.reference, exact: true }) });
  assert.match(await row.first().textContent(), /^browser-\d+13/, "one charge of 3");
  await stage.loads(() => page.getByRole("link", { name: invoice.id }).click());
  await stage.shot("invoice");
  const text = await page.locator("pre").textContent();
  assert.equal(JSON.parse(text).attributes.status, "processed");
  await stage.open(sandbox.page("/?still"), "still again");
  const newest = page.getByRole("region", { name: /^Exchanges/ }).getByRole("link").first();
  await stage.loads(() => newest.click());
  await stage.shot("exchange");
  assert.equal(JSON.parse(await page.locator("pre").textContent()).operation, "createInvoice");
  await stage.assertMoney(1, "3");
}

async function documents(stage) {
  const { page, sandbox } = stage;
  await page.setViewportSize(stage.script ? DESK : TELEPHONE);
  for (const surface of SURFACES) {
    await stage.open(sandbox.page("/docs"), "documents");
    await stage.loads(() => page.locator(`a[href="/docs/${surface}"]`).click());
    await stage.shot(surface);
    const document = await (await fetch(sandbox.page(`/docs/${surface}.json`))).json();
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    assert.equal(heading, document.info.title);
    await follow(stage, "main a[href^='#']:not([href^='#schema-'])");
    await follow(stage, "main a[href^='#schema-']");
    await stage.shot(`${surface} schema`);
  }
}

async function conformed(stage) {
  assert.deepEqual(await stage.sandbox.control("violations"), []);
}

// A link within the page leads to a heading that the reader can see.
async function follow(stage, selector) {
  const link = stage.page.locator(selector).first();
  const target = (await link.getAttribute("href")).slice(1);
  await link.click();
  const heading = stage.page.locator(`[id="${target}"]`);
  const { y } = await heading.boundingBox();
  // Chromium scrolls by whole pixels.
  assert.ok(y > -1 && y < stage.page.viewportSize().height, `${target} is at ${y}`);
}
