// Clients that openapi-typescript and openapi-fetch generate from the documents do the main job on both providers.
import createClient from 'openapi-fetch';
import type { paths as Gate } from './cardgate.js';
import type { paths as Gateway } from './paycross.js';
import type { components, paths as Account } from './private.js';

type Schemas = components['schemas'];
type Surface = 'private' | 'cardgate' | 'paycross' | 'control';
type Info = Record<Surface | 'account' | 'api_key' | 'shop_id' | 'shop_secret', string>;
type Money = string | number;
type Actual = { charges: number; charged: Money; payouts: number; paid_out: Money };
type Ledger = { references: Record<string, Actual> };

declare const process: { env: Record<string, string | undefined> };

const info: Info = JSON.parse(process.env['TOLLGATE_SANDBOX'] ?? '');
const basic = (user: string, password: string) => ({ Authorization: `Basic ${btoa(`${user}:${password}`)}` });
const account = createClient<Account>({ baseUrl: info.private, headers: basic(info.account, info.api_key) });
const shop = createClient<Gateway>({ baseUrl: info.paycross, headers: basic(info.shop_id, info.shop_secret) });

/** The value, or an error that names the missing one. */
function present<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`no ${name}`);
  return value;
}

/** The object of a field that PHP shows as an empty list if there is none. */
function object<T extends object>(value: T | unknown[] | null | undefined, name: string): T {
  if (Array.isArray(value)) throw new Error(`an empty ${name}`);
  return present(value, name);
}

function same<T>(found: T, wanted: T, name: string): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${name}: ${JSON.stringify(found)}`);
}

/** The actual charges and payouts of a reference. */
async function actual(reference: string): Promise<Actual> {
  const ledger: Ledger = await (await fetch(`${info.control}/ledger?reference=${reference}`)).json();
  return present(ledger.references[reference], reference);
}

/** How often a reference was really charged, and how much. */
async function charges(reference: string): Promise<[number, number]> {
  const { charges, charged } = await actual(reference);
  return [charges, Number(charged)];
}

/** Creates an invoice over 19.99 USD. */
function create(reference_id: string, cardgate: Schemas['CardgateOptions'], token?: string) {
  const attributes: Schemas['CreateInvoiceAttributes'] = {
    reference_id,
    amount: 19.99,
    currency: 'USD',
    service: 'payment_card_usd_hpp',
    test_mode: true,
    customer: { reference_id: 'typescript-customer' },
    gateway_options: { cardgate },
    ...(token === undefined ? {} : { token }),
  };
  return account.POST('/payment-invoices', { body: { data: { type: 'payment-invoices', attributes } } });
}

type Sale = NonNullable<Gate['/payment/sale']['post']['requestBody']>['content']['application/json'];

/** The invoice after its sale. */
async function sell(invoice: Schemas['Invoice'], attributes: Sale['data']['attributes']) {
  const metadata = object(object(invoice.attributes.flow_data, 'flow_data').metadata, 'metadata');
  const headers = { Authorization: `Bearer ${present(metadata.token, 'bearer')}` };
  const gate = createClient<Gate>({ baseUrl: info.cardgate, headers });
  const sale = await gate.POST('/payment/sale', { body: { data: { type: 'sale-operation', attributes } } });
  same(sale.data?.status, 'processed', 'sale');
  const read = await account.GET('/payment-invoices/{id}', { params: { path: { id: invoice.id } } });
  return present(read.data, 'invoice').data;
}

async function paymega(): Promise<void> {
  const empty = present((await create('typescript-save', { tokenize: true })).data, 'invoice').data;
  const card = { card_number: '5519283812030000', card_holder: 'Test', cvv: '123', exp_month: '12', exp_year: '35' };
  const saved = await sell(empty, card);
  const token = present(object(saved.attributes.payload, 'payload').token, 'token');
  const invoice = present((await create('typescript-charge', { instant: true }, token)).data, 'invoice').data;
  const paid = await sell(invoice, {});
  same([paid.attributes.status, paid.attributes.processed_amount], ['processed', 19.99], 'charge');
  const query = { 'filter[reference_id]': 'typescript-charge' };
  const found = present((await account.GET('/payment-invoices', { params: { query } })).data, 'list').data;
  same((Array.isArray(found) ? found : [found]).map((each) => each.id), [invoice.id], 'look-up');
  const again = await create('typescript-charge', { instant: true }, token);
  same(again.response.status, 409, 'duplicate');
  const conflict = present(again.error, 'conflict');
  const holder = typeof conflict === 'object' && 'data' in conflict ? conflict.data?.id : undefined;
  same(holder, invoice.id, 'the operation that has the reference');
  same(await charges('typescript-charge'), [1, 19.99], 'ledger');
}

async function payouts(): Promise<void> {
  const attributes: Schemas['CreatePayoutAttributes'] = {
    reference_id: 'typescript-payout',
    amount: 12.5,
    currency: 'USD',
    service: 'test_usd',
    test_mode: true,
    fields: { account: '555555' },
  };
  const create = () => account.POST('/payout-invoices', { body: { data: { type: 'payout-invoice', attributes } } });
  const waits = present((await create()).data, 'payout').data;
  same(waits.attributes.status, 'created', 'creation');
  const params = { path: { id: waits.id } };
  present((await account.POST('/payout-invoices/{id}/process', { params })).data, 'processed payout');
  same((await account.POST('/payout-invoices/{id}/process', { params })).response.status, 409, 'second request');
  same((await create()).response.status, 409, 'duplicate');
  const query = { 'filter[reference_id]': 'typescript-payout' };
  const found = present((await account.GET('/payout-invoices', { params: { query } })).data, 'list').data;
  same((Array.isArray(found) ? found : [found]).map((each) => each.id), [waits.id], 'look-up');
  const paid = present((await account.GET('/payout-invoices/{id}', { params })).data, 'payout').data;
  same([paid.attributes.status, paid.attributes.processed_amount], ['processed', 12.5], 'payout');
  const { payouts, paid_out } = await actual('typescript-payout');
  same([payouts, Number(paid_out)], [1, 12.5], 'ledger');
}

async function paycross(): Promise<void> {
  const order = { amount: 1999, currency: 'USD', description: 'An order', test: true };
  const card = { number: '4200000000000000', exp_month: '12', exp_year: '2035' };
  const saving = { request: { ...order, tracking_id: 'typescript-save', credit_card: card } };
  const saved = present((await shop.POST('/transactions/tokenizations', { body: saving })).data, 'token').transaction;
  const token = present(saved.credit_card?.token, 'token');
  const body = { request: { ...order, tracking_id: 'typescript-token', credit_card: { token } } };
  const paid = present((await shop.POST('/transactions/payments', { body })).data, 'payment').transaction;
  same([paid.status, paid.amount], ['successful', 1999], 'payment');
  const path = { tracking_id: 'typescript-token' };
  const found = await shop.GET('/v2/transactions/tracking_id/{tracking_id}', { params: { path } });
  same(found.data?.transactions?.map((each) => each.uid), [present(paid.uid, 'uid')], 'look-up');
  same((await shop.POST('/transactions/payments', { body })).response.status, 422, 'duplicate');
  same(await charges('typescript-token'), [1, 19.99], 'ledger');
}

await paymega();
console.log('ok: Paymega: a card is saved, its token charged and looked up; a duplicate is refused with 409');
await payouts();
console.log('ok: Paymega: a payout is created, processed once and looked up; a duplicate is refused with 409');
await paycross();
console.log('ok: PayCross: a card is saved, its token charged and looked up; a duplicate is refused with 422');
