// The pages of `tollgate bill serve`: all runs, one run, its orders and its retry plan.

import assert from "node:assert/strict";

import { Bill } from "../bill.mjs";

export const journeys = [{ name: "bill: the pages of billing runs", act: pages }];

// A token that the sandbox did not give out, so no order is paid.
const TOKEN = "planted-token";

async function pages(stage) {
  const bill = await Bill.open(stage.sandbox.info);
  try {
    const references = [1, 2, 3].map((number) => `${stage.reference}-order-${number}`);
    await bill.import("may", references, TOKEN);
    await bill.import("june", [`${stage.reference}-june`], TOKEN);
    // Outcomes may stay open, which has a code of its own.
    await bill.command("run", "may", "--patience", "0s").catch(() => {});
    await read(stage, await bill.serve(), references);
  } finally {
    await bill.close();
  }
}

async function read(stage, address, references) {
  const { page } = stage;
  const root = new URL("/", address).href;
  const refused = await stage.page.goto(root);
  assert.equal(refused.status(), 403, "a page without its key");

  await stage.open(address, "all runs");
  assert.equal(page.url(), root, "the key stays in the address");
  await contains(page, "june", "may", "6.00 USD");

  await follow(stage, "june", "a run without outcomes");
  await contains(page, "0 of 1 orders have an outcome");
  await follow(stage, "All runs", "all runs again");
  await follow(stage, "may", "a run with outcomes");
  await contains(page, "3 of 3 orders have an outcome", "6.00 USD");

  await page.getByLabel("Reference").fill(references[1]);
  await stage.press("Search", "an order");
  assert.equal(await page.locator("tr:has(td)").count(), 1);
  await contains(page, references[1], "2.00 USD");

  await follow(stage, "Retry plan", "the retry plan");
  await contains(page, "orders again");
  await stage.loads(() => page.getByRole("link", { name: "Report" }).click());
  await contains(page, "Billing run may", "Outcomes over time");
}

async function follow(stage, link, label) {
  await stage.loads(() => stage.page.getByRole("link", { name: link, exact: true }).click());
  await stage.shot(label);
  await contains(stage.page);
}

// Asserts that the page has these texts, and no token.
async function contains(page, ...texts) {
  const content = await page.content();
  for (const text of texts) assert.ok(content.includes(text), `${text} is not on ${page.url()}`);
  assert.ok(!content.includes(TOKEN), "a token is on the page");
}
