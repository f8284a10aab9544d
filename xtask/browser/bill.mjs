// The command's billing runs, in a folder of their own.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const COMMAND = path.resolve("target/debug/tollgate");
const run = promisify(execFile);

export class Bill {
  constructor(info, folder) {
    this.folder = folder;
    this.env = {
      TOLLGATE_CONFIG: path.join(folder, "config.toml"),
      TOLLGATE_PROFILE: "paymega",
      TOLLGATE_PAYMEGA_MODE: "test",
      TOLLGATE_PAYMEGA_PUBLIC: info.public,
      TOLLGATE_PAYMEGA_PRIVATE: info.private,
      TOLLGATE_PAYMEGA_CARDGATE: info.cardgate,
      TOLLGATE_PAYMEGA_ACCOUNT: info.account,
      TOLLGATE_PAYMEGA_API_KEY: info.api_key,
    };
  }

  static async open(info) {
    const bill = new Bill(info, await mkdtemp(path.join(tmpdir(), "tollgate-bill-")));
    await writeFile(bill.env.TOLLGATE_CONFIG, "");
    return bill;
  }

  // Imports orders for 1, 2, … USD with these references.
  async import(name, references, token) {
    const more = `USD,${token},customer-7,payment_card_usd_hpp`;
    const rows = references.map((reference, index) => `${reference},${index + 1},${more}`);
    const text = ["reference,amount,currency,token,customer,service", ...rows].join("\n");
    await writeFile(path.join(this.folder, `${name}.csv`), `${text}\n`);
    await this.command("import", name, `${name}.csv`);
  }

  async command(...words) {
    return run(COMMAND, ["bill", ...words], { cwd: this.folder, env: this.env });
  }

  // The address of the pages, with their key.
  async serve() {
    const options = { cwd: this.folder, env: this.env, stdio: ["ignore", "pipe", "inherit"] };
    this.child = spawn(COMMAND, ["bill", "serve", "--json"], options);
    process.once("exit", () => this.child.kill());
    for await (const line of createInterface(this.child.stdout)) return JSON.parse(line).url;
    throw new Error("the pages are not served");
  }

  async close() {
    this.child?.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
