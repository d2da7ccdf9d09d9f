// What happens to an element of the mirror, sent to the program as an event about its widget. Everything that is not in
// the short lists here stays the browser's own.

import { remember } from './chosen.js';
import { watchSliders } from './mirror_slide.js';
import { scrollsPage } from './scroll_keys.js';

const SLIP_px = 4; // a press that moves no further is a click
// Control with a letter edits text on a Mac; its commands are made with Command.
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** Whether text is being edited there. */
export const editing = (target) => target instanceof HTMLInputElement ? !['checkbox', 'radio', 'range', 'file'].includes(target.type) : target instanceof HTMLTextAreaElement;

/**
 * keys.single: whether "/" and "?" alone are the program's. nodeOf(id): the widget's node. topModal(): the dialog on top, or
 * null. scrolled: ids of the scrolling areas that the program knows away from their top; kept here. pressed(control, press):
 * does what a press does, and looks at what came of it.
 */
export function listen({ root, keys, nodeOf, topModal, send, tickNow, pressed, scrolled }) {
  const idOf = (target) => Number(target?.closest?.('[data-i]')?.dataset.i ?? 0);
  const nodeAt = (target) => nodeOf(idOf(target));
  const ignores = watchSliders(root);
  let hovered = 0;
  let halfADate = false; // a date field was left empty while it has the focus
  let unsettled = null; // a field of one line that was written in and not left

  // Words of a label that were selected by a drag: in some engines its end would tick the box.
  let pressedAt = null;
  root.addEventListener('pointerdown', ({ clientX, clientY }) => { pressedAt = { x: clientX, y: clientY }; });
  const selectsWords = ({ target, clientX, clientY }) => target.localName !== 'input' && target.closest('label') !== null
    && pressedAt !== null && Math.hypot(clientX - pressedAt.x, clientY - pressedAt.y) > SLIP_px && !getSelection().isCollapsed;

  root.addEventListener('click', (event) => {
    const dismiss = event.target.dataset?.dismiss;
    if (dismiss) {
      send({ e: 'dismiss', i: Number(dismiss) });
      tickNow();
      return;
    }
    const node = nodeAt(event.target);
    if (!node || node.di) {
      if (node?.di) event.preventDefault();
      return;
    }
    if (selectsWords(event)) event.preventDefault();
    if (!['button', 'switch', 'option'].includes(node.r)) return;
    pressed(event.target, () => {
      send({ e: 'click', i: node.i });
      tickNow();
    });
  });

  root.addEventListener('input', (event) => {
    const node = nodeAt(event.target);
    if (!node || !['textbox', 'textarea', 'slider'].includes(node.r) || ignores(event)) return;
    if (node.r === 'textbox' && event.target.type !== 'date') unsettled = event.target;
    send({ e: 'input', i: node.i, v: event.target.value });
  });
  // A page that goes away takes no leave of the field that is being written in.
  addEventListener('pagehide', () => {
    const node = unsettled?.isConnected && nodeAt(unsettled);
    if (node) send({ e: 'commit', i: node.i, v: unsettled.value });
    unsettled = null;
  });
  root.addEventListener('compositionstart', (event) => { event.target.dataset.composing = '1'; });
  root.addEventListener('compositionend', (event) => { delete event.target.dataset.composing; });

  root.addEventListener('change', (event) => {
    const node = nodeAt(event.target);
    if (!node || ignores(event)) return;
    const control = event.target;
    unsettled = null;
    if (node.r === 'checkbox' || node.r === 'radio') {
      if (node.di) {
        control.checked = Boolean(node.ck);
        return;
      }
      send({ e: 'commit', i: node.i, v: String(control.checked) });
      // The program has the last word: it may refuse.
      node.ck = control.checked ? 1 : 0;
      tickNow();
    } else if (node.r === 'file') {
      const files = [...control.files];
      control.value = '';
      if (files.length === 0) return;
      if (node.mf) send({ e: 'photos', i: node.i, list: remember(files) });
      else readFile(node.i, files[0]);
    } else if (control.type !== 'date' || control.value !== '' || document.activeElement !== control) {
      send({ e: 'commit', i: node.i, v: control.value });
    } else {
      halfADate = true; // being typed: it is no mistake yet
    }
  });

  async function readFile(id, file) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      send({ e: 'file', i: id, v: file.name }, bytes);
    } catch (error) {
      send({ e: 'file', i: id, v: file.name, error: String(error.message ?? error) });
    }
  }

  root.addEventListener('focusin', (event) => {
    const id = idOf(event.target);
    send({ e: 'focus', i: id, visible: event.target.matches(':focus-visible') });
  });
  root.addEventListener('focusout', (event) => {
    if (event.target instanceof HTMLTextAreaElement) event.target.scrollTop = 0;
    if (halfADate) send({ e: 'commit', i: idOf(event.target), v: event.target.value });
    halfADate = false;
    send({ e: 'focus', i: 0, visible: false });
  });

  function hover(id) {
    if (id === hovered) return;
    hovered = id;
    send({ e: 'hover', i: id });
  }
  root.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'touch') hover(idOf(event.target));
  });
  document.documentElement.addEventListener('pointerleave', () => hover(0));
  root.addEventListener('pointermove', (event) => {
    const node = nodeAt(event.target);
    if (node?.po) send({ e: 'pointer', i: node.i, x: event.clientX, y: event.clientY - root.offsetTop });
  });
  // What a field proposes is taken without leaving the field.
  root.addEventListener('mousedown', (event) => { if (event.target.closest('.m-option')) event.preventDefault(); });
  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const id = idOf(event.target);
    if (event.pointerType === 'touch') hover(id);
    send({ e: 'press', i: id });
  });
  for (const type of ['pointerup', 'pointercancel']) {
    addEventListener(type, (event) => {
      if (event.pointerType === 'touch') hover(0);
      send({ e: 'press', i: 0 });
    });
  }
  addEventListener('blur', () => {
    hover(0);
    send({ e: 'press', i: 0 });
  });

  root.addEventListener('scroll', (event) => {
    const id = idOf(event.target);
    if (!id) return;
    scrolled.add(id);
    send({ e: 'scroll', i: id, y: event.target.scrollTop });
  }, { capture: true, passive: true });

  const key = (event, id) => {
    event.preventDefault();
    send({ e: 'key', i: id, key: event.key, ctrl: MAC ? event.metaKey : event.ctrlKey, shift: event.shiftKey, alt: event.altKey });
    tickNow();
  };

  // Single letters of the screen itself; a list to choose from has its own use for letters.
  const isOfPage = (event) => {
    const main = nodeAt(root.querySelector('main'));
    const own = nodeAt(event.target);
    const takes = (node) => node?.le?.split(' ').includes(event.key);
    return event.target.tagName !== 'SELECT' && takes(main) && (own === main || !takes(own));
  };

  addEventListener('keydown', (event) => {
    // 229: an input method has the key, even where the composition has just ended.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const command = MAC ? event.metaKey : event.ctrlKey;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const node = nodeAt(event.target);
    const typing = editing(event.target);
    const letter = event.key.toLowerCase();
    if (event.key === 'Escape') {
      const modal = topModal();
      if (modal) {
        event.preventDefault();
        send({ e: 'dismiss', i: Number(modal.dataset.i) });
        tickNow();
      } else if (node?.ke) {
        key(event, node.i);
      } else if (event.target.closest?.('form')) {
        send({ e: 'dismiss', i: idOf(event.target.closest('form')) });
        tickNow();
      }
      return;
    }
    if (!topModal() && scrollsPage(event, root)) {
      event.preventDefault();
      return;
    }
    // The allow-list: everything else stays the browser's.
    if (command && !event.altKey && !event.shiftKey && letter === 'k') return key(event, 0);
    if (command && !event.altKey && !typing && (letter === 'z' || (letter === 'y' && !MAC && !event.shiftKey))) return key(event, 0);
    if (keys.single && plain && !typing && !topModal() && (event.key === '/' || event.key === '?' || isOfPage(event))) return key(event, 0);
    if (node?.ke && plain && ['ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter', 'PageUp', 'PageDown'].includes(event.key)) {
      if (typing && (event.key === 'Home' || event.key === 'End')) return undefined;
      return key(event, node.i);
    }
    if (plain && !typing && (keys.single || event.key.length > 1) && node?.le?.split(' ').includes(event.key)) return key(event, node.i);
    if (node?.ke && plain && node.r === 'img' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return key(event, node.i);
    if (event.key === 'Enter' && (node?.r === 'textbox' || (node?.r === 'textarea' && command))) {
      event.preventDefault();
      pressed(event.target, () => {
        send({ e: 'commit', i: node.i, v: event.target.value, key: 'Enter' });
        tickNow();
      });
    }
    return undefined;
  });
}
