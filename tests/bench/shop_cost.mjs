// The shop with half a million order lines, in the built page: from a file to the dashboard, choices made one after the
// other, opened again, learned from.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { page_is_ready } from '../../src/tools/lib/browser.mjs';
import { watched } from './bare_runtime.mjs';

export const LINES = 550_000;
const CHOICES = ['Germany', 'France', 'Wednesday', 'Sunday', 'Germany', 'France', 'Wednesday', 'Sunday'];
const COUNTRIES = ['United Kingdom', 'Germany', 'France', 'EIRE', 'Spain', 'Norway'];
const LONG_ms = 120_000;

/** Invoice lines of a year, some twenty an invoice, 4,000 customers, 3,600 products, returns and postage among them. */
export function invoice_lines(count) {
  let seed = 20_261;
  const random = (below) => { seed = (seed * 48_271) % 2_147_483_647; return seed % below; };
  const lines = ['invoice,stock_code,description,quantity,invoice_date,unit_price,customer_id,country'];
  let left = 0;
  let invoice = 536_365;
  let head = '';
  for (let at = 0; at < count; at += 1) {
    if (left === 0) {
      left = 1 + random(40);
      invoice += 1;
      const minute = Math.floor((at * 365 * 24 * 60) / count);
      const when = new Date(Date.UTC(2010, 11, 1) + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
      const customer = random(4000);
      head = `${when},|,${random(4) === 0 ? '' : 12_000 + customer},${COUNTRIES[customer % 10 < 5 ? 0 : customer % 6]}`;
    }
    left -= 1;
    const product = Math.floor((random(3600) * random(3600)) / 3600);
    const [when, rest] = head.split(',|,');
    lines.push(`${invoice},${20_000 + product},THING OF MANY COLOURS NO ${product},${random(60) === 0 ? -1 : 1 + random(24)},${when},${(0.42 + (product % 90) / 10).toFixed(2)},${rest}`);
  }
  return lines.join('\n');
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const charts = (page) => page.getByRole('group', { name: 'Revenue', exact: true });

/** `watch_page` counts frames and notes when the program starts. */
export async function shop_costs(browser, url, watch_page, viewport) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(new URL('#/shop', url).href);
  await page.waitForFunction(page_is_ready, null, { timeout: 30_000 });
  // From the disk, as a person's own: handed over as bytes it would be taken apart in the page.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-shop-'));
  const file = path.join(folder, 'orders.csv');
  fs.writeFileSync(file, invoice_lines(LINES));
  await button(page, 'Choose a file of orders').waitFor();
  const looked = await watched(page, async () => {
    await button(page, 'Choose a file of orders').setInputFiles(file);
    await button(page, 'Read the file').waitFor({ timeout: LONG_ms });
  });
  const read = await watched(page, async () => {
    await button(page, 'Read the file').click();
    await button(page, 'Add these orders').waitFor({ timeout: LONG_ms });
  });
  const kept = await watched(page, async () => {
    await button(page, 'Add these orders').click();
    await charts(page).waitFor({ timeout: LONG_ms });
  });
  await page.getByRole('combobox', { name: 'Days' }).selectOption({ label: 'All of them' });
  const chosen = [];
  for (const name of CHOICES) {
    const box = page.getByRole('checkbox', { name, exact: true });
    const was = await box.isChecked();
    const { longest } = await watched(page, async () => {
      await box.press('Space');
      await page.getByRole('checkbox', { name, exact: true, checked: !was }).waitFor();
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    });
    chosen.push(longest);
  }
  await page.reload();
  await charts(page).waitFor({ timeout: LONG_ms });
  const opened = await page.evaluate(() => performance.now() - window.cairn_bench.wasm_start);
  await page.evaluate(() => { location.hash = '#/shop/recommend'; });
  await button(page, 'Learn from these orders').waitFor({ timeout: LONG_ms });
  const learned = await watched(page, async () => {
    await button(page, 'Learn from these orders').click();
    await page.getByRole('list', { name: 'Recommendations' }).waitFor({ timeout: LONG_ms });
  });
  await context.close();
  fs.rmSync(folder, { recursive: true });
  return { looked, read, kept, chosen, opened, learned };
}
