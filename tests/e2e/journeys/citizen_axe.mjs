// axe-core finds nothing on any screen, in any state of it, on desktop and phone, light and dark; nor on the plain pages
// that stand in when the program cannot run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { in_root } from '../../../src/tools/lib/run.mjs';
import { heading, open_app, shown } from '../lib/app.mjs';
import { audit } from '../lib/axe.mjs';
import { walk } from '../lib/walk.mjs';

async function every_state(ctx) {
  await walk(ctx, (page) => audit(page));
}

// axe is a script itself: it reads a copy that shows what is seen where scripts do not run.
async function without_script(ctx) {
  const bare = await (await ctx.open_context({ javaScriptEnabled: false })).newPage();
  await bare.goto(ctx.url);
  await shown(heading(bare, 'Cairn needs JavaScript'));
  assert.equal(await bare.locator('#splash').isVisible(), false, 'nothing lies under it');
  const text = fs.readFileSync(in_root('dist/index.html'), 'utf8');
  const copy = text.replace(/<script[^>]*><\/script>/, '').replace(/<div id="splash">[\s\S]*?<\/div>/, '').replace(/noscript>/g, 'div>');
  await ctx.page.route(ctx.url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: copy }));
  await ctx.page.goto(ctx.url);
  await shown(heading(ctx.page, 'Cairn needs JavaScript'));
  await audit(ctx.page);
}

async function no_webgl(ctx) {
  ctx.watcher.allow(/console error/);
  await ctx.context.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function get(kind, ...rest) {
      return kind.startsWith('webgl') ? null : original.call(this, kind, ...rest);
    };
  });
  await ctx.page.goto(ctx.url);
  await shown(heading(ctx.page, 'Cairn cannot draw in this browser'));
  await audit(ctx.page);
}

async function no_program(ctx) {
  ctx.watcher.allow(/console error/);
  await ctx.page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await ctx.page.goto(ctx.url);
  await shown(heading(ctx.page, 'Cairn could not start'));
  await audit(ctx.page);
}

async function the_audit_finds_faults(ctx) {
  const page = await open_app(ctx, '#/settings');
  await page.evaluate(() => {
    document.querySelector('#mirror main button').textContent = '';
    document.querySelector('#mirror main input').removeAttribute('aria-label');
    document.querySelector('#mirror nav [aria-current]').setAttribute('aria-current', 'wrong');
  });
  await assert.rejects(audit(page), /button-name/);
}

const plain_pages = [
  { name: 'without script', run: without_script },
  { name: 'without WebGL', run: no_webgl },
  { name: 'without the program', run: no_program },
];
const looks = [
  { where: '' },
  { where: ' on a phone', phone: true },
  { where: ' in the dark', context: { colorScheme: 'dark' } },
  { where: ' on a phone in the dark', phone: true, context: { colorScheme: 'dark' } },
];

export const journeys = [
  { name: 'citizen: axe would find a fault', run: the_audit_finds_faults },
  ...looks.map(({ where, ...look }) => ({ name: `citizen: axe finds nothing on any screen${where}`, run: every_state, ...look })),
  ...plain_pages.flatMap(({ name, run }) => [
    { name: `citizen: axe finds nothing on the page ${name}`, run },
    { name: `citizen: axe finds nothing on the page ${name}, in the dark`, run, context: { colorScheme: 'dark' } },
  ]),
];
