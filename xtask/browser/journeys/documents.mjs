// The documents in Swagger UI, and the calls that it makes to the sandbox.

import assert from "node:assert/strict";

export const journeys = [
  { name: "documents: try it", act: tryIt, script: [true] },
  { name: "documents: the operations", act: operations, script: [false] },
  { name: "sandbox: every response matches the documents", act: conformed, script: [false] },
];

// A document, one of its operations, and what the response contains.
const READS = [
  ["private", "getAccountProfile", "coma_"],
  ["control", "getClock", "now"],
];
const DOCUMENTS = ["public", "private", "cardgate", "paycross", "control"];

async function tryIt(stage) {
  const { page, sandbox } = stage;
  for (const [document, operation, words] of READS) {
    await stage.open(sandbox.page(`/docs/${document}`), document, { audited: false });
    const block = page.locator(`[id$="-${operation}"]`);
    await block.locator(".opblock-summary-control").click();
    await block.getByRole("button", { name: "Execute" }).click();
    const response = block.locator(".live-responses-table");
    await response.waitFor();
    assert.match(await response.textContent(), /200/);
    assert.ok((await response.textContent()).includes(words), operation);
    await fits(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("html.dark-mode").waitFor();
    await stage.shot(`${document} dark`, { audited: false });
    await page.emulateMedia({ colorScheme: "light" });
  }
  for (const document of DOCUMENTS) {
    await stage.open(sandbox.page(`/docs/${document}`), document, { audited: false });
    await page.locator(".opblock").first().waitFor();
    assert.equal(await page.locator(".errors-wrapper").count(), 0, `${document} has errors`);
    await fits(page);
  }
}

async function fits(page) {
  const [page_width, window_width] = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  assert.ok(page_width <= window_width, "the page is wider than its window");
}

async function operations(stage) {
  const { page, sandbox } = stage;
  for (const name of DOCUMENTS) {
    await stage.open(sandbox.page("/docs"), "documents");
    await stage.loads(() => page.locator(`a[href="/docs/${name}"]`).click());
    await stage.shot(name);
    const document = await (await fetch(sandbox.page(`/docs/${name}.json`))).json();
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), document.info.title);
    const count = Object.values(document.paths).flatMap((it) => Object.values(it)).filter((it) => it.operationId).length;
    assert.equal(await page.locator("tbody tr").count(), count);
  }
}

async function conformed(stage) {
  assert.deepEqual(await stage.sandbox.control("violations"), []);
}
