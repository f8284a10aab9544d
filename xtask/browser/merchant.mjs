// A merchant's back end on Tollgate itself: it is asked for forms, a line of JSON each.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const CARGO = ["run", "--quiet", "--package", "tollgate-tests", "--example", "merchant", "--"];

export class Merchant {
  // `info` says where its platform is.
  constructor(info) {
    this.child = spawn("cargo", [...CARGO, JSON.stringify(info)], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  // `{ html, action }`, of a checkout also its `link`.
  async form(asked) {
    this.child.stdin.write(`${JSON.stringify(asked)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`the merchant made no form of ${JSON.stringify(asked)}`);
    return JSON.parse(value);
  }

  // It ends with its input, also if this program ends first.
  close() {
    this.child.stdin.end();
  }
}
