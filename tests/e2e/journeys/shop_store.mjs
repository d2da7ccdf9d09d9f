// The shop's catalogue and store page in the built page: products kept by hand, stock, pictures, the cart, what is
// recommended; customers, what is bought together, and what can be taken away.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { button, gone, has_value, open_app, reload, said, shown, undo_button, downloaded } from '../lib/app.mjs';
import { eventually } from '../lib/context.mjs';
import { drawn } from '../lib/pictures.mjs';

const LONG_ms = 60_000;
const field = (page, name) => page.getByRole('textbox', { name, exact: true });
const link = (page, name) => page.getByRole('link', { name, exact: true });
const search = (page) => page.getByRole('searchbox', { name: 'Find in the store' });
const view = (page, name) => page.getByRole('navigation', { name: 'Views of the shop' }).getByRole('link', { name, exact: true });
const at = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);
const list = (page, name) => page.getByRole('list', { name, exact: true });

async function made_up(ctx) {
  const page = await open_app(ctx, '#/shop');
  await button(page, 'Look around in a made-up shop').click();
  await shown(page.getByRole('group', { name: 'Orders of returning customers' }));
  return page;
}

async function kept_by_hand(ctx) {
  const page = await open_app(ctx, '#/shop/product');
  await field(page, 'Name').fill('Paper lantern');
  await field(page, 'Price').fill('abc');
  await button(page, 'Add the product').click();
  await shown(page.getByText('A price is a number such as 12.50.'));
  await field(page, 'Price').fill('12,50');
  await field(page, 'Currency').fill('eur');
  await field(page, 'Tags').fill('paper, light');
  await button(page, 'Add the product').click();
  await shown(page.getByRole('heading', { name: 'Paper lantern' }));
  await button(page, 'Add a picture').setInputFiles({ name: 'lantern.png', mimeType: 'image/png', buffer: await drawn(page) });
  await shown(said(page, 'Picture kept'));
  await shown(page.getByRole('img', { name: 'Picture of Paper lantern', exact: true }));
  await field(page, 'Pieces in stock').fill('7');
  await button(page, 'Save').click();
  await shown(page.getByText('7 left.'));
  await reload(page);
  await has_value(field(page, 'Price'), '12.50');
  await shown(page.getByRole('img', { name: 'Picture of Paper lantern', exact: true }));
  await button(page, 'Archive').click();
  await shown(page.getByText('Archived: it is not in the store.'));
  await undo_button(page).click();
  await link(page, 'See it in the store').click();
  await button(page, 'Put in the cart').click();
  await shown(page.getByText('1 piece is in the cart.'));
  await reload(page);
  await link(page, 'Cart (1)').click();
  await button(page, 'One more of Paper lantern').click();
  await shown(page.getByText('Total: €25.00'));
  await button(page, 'Empty the cart').click();
  await shown(page.getByText('The cart is empty.'));
  await undo_button(page).click();
  await shown(page.getByText('Total: €25.00'));
}

async function store(ctx) {
  const page = await made_up(ctx);
  await view(page, 'Store').click();
  await shown(page.getByText(/^Nothing was bought yet, so this is what sold best/));
  await shown(page.getByRole('heading', { name: 'New this week' }));
  await button(page, 'Learn from the orders').click();
  await gone(page.getByRole('progressbar', { name: 'Learned from the orders' }));
  await eventually(async () => (await button(page, 'Learn from the orders').count()) === 0, 'learned', LONG_ms);
  await page.getByRole('combobox', { name: 'See it as' }).or(field(page, 'See it as')).first().fill('C1003');
  await page.keyboard.press('Enter');
  await shown(page.getByText('Not bought before; learned from the orders of all customers.'));
  await shown(page.getByRole('heading', { name: 'Buy again' }));
  await shown(page.getByRole('heading', { name: /^Because you bought “/ }));
  await reload(page); // whom the store is seen as stands in the address
  await shown(page.getByRole('heading', { name: 'Buy again' }));
  await search(page).fill('teapot');
  await shown(page.getByText(/^(8|9) products$/));
  await list(page, 'All products').getByRole('link', { name: /^Slate teapot/ }).click();
  await shown(page.getByRole('heading', { name: 'Goes with' }));
  await shown(page.getByText('Customers who bought it often bought these as well.'));
  await page.goBack();
  await has_value(search(page), 'teapot');
}

async function looked_at(ctx) {
  const page = await made_up(ctx);
  const { name, text } = await downloaded(page, () => button(page, 'Save as CSV: Countries').click());
  assert.equal(name, 'countries.csv');
  assert.equal(text.trim().split('\r\n').length, 7);
  const picture = page.waitForEvent('download');
  await button(page, 'Save the chart as PNG').click();
  const bytes = fs.readFileSync(await (await picture).path());
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(bytes.readUInt32BE(16) > 400 && bytes.readUInt32BE(20) > 200);
  const list_picture = page.waitForEvent('download');
  await button(page, 'Save as PNG: Weekdays').click();
  assert.equal((await list_picture).suggestedFilename(), 'weekdays.png');
  await view(page, 'Customers').click();
  await shown(page.getByRole('heading', { name: 'Groups of customers' }));
  await button(page, 'Show only these: Champions').click();
  await shown(page.getByRole('button', { name: /^Show all again, not only [\d,]+ customers \(Champions\)$/ }));
  await view(page, 'Together').click();
  await shown(list(page, 'Bought together').getByText(/times as often as by chance\.$/));
  await page.getByRole('button', { name: /^See the lines of both: / }).first().click();
  await shown(page.getByRole('table', { name: 'Order lines' }));
  await view(page, 'Products').click();
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Postage, fees, others' });
  await shown(page.getByRole('link', { name: /^Postage/ }));
  await at(page, '#/shop/product?q=POSTAGE');
  await page.getByRole('combobox', { name: 'Its order lines count as' }).selectOption({ label: 'Goods' });
  await shown(said(page, '“Postage” counts as Goods'));
}

export const journeys = [
  { name: 'shop: a product kept by hand, with picture and stock, in the store and in the cart', run: kept_by_hand },
  { name: 'shop: the store recommends on a ground that it says', run: store },
  { name: 'shop: customers, what is bought together, and what can be taken away', run: looked_at },
];
