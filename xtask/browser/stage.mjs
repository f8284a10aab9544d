// What one run of a journey works with: a browser window of its own, and the checks that all journeys share.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { faults } from "./audit.mjs";

const PATIENCE_MS = 5_000;
// What fits there fits everywhere.
export const TELEPHONE = { width: 360, height: 860 };
let runs = 0;

export class Stage {
  // Two windows serve all runs, as starting one takes longer than most journeys. Pages keep nothing in them.
  static async windows(browser) {
    const open = async (script) => {
      const context = await browser.newContext({ javaScriptEnabled: script });
      context.setDefaultTimeout(PATIENCE_MS);
      return context.newPage();
    };
    return { on: await open(true), off: await open(false) };
  }

  static async open(run, { windows, shots, ...parts }) {
    const stage = new Stage();
    Object.assign(stage, parts, { script: run.script });
    runs += 1;
    stage.name = `${run.name} (script ${run.script ? "on" : "off"})`;
    stage.reference = `browser-${runs}`;
    stage.folder = path.join(shots, stage.name.replace(/[^a-z0-9]+/gi, "-").replace(/-$/, ""));
    stage.steps = 0;
    stage.page = run.script ? windows.on : windows.off;
    await stage.page.setViewportSize(TELEPHONE);
    stage.noise = [];
    stage.#listen();
    await mkdir(stage.folder, { recursive: true });
    return stage;
  }

  async close() {
    this.page.removeAllListeners();
    await this.page.goto("about:blank");
  }

  // Keeps a picture of the page, and fails if the page is not accessible.
  async shot(label, { audited = true } = {}) {
    this.steps += 1;
    const file = `${String(this.steps).padStart(2, "0")}-${label.replaceAll(" ", "-")}.png`;
    await this.page.screenshot({ path: path.join(this.folder, file) });
    if (audited) assert.deepEqual(await faults(this.page), [], `${label}: ${this.page.url()}`);
  }

  async open(url, label, options) {
    const answer = await this.page.goto(url);
    await this.shot(label, options);
    return answer;
  }

  async press(button, label) {
    await this.loads(() => this.page.getByRole("button", { name: button, exact: true }).click());
    await this.shot(label);
  }

  // Does what leads to another page, and waits for that page.
  async loads(act) {
    const loaded = this.page.waitForEvent("load");
    await Promise.all([loaded, act()]);
  }

  // Types a card as a payer does, by the labels of the form.
  async typeCard({ number, month = "10", year = "35", code = "123" }) {
    await this.page.getByLabel("Card number").fill(number);
    await this.page.getByLabel("Name on the card").fill("Card Holder");
    await this.page.getByLabel("Month of expiry").fill(month);
    await this.page.getByLabel("Year of expiry").fill(year);
    await this.page.getByLabel("Security code").fill(code);
  }

  // The addresses of the shop that this run's payer returns to.
  returnUrl(kind) {
    return `${this.shop.base}/return/${this.reference}/${kind}`;
  }

  // The payer is back at the shop, once, at the address for how it ended.
  async assertBack(kind) {
    await this.page.getByRole("heading", { name: "Back at the shop" }).waitFor();
    const back = this.shop.returns.filter((it) => it.journey === this.reference);
    assert.deepEqual(back.map((it) => it.kind), [kind]);
    return back[0];
  }

  // How often and what this reference was charged.
  async assertMoney(charges, charged) {
    const account = await this.sandbox.account(this.reference);
    assert.deepEqual([account.charges, account.charged], [charges, charged], "the ledger");
  }

  // The invoice has ended so, and the merchant was told.
  async assertInvoice(id, status, resolution, { told = true } = {}) {
    const invoice = await this.sandbox.invoice(id);
    assert.deepEqual([invoice.status, invoice.resolution], [status, resolution], "the invoice");
    const amount = status === "processed" ? invoice.amount : null;
    assert.equal(invoice.processed_amount ?? null, amount, "the amount that was processed");
    if (told) await this.assertTold((it) => it.data?.id === id, (it) => it.data.attributes.status, status);
  }

  // All notices that are ours are signed, and the last says what happened.
  async assertTold(isOurs, read, status) {
    const ours = () => this.shop.notices.filter((it) => isOurs(it.content));
    await until(() => ours().length > 0 && read(ours().at(-1).content) === status, `a notice that says ${status}`);
    assert.ok(ours().every((it) => it.signed), "a notice is not signed");
  }

  // The browser has refused what it should, and says so; once it has, that is no noise.
  async heard(words) {
    await until(() => this.noise.some((it) => words.test(it)), `a refusal like ${words}`);
    this.noise = this.noise.filter((it) => !words.test(it));
  }

  // Nothing was asked of other hosts, and the browser refused nothing.
  assertQuiet() {
    assert.deepEqual(this.noise, []);
  }

  #listen() {
    this.page.on("request", (request) => {
      const url = new URL(request.url());
      const local = url.protocol === "data:" || ["127.0.0.1", "localhost"].includes(url.hostname);
      if (!local) this.noise.push(`asked another host: ${url.href}`);
    });
    this.page.on("pageerror", (error) => this.noise.push(`script failed: ${error.message}`));
    this.page.on("console", (message) => {
      // Answers that are no 2xx are errors to Chromium too; those are for the journeys to judge.
      const refused = message.type() === "error" && !message.text().startsWith("Failed to load resource");
      if (refused) this.noise.push(message.text());
    });
  }
}

async function until(holds, words) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${words}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
