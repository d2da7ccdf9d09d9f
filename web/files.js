// Files that leave the page: downloads, printing, the clipboard.

import { failure } from './store.js';

const KEEP_ADDRESS_ms = 60_000;

export const save = ({ name, mime, text }) => save_bytes({ name, mime: `${mime};charset=utf-8`, bytes: text });

export async function save_bytes({ name, mime, bytes }) {
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this task, and some ask first where to put the file.
  setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS_ms);
  return {};
}

// The document to print brings its own style sheets, and a frame or tab of ours inherits this page's policy, which allows
// no inline style. So they are taken out of the text and adopted, in an empty frame, as a constructed sheet, which the
// policy does not concern. Scripts, if there were any, stay dead: this parser does not run them. The document must use no
// style attributes. An empty frame is in the browsers' quirks mode, where tables do not have the letters of the page.
const STANDARDS = 'table { font: inherit; color: inherit; white-space: inherit; }\n';

export async function print({ html }) {
  let style = '';
  const bare = html.replace(/<style[^>]*>([^]*?)<\/style>/gi, (_, text) => {
    style += `${text}\n`;
    return '';
  });
  const parsed = new DOMParser().parseFromString(bare, 'text/html');
  for (const frame of document.querySelectorAll('.print-frame')) frame.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = 'Document to print';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  document.body.append(frame);
  const { contentWindow: view, contentDocument: target } = frame;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STANDARDS + style);
  target.adoptedStyleSheets = [sheet];
  target.title = parsed.title;
  target.documentElement.lang = parsed.documentElement.lang || 'en';
  target.body.replaceChildren(...[...parsed.body.childNodes].map((node) => target.importNode(node, true)));
  // Where print() returns before the paper is chosen, the frame must still be there; the next print removes it at the latest.
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.focus();
  // A name for "Save as PDF": some browsers take it from the page, not from the frame.
  const title = document.title;
  document.title = parsed.title || title;
  try {
    view.print();
  } catch (error) {
    frame.remove();
    throw failure('unavailable', `The browser did not open its print window (${error.name}). Export the page as a file and print that.`);
  } finally {
    document.title = title;
  }
  return {};
}

// The older way, for pages without the clipboard interface: it copies what is selected in a field.
function copySelected(text) {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'off-screen';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  focused?.focus?.({ preventScroll: true });
  return copied;
}

export async function copy_text({ text }) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!copySelected(text)) {
      throw failure('unavailable', `The browser did not allow copying (${error.name}). Select the text and copy it by key.`);
    }
  }
  return {};
}
