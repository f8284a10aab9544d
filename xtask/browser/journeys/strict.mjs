// The forms that the facade makes, on pages with a strict content security policy: they need no script and no style,
// arrive byte for byte, and nothing in them is markup.

import assert from "node:assert/strict";

import { PAYS } from "./redirect.mjs";

export const journeys = [
  { name: "strict: checkout, paid", act: paid },
  { name: "strict: checkout, any text arrives as it is", act: exact },
  { name: "strict: redirect by post, any text arrives as it is", act: (stage) => redirected(stage, "POST") },
  { name: "strict: redirect by get, any text arrives as it is", act: (stage) => redirected(stage, "GET") },
  { name: "strict: challenge, confirmed", act: challenged },
  { name: "strict: a page without permission posts nothing", act: forbidden },
  { name: "strict: a page that permits the first address alone leads nowhere", act: stopped },
];

const BUTTON = "To the payment";
const HOSTILE = "\"><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
const TEXTS = [
  HOSTILE,
  "' onfocus='document.title=1' autofocus x='",
  "</form><form action=\"http://127.0.0.1:9/\"><input type=hidden name=stolen value=1>",
  "\"double\" 'single' `back` \\ / & &amp; &lt; &#39; &quot < > = + % %41 ; ? #",
  "first\r\nsecond\ttab  two  spaces, and at the ends ",
  "Оплата ©€ ﷽ Ελληνικά 日本語 👩‍👩‍👧‍👦 🇺🇦 e\u0301 \u202eabc\u202c \ufeff",
];

const origin = (url) => new URL(url).origin;
const pairs = (text) => [...new URLSearchParams(text)];

async function offered(stage, form, origins = form.origins ?? origin(form.action)) {
  await stage.open(stage.strict.offer(form.html, origins), "shop");
  const inputs = await stage.page.locator("input").count();
  assert.equal(await stage.page.locator("input[type=hidden]").count(), inputs, "all inputs are hidden");
  assert.equal(await stage.page.locator("form").count(), 1, "one form");
  assert.equal(await stage.page.title(), "Shop");
}

function checkout(stage, text, reference = stage.reference) {
  const return_url = stage.returnUrl("any");
  return stage.merchant.form({ form: "checkout", reference, text, key: "cart", return_url });
}

async function paid(stage) {
  const form = await checkout(stage, "Nine & a half");
  await offered(stage, form);
  await stage.press(BUTTON, "payment page");
  await stage.typeCard({ number: PAYS });
  await stage.press("Pay", "back");
  await stage.assertBack("any");
  await stage.assertMoney(1, "19.99");
}

async function exact(stage) {
  for (const [index, text] of TEXTS.entries()) {
    const reference = `${stage.reference}-${index}`;
    const form = await checkout(stage, text, reference);
    await offered(stage, form);
    await stage.press(BUTTON, `text ${index}`);
    const query = `surface=public&reference=${encodeURIComponent(reference)}`;
    const { items } = await stage.sandbox.control(`exchanges?${query}`);
    const sent = items.find((it) => it.request?.reference_id === reference).request;
    for (const name of ["description", "metadata[cart]", "customer[name]", "customer[address][full_address]"]) {
      assert.equal(sent[name], text, name);
    }
    // The same parameters as those of the link, and none beside them.
    assert.deepEqual(sent, Object.fromEntries(new URL(form.link).searchParams));
    const { attributes } = await stage.sandbox.findInvoice(reference);
    assert.deepEqual([attributes.description, attributes.metadata.cart], [text, text]);
  }
}

async function redirected(stage, method) {
  const { strict } = stage;
  const path = `/post/${stage.reference}/${method}`;
  const params = Object.fromEntries(TEXTS.map((text, index) => [`name ${index} ${text}`, text]));
  const query = [["a", "1 & 2"], ["b", HOSTILE]];
  const action = `${strict.base}${path}?${new URLSearchParams(query)}`;
  strict.flows.set(stage.reference, { action, method, params });
  const form = await stage.stranger.form({ form: "redirect", id: stage.reference });
  await offered(stage, form);
  await stage.press(BUTTON, "posted");
  const posts = strict.posts.filter((it) => it.path === path);
  assert.deepEqual(posts.map((it) => it.method), [method]);
  const sent = method === "POST" ? [pairs(posts[0].query), pairs(posts[0].body)] : [pairs(posts[0].query)];
  const fields = Object.entries(params).sort();
  assert.deepEqual(sent.map((some) => some.sort()), method === "POST" ? [query, fields] : [[...query, ...fields]]);
}

async function challenged(stage) {
  const asked = { form: "challenge", reference: stage.reference, return_url: stage.returnUrl("any") };
  const form = await stage.merchant.form(asked);
  await offered(stage, form);
  await stage.press(BUTTON, "bank");
  await stage.page.getByText("19.99 USD").waitFor();
  await stage.assertMoney(0, "0");
  await stage.press("Confirm", "back");
  await stage.assertBack("any");
  await stage.assertMoney(1, "19.99");
}

// Shows that the policy is in force, and how the journeys fail if a form violates it.
async function forbidden(stage) {
  const form = await checkout(stage, HOSTILE);
  await offered(stage, form, "'none'");
  await stage.page.getByRole("button", { name: BUTTON }).click({ noWaitAfter: true });
  await stage.heard(/violates .* Content Security Policy .*form-action/);
  await stage.open(stage.strict.offer(HOSTILE, "'none'"), "markup that was not escaped", { audited: false });
  await stage.heard(/violates .* Content Security Policy /);
  assert.equal(await stage.page.title(), "Shop");
  assert.equal(await stage.sandbox.findInvoice(stage.reference), undefined);
}

// The platform's response redirects to another origin, to which the policy also applies.
async function stopped(stage) {
  const form = await checkout(stage, "Nine & a half");
  await offered(stage, form, origin(form.action));
  await stage.page.getByRole("button", { name: BUTTON }).click({ noWaitAfter: true });
  await stage.heard(/violates .* Content Security Policy .*form-action/);
  assert.equal(await stage.page.title(), "Shop");
  assert.equal((await stage.sandbox.findInvoice(stage.reference)).attributes.status, "process_pending");
}
