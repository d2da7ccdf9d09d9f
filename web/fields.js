// Fields as the browser and a phone's keyboard know them: what to write in them, by their kind.

const plain = { autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false' };
const prose = { autocapitalize: 'sentences', spellcheck: 'true', dir: 'auto' };

const KINDS = {
  text: { type: 'text', enterkeyhint: 'done', ...prose },
  search: { type: 'search', enterkeyhint: 'search', ...plain, dir: 'auto' },
  url: { type: 'url', inputmode: 'url', enterkeyhint: 'done', ...plain },
  number: { type: 'text', inputmode: 'decimal', enterkeyhint: 'done', ...plain },
  textarea: prose, // Enter begins a new line there, and the keyboard says so by itself
};

export function setUpField(control, kind) {
  for (const [name, value] of Object.entries(KINDS[kind] ?? { type: kind })) control.setAttribute(name, value);
  if (kind !== 'textarea') control.autocomplete = 'off';
}

// A field keeps text in its own form: a line ends in \n, and one line has no end.
function asKept(control, text) {
  if (control.tagName === 'TEXTAREA') return text.replace(/\r\n?/g, '\n');
  return control.type === 'url' ? text.replace(/[\r\n]/g, '').trim() : text.replace(/[\r\n]/g, '');
}

/** Shows the program's text; what is being edited keeps its caret, and a composition is not disturbed. */
export function showText(control, text) {
  if (control.dataset.composing || control.value === asKept(control, text)) return;
  const caret = document.activeElement === control ? control.selectionEnd : null; // null too where there is no caret to set
  control.value = text;
  if (caret !== null) control.setSelectionRange(caret, caret);
}
