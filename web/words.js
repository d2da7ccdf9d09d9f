// The words of an element: broken into lines where the canvas breaks them, so that what is selected or found is marked
// where it is drawn; in their styles; with a detail beside them.

import { attribute } from './attributes.js';

function turn(spaces) {
  if (spaces === '') return document.createElement('br'); // inside a long word
  const element = document.createElement('span');
  element.className = 'm-turn';
  element.textContent = spaces;
  return element;
}

/** `text` as nodes. turns: offsets of the letters with which the canvas begins a new line. */
export function inLines(text, turns = []) {
  const nodes = [];
  let from = 0;
  for (const to of turns) {
    const line = text.slice(from, to);
    const words = line.trimEnd();
    nodes.push(words, turn(line.slice(words.length)));
    from = to;
  }
  nodes.push(text.slice(from));
  return nodes;
}

function link(run) {
  const element = document.createElement('a');
  element.href = run.h;
  if (/^https?:/.test(run.h)) Object.assign(element, { target: '_blank', rel: 'noopener noreferrer', title: 'Opens in a new tab' });
  return element;
}

/**
 * A text in its styles. With a colour (`ik`) the page shows it, since the canvas cannot shape it, and breaks it as it likes;
 * without one the canvas does.
 */
export function showRuns(element, node) {
  element.classList.toggle('m-shown', Boolean(node.ik));
  if (node.ik) element.style.color = node.ik;
  const nodes = [];
  let source = 0; // of the link that is open
  let inner = null;
  for (const run of node.rn) {
    const before = run.tn ? [turn(run.sp ? ' ' : '')] : run.sp ? [' '] : [];
    const goesOn = run.h && run.k && run.k === source;
    if (goesOn) {
      inner.append(...before, run.t);
      continue;
    }
    nodes.push(...before);
    source = run.h ? run.k ?? 0 : 0;
    if (run.br && !run.t) {
      nodes.push(document.createElement('br'));
      continue;
    }
    inner = document.createTextNode(run.t ?? '');
    const shells = [run.h && link(run), ...[run.b && 'strong', run.i && 'em', run.c && 'code', run.s && 's']
      .filter(Boolean).map((tag) => document.createElement(tag))].filter(Boolean);
    const outermost = shells.reduceRight((content, shell) => {
      shell.append(content);
      return shell;
    }, inner);
    inner = shells.at(-1);
    nodes.push(outermost);
  }
  element.replaceChildren(...nodes);
}

/**
 * A second line is text like the first, so that it can be read, found and selected. What a check box says in it is the
 * box's description; a link or a button is called by all of its words.
 */
export function sayWithDetail({ element, control, text }, node) {
  const part = (kind, words, turns) => {
    const span = document.createElement('span');
    span.className = `m-${kind}`;
    span.id = `${kind}${node.i}`;
    span.append(...inLines(words, turns));
    return span;
  };
  const name = part('name', node.n ?? '', node.tu);
  const parts = node.dt ? [name, ' ', part('detail', node.dt, node.td)] : [name];
  (text ?? element).replaceChildren(...parts);
  if (!text) return;
  attribute(control, 'aria-labelledby', node.dt && name.id);
  attribute(control, 'aria-describedby', node.dt && !node.d && `detail${node.i}`);
}
