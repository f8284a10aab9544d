// The stage of one run of a journey: its own browser window, and the checks that all journeys share.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { faults } from "./audit.mjs";

const PATIENCE_MS = 60_000;
// A page that fits there fits everywhere.
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
    await this.page.emulateMedia({ colorScheme: null });
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
    const response = await this.page.goto(url);
    await this.shot(label, options);
    return response;
  }

  async press(button, label) {
    await this.loads(() => this.page.getByRole("button", { name: button, exact: true }).click());
    await this.shot(label);
  }

  // Runs an action that opens another page, and waits for that page.
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

  // Asserts that the payer is back at the shop, once, at the address for the outcome.
  async assertBack(kind) {
    await this.page.getByRole("heading", { name: "Back at the shop" }).waitFor();
    const back = this.shop.returns.filter((it) => it.journey === this.reference);
    assert.deepEqual(back.map((it) => it.kind), [kind]);
    return back[0];
  }

  // Asserts the number of charges of this reference, and their amount.
  async assertMoney(charges, charged) {
    const account = await this.sandbox.account(this.reference);
    assert.deepEqual([account.charges, account.charged], [charges, charged], "the ledger");
  }

  // Asserts the final status of the invoice, and the callback to the merchant.
  async assertInvoice(id, status, resolution, { notified = true } = {}) {
    const invoice = await this.sandbox.invoice(id);
    assert.deepEqual([invoice.status, invoice.resolution], [status, resolution], "the invoice");
    const amount = status === "processed" ? invoice.amount : null;
    assert.equal(invoice.processed_amount ?? null, amount, "the amount that was processed");
    if (notified) await this.assertNotified((it) => it.data?.id === id, (it) => it.data.attributes.status, status);
  }

  // Asserts that all notifications of this run are signed, and that the last has the expected status.
  async assertNotified(isOurs, read, status) {
    const ours = () => this.shop.notices.filter((it) => isOurs(it.content));
    await until(() => ours().length > 0 && read(ours().at(-1).content) === status, `a notice that says ${status}`);
    assert.ok(ours().every((it) => it.signed), "a notice is not signed");
  }

  // Asserts that the browser reported the expected refusals. They then no longer count as noise.
  async heard(words) {
    await until(() => this.noise.some((it) => words.test(it)), `a refusal like ${words}`);
    this.noise = this.noise.filter((it) => !words.test(it));
  }

  // Asserts that no request went to other hosts, and that the browser refused nothing.
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
      // Chromium also reports responses other than 2xx as errors; the journeys check those themselves.
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
