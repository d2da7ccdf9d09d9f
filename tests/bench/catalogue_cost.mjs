// A catalogue of ten thousand products in the built page: opened, found in, put in another order, scrolled to its end.
import { page_is_ready } from '../../src/tools/lib/browser.mjs';
import { watched } from './bare_runtime.mjs';

export const PRODUCTS = 10_000;
const LONG_ms = 120_000;
const WHEELS = 40;

/** Two orders of each product, one of them lately. */
function orders() {
  const lines = ['order,date,code,product,quantity,price,customer'];
  for (let at = 0; at < PRODUCTS * 2; at += 1) {
    const product = (at * 7919) % PRODUCTS;
    const day = new Date(Date.UTC(2025, 0, 1) + Math.floor((at * 300) / (PRODUCTS * 2)) * 86_400_000).toISOString().slice(0, 10);
    lines.push(`${Math.floor(at / 4)},${day},P${product},THING OF MANY COLOURS NO ${product},1,${(1 + (product % 90) / 10).toFixed(2)},K${at % 900}`);
  }
  return lines.join('\n');
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const frames = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

export async function catalogue_costs(browser, url, watch_page, viewport) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(new URL('#/shop', url).href);
  await page.waitForFunction(page_is_ready, null, { timeout: 30_000 });
  await button(page, 'Choose a file of orders').setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders()) });
  await button(page, 'Read the file').click({ timeout: LONG_ms });
  await button(page, 'Add these orders').click({ timeout: LONG_ms });
  await page.getByRole('group', { name: 'Revenue', exact: true }).waitFor({ timeout: LONG_ms });
  const opened = await watched(page, async () => {
    await page.evaluate(() => { location.hash = '#/shop/products'; });
    await page.getByRole('list', { name: 'Products', exact: true }).waitFor({ timeout: LONG_ms });
    await frames(page);
  });
  const sorted = await watched(page, async () => {
    await page.getByRole('combobox', { name: 'In the order' }).selectOption({ label: 'Most sold lately' });
    await frames(page);
  });
  const found = await watched(page, async () => {
    await page.getByRole('searchbox', { name: 'Find in the catalogue' }).pressSequentially('colours 99');
    await frames(page);
  });
  await page.getByRole('searchbox', { name: 'Find in the catalogue' }).fill('');
  await page.mouse.move(viewport.width / 2, viewport.height / 2);
  const scrolled = await watched(page, async () => {
    for (let at = 0; at < WHEELS; at += 1) {
      await page.mouse.wheel(0, 20_000);
      await frames(page);
    }
  });
  await context.close();
  return { opened, sorted, found, scrolled };
}
