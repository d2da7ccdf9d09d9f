// axe-core on a page of ours.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What axe cannot judge counts as found, with two exceptions. The mirror's words are transparent over the canvas, and axe
// answers "could not be determined" for their contrast: the drawn colours are tested where they are chosen, in the tokens.
// And a modal dialog makes all else inert, so that there are no landmarks and nothing to bypass while it is open.
const not_to_judge = (rule, node, modal) => (rule.id === 'color-contrast' && node.mirror) || (rule.id === 'bypass' && modal);

/** Throws what axe-core finds on the page as it stands. */
export async function audit(page) {
  if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(source);
  // axe knows no top layer, and takes what lies behind a dialog for something in front of it; nobody can reach that.
  await page.evaluate(() => {
    const dialog = document.querySelector('dialog:modal');
    for (const other of dialog ? document.body.children : []) if (other !== dialog) other.style.visibility = 'hidden';
  });
  const { found, modal } = await page.evaluate(async () => ({
    found: await window.axe.run(document, { resultTypes: ['violations', 'incomplete'], elementRef: true }).then((all) => {
      for (const node of all.incomplete.flatMap((rule) => rule.nodes)) {
        node.mirror = !node.element?.isConnected || Boolean(node.element.closest('#mirror')); // drawn anew meanwhile: the mirror's too
        delete node.element;
      }
      for (const node of [...all.violations, ...all.passes, ...all.inapplicable].flatMap((rule) => rule.nodes)) delete node.element;
      return all;
    }),
    modal: document.querySelector('[aria-modal=true], dialog:modal') !== null,
  }));
  await page.evaluate(() => { for (const part of document.body.children) part.style.visibility = ''; });
  assert.ok(found.passes.length > 5, 'axe looked at something');
  const open = found.incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !not_to_judge(rule, node, modal)) }));
  const lines = [...found.violations, ...open].flatMap((rule) => rule.nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ');
    return `${rule.impact} ${rule.id}: ${node.html.slice(0, 120)} (${why})`;
  }));
  if (lines.length > 0) throw new Error(lines.join('\n  '));
}
