// The shop in the built page: orders read, summed up and filtered, kept over a reload, learned from; and what goes wrong.
import assert from 'node:assert/strict';
import { button, downloaded, gone, has_value, open_app, reload, said, shown, undo_button } from '../lib/app.mjs';
import { eventually } from '../lib/context.mjs';

const LONG_ms = 60_000;
const checkbox = (page, name) => page.getByRole('checkbox', { name, exact: true });
const group = (page, name) => page.getByRole('group', { name, exact: true });
const file = (page) => page.getByRole('button', { name: /^(Choose|Add) a file of orders$/ });
const view = (page, name) => page.getByRole('navigation', { name: 'Views of the shop' }).getByRole('link', { name, exact: true });
const days = (page) => page.getByRole('combobox', { name: 'Days' });

// A shop's year, in cents, so that the sums below are exact: 60 customers, 24 products, returns and postage among them.
const COUNTRIES = ['France', 'Ireland', 'Norway'];
const day_of = (at, orders) => new Date(Date.UTC(2025, 0, 1) + Math.floor((at * 360) / orders) * 86_400_000).toISOString().slice(0, 10);
function rows_of(orders) {
  let seed = 7;
  const random = (below) => { seed = (seed * 48_271) % 2_147_483_647; return seed % below; };
  return Array.from({ length: orders }, (_, order) => {
    const customer = random(60);
    return Array.from({ length: 1 + random(3) }, (unused, line) => {
      const product = (customer % 6) * 4 + random(4);
      const back = random(40) === 0;
      const postage = line === 1 && random(4) === 0;
      return {
        order: `N${order}`, date: `${day_of(order, orders)} 09:${String(line).padStart(2, '0')}`, code: postage ? 'POST' : `P${product}`,
        product: postage ? 'Postage' : `Thing, no. ${product}`, quantity: back && !postage ? -1 : 1 + random(4), cents: postage ? 350 : 199 + 50 * product,
        customer: `K${customer}`, country: COUNTRIES[customer % 3],
      };
    });
  }).flat();
}
const csv_of = (rows) => ['order,date,code,product,quantity,price,customer,country', ...rows.map((r) => (
  `${r.order},${r.date},${r.code},"${r.product}",${r.quantity},${(r.cents / 100).toFixed(2)},${r.customer},${r.country}`
))].join('\r\n');
const revenue_of = (rows) => rows.filter(({ code }) => code !== 'POST').reduce((sum, { quantity, cents }) => sum + quantity * cents, 0);
const shown_money = (cents) => (cents >= 100_000 ? Math.round(cents / 100).toLocaleString('en-GB') : (cents / 100).toFixed(2));

async function add(page, rows, name = 'year.csv') {
  await file(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv_of(rows)) });
  await button(page, 'Read the file').click();
  await button(page, 'Add these orders').click();
  await shown(said(page, `${rows.length.toLocaleString('en-GB')} order lines added`));
  await shown(group(page, 'Revenue'));
}

async function summed_up(ctx) {
  const page = await open_app(ctx, '#/shop');
  const rows = rows_of(1500);
  await add(page, rows);
  await days(page).selectOption({ label: 'All of them' });
  await shown(group(page, 'Revenue').getByText(shown_money(revenue_of(rows)), { exact: true }));
  await checkbox(page, 'Ireland').click({ force: true });
  const irish = rows.filter(({ country }) => country === 'Ireland');
  await shown(group(page, 'Revenue').getByText(shown_money(revenue_of(irish)), { exact: true }));
  await checkbox(page, 'Tuesday').click({ force: true });
  const tuesdays = irish.filter(({ date }) => new Date(`${date.slice(0, 10)}T00:00Z`).getUTCDay() === 2);
  await shown(group(page, 'Revenue').getByText(shown_money(revenue_of(tuesdays)), { exact: true }));
  await reload(page); // what is chosen stands in the address
  await shown(group(page, 'Revenue').getByText(shown_money(revenue_of(tuesdays)), { exact: true }));
  await view(page, 'Lines').click();
  const { text: saved } = await downloaded(page, () => button(page, 'Save these lines as CSV').click());
  const lines = saved.trim().split('\r\n');
  assert.equal(lines.length - 1, tuesdays.length);
  const sum = lines.slice(1).reduce((all, line) => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ''));
    return cells[2] === 'POST' ? all : all + Math.round(Number(cells[6]) * 100);
  }, 0);
  assert.equal(sum, revenue_of(tuesdays));
  await button(page, 'Show everything').click();
  await reload(page);
  await view(page, 'Dashboard').click();
  await shown(group(page, 'Revenue'));
}

// With a real pointer, also beyond the edge of the chart; by keys; given up; and back.
async function brushed(ctx) {
  const page = await open_app(ctx, '#/shop');
  await add(page, rows_of(800));
  await days(page).selectOption({ label: 'Last 30 days' });
  const chart = page.getByRole('img', { name: /^Revenue by day\. / });
  const first = page.getByLabel('First day');
  const last = page.getByLabel('Last day');
  await shown(chart);
  const drag = async (to_x, end) => {
    await chart.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await chart.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 4 });
    await page.mouse.move(x + width * to_x, y + height / 2, { steps: 4 });
    await end();
  };
  await drag(0.8, async () => {
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });
  assert.equal(await first.count(), 0);
  await drag(1.1, () => page.mouse.up());
  await shown(first);
  const chosen = await first.inputValue();
  assert.ok(chosen > '2025-12-02' && chosen < '2025-12-20', chosen); // the middle of the thirty days to 26 December
  await has_value(last, '2025-12-26');
  await reload(page);
  await has_value(first, chosen);
  await chart.focus();
  for (const key of ['Home', 'ArrowRight', 'Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  const next = (day, days_on) => new Date(Date.parse(`${day}T00:00Z`) + days_on * 86_400_000).toISOString().slice(0, 10);
  await has_value(first, next(chosen, 1));
  await has_value(last, next(chosen, 2));
  const place = (await chart.boundingBox()).y;
  await button(page, 'Back to: Last 90 days').click();
  await gone(first);
  await eventually(() => page.getByRole('combobox', { name: 'Days' }).evaluate((box) => box === document.activeElement), 'the focus is not lost');
  assert.equal((await chart.boundingBox()).y, place, 'what is below stays where it is');
}

async function removed(ctx) {
  const page = await open_app(ctx, '#/shop');
  await add(page, rows_of(60));
  await view(page, 'Files').click();
  await button(page, 'Remove year').click();
  await shown(said(page, '“year” removed'));
  await shown(page.getByText('What your shop sells, to whom, and what goes with what'));
  await undo_button(page).click();
  await view(page, 'Dashboard').click();
  await shown(group(page, 'Revenue'));
}

async function recommends(ctx) {
  const page = await open_app(ctx, '#/shop');
  await button(page, 'Look around in a made-up shop').click();
  await shown(group(page, 'Orders of returning customers'));
  await view(page, 'Recommend').click();
  await button(page, 'Learn from these orders').click();
  const list = page.getByRole('list', { name: 'Recommendations' });
  await list.waitFor({ timeout: LONG_ms });
  await eventually(async () => (await list.getByRole('listitem').count()) === 10, 'ten recommendations');
  await shown(list.getByText(/^Why: /));
  await button(page, 'Somebody new').click();
  await shown(page.getByText(/^Somebody new has bought nothing/));
  await button(page, 'Judge them on the last 31 days').click();
  await page.getByRole('table', { name: 'How good each way is' }).waitFor({ timeout: LONG_ms });
  await reload(page);
  await shown(page.getByText(/^Learned on an earlier visit from these same orders/));
  assert.equal(await list.getByRole('listitem').count(), 10);
}

async function bad_files(ctx) {
  const page = await open_app(ctx, '#/shop');
  const offer = (name, bytes) => file(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await offer('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]));
  await shown(page.getByText('This file cannot be read'));
  await button(page, 'Cancel').click();
  const head = 'order,date,product,quantity,price\n';
  await offer('bad.csv', `${head}1,2025-01-05,Jam,1,2.00\n2,someday,Jam,1,2.00\n3,2025-01-06,"Jam,1,2.00\n4,2025-01-07,Jam,1,-2.00\n5,2025-01-08,Jam,many,2.00\n`);
  await button(page, 'Read the file').click();
  await shown(page.getByText('1 order line of 5 rows in the file'));
  await shown(page.getByText('4 rows set aside'));
  await page.getByRole('button', { name: /^Row by row/ }).click();
  await shown(page.getByRole('table', { name: 'Rows set aside' }));
  const { text: list } = await downloaded(page, () => button(page, 'Save the list of rows set aside').click());
  assert.equal(list.trim().split('\r\n').length, 5);
  await button(page, 'Cancel').click();
  await gone(button(page, 'Add these orders'));
  await offer('two.csv', 'order,date,product,quantity,price\n1,2025-01-05,Jam,1,£2.00\n2,2025-01-05,Jam,1,€3.00\n');
  await button(page, 'Read the file').click();
  await shown(page.getByText('£2.00'));
  await shown(page.getByText('€3.00'));
  await button(page, 'Add these orders').click();
  await shown(page.getByText(/Amounts of other currencies are in none of these figures/));
}

export const journeys = [
  { name: 'shop: orders are summed up exactly, filtered, and there after a reload', run: summed_up },
  { name: 'shop: days are chosen across the chart, with a pointer and by keys', run: brushed },
  { name: 'shop: a file of orders removed and brought back', run: removed },
  { name: 'shop: recommendations are learned once, explained and judged', run: recommends },
  { name: 'shop: files that are bad, and two currencies', run: bad_files },
];
