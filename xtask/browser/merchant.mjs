// A merchant's back end on Tollgate itself. It makes a form for each line of JSON.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const CARGO = ["run", "--quiet", "--package", "tollgate-tests", "--example", "merchant", "--"];

export class Merchant {
  // `info` has the addresses of the platform.
  constructor(info) {
    this.child = spawn("cargo", [...CARGO, JSON.stringify(info)], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  // `{ html, action }`; a checkout has `link` too.
  async form(asked) {
    this.child.stdin.write(`${JSON.stringify(asked)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`the merchant made no form of ${JSON.stringify(asked)}`);
    return JSON.parse(value);
  }

  // The process ends when its input ends, also if this program ends first.
  close() {
    this.child.stdin.end();
  }
}
