// axe-core finds nothing on any screen, in any state of it, on desktop and phone, light and dark; nor on the plain pages
// that stand in when the program cannot run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { in_root } from '../../../src/tools/lib/run.mjs';
import { heading, open_app, shown } from '../lib/app.mjs';
import { walk } from '../lib/walk.mjs';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What axe cannot judge counts as found, with two exceptions. The mirror's words are transparent over the canvas, and axe
// answers "could not be determined" for their contrast: the drawn colours are tested where they are chosen, in the tokens.
// And a modal dialog makes all else inert, so that there are no landmarks and nothing to bypass while it is open.
const not_to_judge = (rule, node, modal) => (rule.id === 'color-contrast' && node.mirror) || (rule.id === 'bypass' && modal);

async function audit(page) {
  if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(source);
  const { found, modal } = await page.evaluate(async () => ({
    found: await window.axe.run(document, { resultTypes: ['violations', 'incomplete'], elementRef: true }).then((all) => {
      for (const node of all.incomplete.flatMap((rule) => rule.nodes)) {
        node.mirror = !node.element?.isConnected || Boolean(node.element.closest('#mirror')); // drawn anew meanwhile: the mirror's too
        delete node.element;
      }
      for (const node of [...all.violations, ...all.passes, ...all.inapplicable].flatMap((rule) => rule.nodes)) delete node.element;
      return all;
    }),
    modal: document.querySelector('[aria-modal=true]') !== null,
  }));
  assert.ok(found.passes.length > 5, 'axe looked at something');
  const open = found.incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !not_to_judge(rule, node, modal)) }));
  const lines = [...found.violations, ...open].flatMap((rule) => rule.nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ');
    return `${rule.impact} ${rule.id}: ${node.html.slice(0, 120)} (${why})`;
  }));
  if (lines.length > 0) throw new Error(lines.join('\n  '));
}

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
