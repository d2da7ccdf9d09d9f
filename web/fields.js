// Fields as the browser and a phone's keyboard know them: what to write in them, by their kind, and what they hold.

import { attribute } from './attributes.js';

const plain = { autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false' };
const prose = { autocapitalize: 'sentences', spellcheck: 'true', dir: 'auto' };

const KINDS = {
  text: { type: 'text', enterkeyhint: 'done', ...prose },
  search: { type: 'search', enterkeyhint: 'search', ...plain, dir: 'auto' },
  url: { type: 'url', inputmode: 'url', enterkeyhint: 'done', ...plain },
  number: { type: 'text', inputmode: 'decimal', enterkeyhint: 'done', ...plain },
  textarea: prose, // Enter begins a new line there, and the keyboard says so by itself
};

function setUpField(control, kind) {
  for (const [name, value] of Object.entries(KINDS[kind] ?? { type: kind })) control.setAttribute(name, value);
  if (kind !== 'textarea') control.autocomplete = 'off';
}

// A field keeps text in its own form: a line ends in \n, and one line has no end.
function asKept(control, text) {
  if (control.tagName === 'TEXTAREA') return text.replace(/\r\n?/g, '\n');
  return control.type === 'url' ? text.replace(/[\r\n]/g, '').trim() : text.replace(/[\r\n]/g, '');
}

// Shows the program's text; what is being edited keeps its caret, and a composition is not disturbed.
function showText(control, text) {
  if (control.dataset.composing || control.value === asKept(control, text)) return;
  const caret = document.activeElement === control ? control.selectionEnd : null; // null too where there is no caret to set
  control.value = text;
  if (caret !== null) control.setSelectionRange(caret, caret);
}

// A field that chooses in a list keeps the focus; what it has chosen is said as if it had it.
function chooser(node, before, control) {
  if (before.t !== node.t) {
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', `m${node.t}`]]) {
      attribute(control, name, value);
    }
  }
  attribute(control, 'aria-activedescendant', node.ac && `m${node.ac}`);
}

/** What the node of a field says, where it is one. */
export function showField(node, before, control) {
  if (node.r === 'textbox') {
    if (node.t) chooser(node, before, control);
    if (!before.r || node.ty !== before.ty) setUpField(control, node.ty || 'text');
    attribute(control, 'placeholder', node.ph);
  } else if (node.r === 'textarea') {
    if (!before.r) setUpField(control, 'textarea');
    attribute(control, 'placeholder', node.ph);
  } else if (node.r === 'combobox') {
    if (node.op !== before.op) {
      control.replaceChildren(...(node.op ?? '').split('\n').map((text, index) => new Option(text, String(index))));
    }
  } else if (node.r === 'slider') {
    control.min = node.mn ?? 0;
    control.max = node.mx ?? 100;
    control.step = node.st ?? 1;
    attribute(control, 'aria-valuetext', node.v);
    if (document.activeElement !== control || control.value !== String(node.no)) control.value = node.no;
    return;
  } else if (node.r === 'file') {
    control.accept = node.v ?? '';
    control.multiple = Boolean(node.mf);
    attribute(control, 'capture', node.ca ? 'environment' : undefined);
    return;
  } else {
    return;
  }
  if (control.tagName === 'SELECT') control.value = node.v ?? '';
  else showText(control, node.v ?? '');
}
