// Drives headless Chromium through every journey of a payer, against a running sandbox.
//
// Usage: node run.mjs <folder> <chromium>: `playwright-core` is installed in that folder, and screenshots go
// there; the other is the browser's program.

import { createRequire } from "node:module";
import { rm } from "node:fs/promises";
import path from "node:path";

import { Merchant } from "./merchant.mjs";
import { Sandbox } from "./sandbox.mjs";
import { Shop } from "./shop.mjs";
import { Stage } from "./stage.mjs";
import { Strict } from "./strict.mjs";
import * as redirect from "./journeys/redirect.mjs";
import * as form from "./journeys/form.mjs";
import * as host from "./journeys/host.mjs";
import * as paycross from "./journeys/paycross.mjs";
import * as checkout from "./journeys/checkout.mjs";
import * as strict from "./journeys/strict.mjs";
import * as pages from "./journeys/pages.mjs";
import * as documents from "./journeys/documents.mjs";
import * as bill from "./journeys/bill.mjs";

const LONGEST_MS = 900_000;
// Without these, Chromium looks for hosts that tests must not need.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const [folder, executablePath] = process.argv.slice(2);
const home = path.resolve(folder);
const shots = path.join(home, "shots");
const { chromium } = createRequire(path.join(home, "package.json"))("playwright-core");

const groups = [redirect, form, host, paycross, checkout, strict, pages, documents, bill];
const journeys = groups.flatMap((group) => group.journeys);
// With script and without, where a journey does not name one.
const runs = journeys.flatMap((journey) => (journey.script ?? [true, false]).map((script) => ({ ...journey, script })));

async function main() {
  await rm(shots, { recursive: true, force: true });
  const sandbox = await Sandbox.start();
  const shop = await Shop.open(sandbox.info);
  const strict = await Strict.open();
  // To browsers, `localhost` is another origin than the address on which the payment page is.
  const merchant = new Merchant({ ...sandbox.info, public: sandbox.info.public.replace("127.0.0.1", "localhost") });
  // A merchant whose platform sends payers to any address.
  const stranger = new Merchant({ ...sandbox.info, public: strict.base });
  const parts = { sandbox, shop, strict, merchant, stranger };
  // Playwright gives every browser that it starts a new, empty folder for its user data.
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const guard = setTimeout(() => fail(`not done after ${LONGEST_MS / 1000} s`), LONGEST_MS);
  let failed = 0;
  try {
    const windows = await Stage.windows(browser);
    for (const run of runs) {
      failed += (await passes(run, { ...parts, windows })) ? 0 : 1;
    }
  } finally {
    clearTimeout(guard);
    await browser.close();
    merchant.close();
    stranger.close();
    strict.close();
    shop.close();
    sandbox.stop();
  }
  console.log(`browser: ${runs.length - failed} passed, ${failed} failed; screenshots in ${shots}`);
  return failed === 0 ? 0 : 1;
}

async function passes(run, parts) {
  const started = Date.now();
  const stage = await Stage.open(run, { ...parts, shots });
  let trouble;
  try {
    await run.act(stage);
    stage.assertQuiet();
  } catch (error) {
    trouble = error;
    await stage.shot("failed", { audited: false }).catch(() => {});
  }
  await stage.close();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${trouble ? "FAIL" : "ok  "} ${seconds} s  ${stage.name}`);
  if (trouble) tell([trouble.stack ?? trouble, ...stage.noise.map((words) => `the browser says: ${words}`)]);
  return !trouble;
}

function tell(lines) {
  console.log(lines.join("\n").replace(/^/gm, "       "));
}

function fail(words) {
  console.error(`browser: ${words}`);
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => fail(`ended by ${signal}`));
process.exitCode = await main();
