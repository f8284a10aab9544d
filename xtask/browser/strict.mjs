// Pages with one form under a strict content security policy, and a platform that sends its payers to an address that
// records posted forms.

import { createServer } from "node:http";

export class Strict {
  constructor() {
    this.pages = [];
    // The bodies that forms sent here, byte for byte.
    this.posts = [];
    // Invoices of the mock platform, by id, each with the address for its payer.
    this.flows = new Map();
    this.server = createServer((request, response) => this.#serve(request, response));
  }

  static async open() {
    const strict = new Strict();
    await new Promise((done) => strict.server.listen(0, "127.0.0.1", done));
    strict.base = `http://127.0.0.1:${strict.server.address().port}`;
    return strict;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  // Publishes a form whose page may post to these origins alone, and returns the page's address.
  offer(html, origins) {
    const policy = `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ${origins}`;
    this.pages.push({ html, policy });
    return `${this.base}/pages/${this.pages.length - 1}`;
  }

  async #serve(request, response) {
    const url = new URL(request.url, this.base);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, place, ...rest] = url.pathname.split("/");
    if (place === "pages") return this.#page(response, this.pages[rest[0]]);
    if (place === "post") {
      const body = Buffer.concat(chunks).toString("latin1");
      this.posts.push({ path: url.pathname, query: url.search.slice(1), method: request.method, body });
      return this.#page(response, { html: "<p>It was posted.</p>", policy: "default-src 'none'" });
    }
    const flow = this.flows.get(rest.at(-1));
    response.writeHead(flow ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(flow ? invoice(rest.at(-1), flow) : {}));
  }

  // The form must need no `meta`, and no encoding but that of old pages.
  #page(response, { html, policy }) {
    response.writeHead(200, { "content-type": "text/html; charset=shift_jis", "content-security-policy": policy, "cache-control": "no-store" });
    response.end(`<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>${html}</main></html>`);
  }
}

// The Public API's response for an invoice that waits for its payer.
function invoice(id, flow) {
  const payment = { payload: flow, status: "process_pending", resolution: null };
  const data = { id, status: "process_pending", amount: 19.99, currency: "USD", test_mode: true, active_payment: payment };
  return { data };
}
