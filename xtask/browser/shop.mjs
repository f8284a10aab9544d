// A small merchant: its pages, the addresses that payers return to, and its receiver of callbacks.

import { createHash, createPublicKey, verify } from "node:crypto";
import { createServer } from "node:http";

export class Shop {
  constructor(info) {
    this.info = info;
    // Payers who returned: the address, and the parameters.
    this.returns = [];
    // Callbacks and webhooks, and whether each signature is right.
    this.notices = [];
    this.pages = new Map();
    this.server = createServer((request, response) => this.#serve(request, response));
  }

  static async open(info) {
    const shop = new Shop(info);
    await new Promise((done) => shop.server.listen(0, "127.0.0.1", done));
    shop.base = `http://127.0.0.1:${shop.server.address().port}`;
    return shop;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  // Publishes a page with one form, and returns its address.
  offer(title, { action, method = "POST", params }, button) {
    const path = `/pages/${this.pages.size}`;
    const fields = Object.entries(params).map(
      ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
    );
    const form = `<form action="${escaped(action)}" method="${method}">${fields.join("")}<button>${button}</button></form>`;
    this.pages.set(path, page(title, form));
    return this.base + path;
  }

  async #serve(request, response) {
    const url = new URL(request.url, this.base);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const [, place] = url.pathname.split("/");
    if (place === "pages") return send(response, this.pages.get(url.pathname));
    if (place === "return") return send(response, this.#returned(url));
    if (place === "term") return send(response, this.#termed(url, body));
    if (place === "callback") return send(response, this.#noticed(request, body, this.#signed));
    if (place === "webhook") return send(response, this.#noticed(request, body, this.#sealed));
    return send(response);
  }

  // `/return/{journey}/{kind}`
  #returned(url) {
    const [, , journey, kind] = url.pathname.split("/");
    this.returns.push({ journey, kind, query: url.searchParams });
    return page("Back at the shop", `<p>Your payment: <strong>${escaped(kind)}</strong>.</p>`);
  }

  // `/term/{journey}?to=…`: the merchant receives the issuer's response and forwards it.
  #termed(url, body) {
    const params = Object.fromEntries(new URLSearchParams(body.toString()));
    const form = this.offer("Almost done", { action: url.searchParams.get("to"), params }, "Continue");
    return this.pages.get(new URL(form).pathname);
  }

  #noticed(request, body, isRight) {
    const content = JSON.parse(body);
    this.notices.push({ content, signed: isRight.call(this, request.headers, body) });
    return page("Thank you", "");
  }

  // base64 of SHA-1 over secret, raw body, secret.
  #signed(headers, body) {
    const secret = this.info.callback_secret;
    const made = createHash("sha1").update(secret).update(body).update(secret).digest("base64");
    return made === headers["x-signature"];
  }

  // RSA over SHA-256 of the raw body.
  #sealed(headers, body) {
    const der = Buffer.from(this.info.shop_public_key, "base64");
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return verify("sha256", body, key, Buffer.from(headers["content-signature"] ?? "", "base64"));
  }
}

function send(response, content) {
  response.writeHead(content ? 200 : 404, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(content ?? page("Not here", ""));
}

function page(title, body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,"></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(text).replace(/[&<>"]/g, (sign) => names[sign]);
}
