// The page's other services: files that leave it, and the plain page for the day when the program does not run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { attach_parts, open_parts } from '../lib/parts.mjs';

const crash = { title: 'Cairn stopped unexpectedly', detail: 'RuntimeError: memory access out of bounds' };

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), 'utf8') };
}

async function plain_page_gives_the_backup(ctx) {
  // A first tab holds the lock, as the one that crashed may have done: reading needs no lock.
  const writer = await open_parts(ctx.context, ctx.url);
  await writer.open();
  await writer.append(1, 2);
  const beside = { key: 'toy/1/texts/00000', text: 'Grüße 🪨' };
  await writer.call('write_blobs', { blobs: [beside, { key: 'toy/1/judged/00000', text: 'can be computed again' }] });
  const { page } = ctx;
  await attach_parts(page, ctx.url);
  await page.evaluate((what) => window.parts.showFallback({ ...what, reload: () => window.location.reload() }), crash);
  await ctx.shows(page.getByRole('main'));
  await ctx.shows(page.getByRole('heading', { name: crash.title, level: 1 }));
  await ctx.shows(page.getByText(crash.detail));
  assert.equal(await page.title(), `${crash.title} · Cairn`);
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Download backup' }).click());
  assert.match(file.name, /^cairn-backup-\d{4}-\d\d-\d\d\.json$/);
  const backup = JSON.parse(file.text);
  assert.equal(backup.format, 'cairn-backup');
  assert.equal(backup.count + backup.quarantine.length, 2);
  assert.deepEqual(backup.blobs.map(({ key, text }) => ({ key, text })), [beside]);
  await ctx.shows(page.getByRole('status').filter({ hasText: 'It holds 2 changes.' }));
  // By keyboard alone, in order.
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.getByRole('button', { name: 'Reload' }).evaluate((button) => button === document.activeElement), true);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await ctx.gone(page.getByRole('heading', { name: crash.title }));
}

async function plain_page_without_storage(ctx) {
  const { page } = ctx;
  await ctx.context.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
  });
  await attach_parts(page, ctx.url);
  await page.evaluate((what) => window.parts.showFallback({ ...what, reload: () => {} }), crash);
  await page.getByRole('button', { name: 'Download backup' }).click();
  await ctx.shows(page.getByRole('status').filter({ hasText: 'could not be made' }));
}

const luminance = (color) => {
  const [r, g, b] = color.match(/\d+/g).map((part) => {
    const c = Number(part) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

async function plain_page_is_readable(ctx) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await ctx.open_context({ colorScheme, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await attach_parts(page, ctx.url);
    await page.evaluate((what) => window.parts.showFallback({ ...what, detail: `${what.detail} `.repeat(30), reload: () => {} }), crash);
    const colors = await page.evaluate(() => [...document.querySelectorAll('h1, h2, p, pre, button')].map((element) => {
      let ground = element;
      while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
      return { tag: element.tagName, ink: getComputedStyle(element).color, ground: getComputedStyle(ground).backgroundColor };
    }));
    for (const { tag, ink, ground } of colors) {
      const [dark, light] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
      const contrast = (light + 0.05) / (dark + 0.05);
      assert.ok(contrast >= 4.5, `${colorScheme} ${tag}: ${ink} on ${ground} has contrast ${contrast.toFixed(2)}`);
    }
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(fits, `${colorScheme}: no sideways scrolling at 390 px`);
    for (const button of await page.getByRole('button').all()) assert.ok((await button.boundingBox()).height >= 44);
  }
}

async function saves_a_file(ctx) {
  const { page } = ctx;
  await attach_parts(page, ctx.url);
  const args = { name: 'plan.csv', mime: 'text/csv', text: 'week,hours\n1,24 h – Übung\n' };
  const file = await downloaded(page, () => page.evaluate((a) => window.parts.files.save(a), args));
  assert.deepEqual(file, { name: args.name, text: args.text });
}

async function copies_text(ctx) {
  const { page } = ctx;
  await ctx.claim_clipboard();
  await attach_parts(page, ctx.url);
  await page.evaluate(() => window.parts.files.copy_text({ text: 'week 7 🪨' }));
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'week 7 🪨');
  // Without the clipboard interface, in a gesture, the older way.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const button = document.createElement('button');
    button.textContent = 'Copy';
    button.onclick = () => window.parts.files.copy_text({ text: 'the older way' }).then(() => { button.textContent = 'Copied'; });
    document.body.append(button);
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  const copied = page.getByRole('button', { name: 'Copied' });
  await ctx.shows(copied);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'the older way');
  assert.equal(await copied.evaluate((button) => button === document.activeElement), true, 'the focus is where it was');
}

async function prints_a_document(ctx) {
  const { page } = ctx;
  await ctx.context.addInitScript(() => {
    window.print = () => { window.top.printed = (window.top.printed ?? 0) + 1; };
  });
  await attach_parts(page, ctx.url);
  const html = '<!doctype html><html lang="en"><head><title>Portfolio</title><style>h1 { color: rgb(1, 2, 3); }</style>'
    + '<style>p { color: rgb(4, 5, 6); } body { font-size: 9px; }</style></head><body><h1>Portfolio</h1><p>Twelve projects</p><table><tr><td>Done</td></tr></table><script>top.ran = true;</script></body></html>';
  for (const round of [1, 2]) {
    await page.evaluate((text) => window.parts.files.print({ html: text }), html);
    assert.equal(await page.evaluate(() => window.printed), round);
  }
  const shown = await page.evaluate(() => {
    const frames = [...document.querySelectorAll('iframe')];
    const inside = frames[0].contentDocument;
    const style = (selector) => frames[0].contentWindow.getComputedStyle(inside.querySelector(selector));
    const color = (selector) => style(selector).color;
    return { frames: frames.length, title: inside.title, h1: color('h1'), p: color('p'), cell: style('td').fontSize, ran: window.ran ?? false, outer: document.title };
  });
  assert.deepEqual(shown, { frames: 1, title: 'Portfolio', h1: 'rgb(1, 2, 3)', p: 'rgb(4, 5, 6)', cell: '9px', ran: false, outer: 'Parts of the page' });
  await page.evaluate(() => document.querySelector('iframe').contentWindow.dispatchEvent(new Event('afterprint')));
  await ctx.gone(page.locator('iframe'));
}

const site = 'parts';
export const journeys = [
  { name: 'plain page: a crash still gives the backup', run: plain_page_gives_the_backup, site },
  { name: 'plain page: says when the storage does not answer', run: plain_page_without_storage, site },
  { name: 'plain page: readable in both themes on a phone', run: plain_page_is_readable, site },
  { name: 'files: saves a file', run: saves_a_file, site },
  { name: 'files: copies text', run: copies_text, site },
  { name: 'files: prints a document of its own style', run: prints_a_document, site },
];
