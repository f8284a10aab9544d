// The platform's own JavaScript client of the Public API, unchanged, against the sandbox.
'use strict';

const assert = require('node:assert/strict');
const MerchantSDK = require('@paycore/merchant-sdk-js');

const info = JSON.parse(process.env.TOLLGATE_SANDBOX);

/** Reads the control API, which has the actual charges. */
async function control(path, body) {
  const options = body && { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${info.control}/${path}`, options);
  assert.equal(response.status, 200, path);
  return response.json();
}

/** The HTTP status with which the client's call was refused. */
async function refusal(call) {
  try {
    await call;
  } catch (failure) {
    assert.equal(failure.message, 'Network Error');
    return failure.error.response.status;
  }
  throw new Error('the call was granted');
}

const client = MerchantSDK({ apiKey: info.public_key, currency: 'USD', BASE_URL: info.public });
const order = {
  reference_id: 'js-order-1',
  description: 'An order',
  currency: 'USD',
  amount: 100.55,
  service: 'payment_card_usd_hpp',
  metadata: { basket: '7' },
};

const steps = {
  async 'makePaymentPrerequest lists the services of a currency'() {
    const { data } = await client.makePaymentPrerequest('USD', ['payment-services', 'payment-methods']);
    assert.equal(data.currency, 'USD');
    assert.equal(data.test_mode, true);
    assert.equal(data.services[order.service].method, 'payment_card');
    assert.ok(data.methods.payment_card.name.en);
  },

  async 'createPaymentInvoice creates an unpaid invoice'() {
    const { data } = await client.createPaymentInvoice(order);
    assert.match(data.id, /^cpi_/);
    assert.equal(data.status, 'process_pending');
    assert.equal(data.reference_id, order.reference_id);
    assert.equal(data.amount, order.amount);
    assert.deepEqual(data.metadata, order.metadata);
    order.id = data.id;
    assert.equal((await control('ledger')).references[order.reference_id], undefined);
  },

  async 'createPaymentInvoice with a reference that is taken is refused'() {
    const { id, ...again } = order;
    assert.equal(await refusal(client.createPaymentInvoice(again)), 409);
    assert.equal((await control('invoices')).items.length, 1);
  },

  async 'getPaymentInvoiceStatus follows the invoice until it is paid'() {
    assert.equal((await client.getPaymentInvoiceStatus(order.id)).data.status, 'process_pending');
    await control('settle', { id: order.id, status: 'processed' });
    const { data } = await client.getPaymentInvoiceStatus(order.id);
    assert.equal(data.status, 'processed');
    assert.equal(data.resolution, 'OK');
    assert.equal(data.processed_amount, order.amount);
    const paid = (await control('ledger')).references[order.reference_id];
    assert.equal(paid.charges, 1);
    assert.equal(Number(paid.charged), order.amount);
  },

  async 'getPaymentInvoiceStatus of an unknown invoice is refused'() {
    assert.equal(await refusal(client.getPaymentInvoiceStatus('cpi_unknown')), 404);
  },

  async 'a wrong public key is refused'() {
    const stranger = MerchantSDK({ apiKey: 'pk_test_wrong', BASE_URL: info.public });
    assert.equal(await refusal(stranger.makePaymentPrerequest('USD')), 401);
    assert.equal(await refusal(stranger.createPaymentInvoice({ ...order, id: undefined })), 401);
  },
};

(async () => {
  for (const [name, step] of Object.entries(steps)) {
    await step();
    console.log(`ok: ${name}`);
  }
})().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
