// A running sandbox: the requests of a merchant's back end, and the ledger.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const CARGO = ["run", "--quiet", "--package", "tollgate-cli", "--", "sandbox", "--port", "0"];

export class Sandbox {
  constructor(info, child) {
    this.info = info;
    this.child = child;
  }

  // The first line of output has the addresses and the credentials.
  static async start() {
    const child = spawn("cargo", CARGO, { stdio: ["ignore", "pipe", "inherit"] });
    process.once("exit", () => child.kill());
    for await (const line of createInterface(child.stdout)) {
      return new Sandbox(JSON.parse(line), child);
    }
    throw new Error("the sandbox did not start");
  }

  stop() {
    this.child.kill();
  }

  // The address of a page outside of all surfaces.
  page(path) {
    return new URL(path, this.info.control).href;
  }

  async control(path, body) {
    return ask(`${this.info.control}/${path}`, {}, body);
  }

  async advance(seconds) {
    await this.control("clock", { advance: seconds });
  }

  // What one reference was charged; the sum is empty if nothing was.
  async account(reference) {
    const { account } = await this.control(`order?reference=${encodeURIComponent(reference)}`);
    return { ...account, charged: account.charged || "0" };
  }

  async createInvoice(attributes) {
    const { account, api_key } = this.info;
    const body = { data: { type: "payment-invoices", attributes } };
    const response = await ask(`${this.info.private}/payment-invoices`, basic(account, api_key), body);
    return response.data;
  }

  async invoice(id) {
    const { account, api_key } = this.info;
    const response = await ask(`${this.info.private}/payment-invoices/${id}`, basic(account, api_key));
    return response.data.attributes;
  }

  // The invoice with a reference, if this merchant did not create it by API.
  async findInvoice(reference) {
    const { account, api_key } = this.info;
    const query = `filter[reference_id]=${encodeURIComponent(reference)}`;
    const response = await ask(`${this.info.private}/payment-invoices?${query}`, basic(account, api_key));
    return [response.data].flat()[0];
  }

  async sale(invoice, attributes) {
    const bearer = invoice.attributes.flow_data.metadata.token;
    const body = { data: { type: "sale-operation", attributes } };
    return ask(`${this.info.cardgate}/payment/sale`, { authorization: `Bearer ${bearer}` }, body);
  }

  // A sale whose response the connection loses.
  async loseSale(invoice, attributes) {
    await this.control("faults", { operation: "createSale", kind: "close" });
    await this.sale(invoice, attributes).then(
      () => { throw new Error("the response arrived"); },
      (error) => { if (!(error instanceof TypeError)) throw error; },
    );
  }

  async pay(request) {
    const { shop_id, shop_secret } = this.info;
    const url = `${this.info.paycross}/transactions/payments`;
    return (await ask(url, basic(shop_id, shop_secret), { request })).transaction;
  }

  async createCheckout(checkout) {
    const { shop_id, shop_secret } = this.info;
    const url = `${this.info.checkout}/ctp/api/checkouts`;
    return (await ask(url, basic(shop_id, shop_secret), { checkout })).checkout;
  }

  async checkout(token) {
    const { shop_id, shop_secret } = this.info;
    const url = `${this.info.checkout}/ctp/api/checkouts/${token}`;
    return (await ask(url, basic(shop_id, shop_secret))).checkout;
  }

  async transaction(uid) {
    const { shop_id, shop_secret } = this.info;
    const url = `${this.info.paycross}/transactions/${uid}`;
    return (await ask(url, basic(shop_id, shop_secret))).transaction;
  }
}

function basic(user, password) {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}

// Posts if there is a body; anything but 2xx is an error.
async function ask(url, headers, body) {
  const response = await fetch(url, {
    method: body ? "POST" : "GET",
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} from ${url}: ${text}`);
  return JSON.parse(text);
}
