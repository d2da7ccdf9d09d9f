// The semantic mirror: one DOM element for every widget that the canvas shows, transparent and in the same place. It is the
// input surface: focus order, clicks, links, scrolling, text editing, input methods and assistive technology are the
// browser's own. What happens to an element is sent to the program as an event about the widget.

import { attribute, truth } from './attributes.js';
import { showField } from './fields.js';
import { keepFocus } from './mirror_focus.js';
import { listenToDrags } from './mirror_drag.js';
import { listenToFiles } from './mirror_files.js';
import { listen } from './mirror_input.js';
import { keepInSight } from './mirror_sight.js';
import { steadySelection } from './select.js';
import { inLines, sayWithDetail, showRuns } from './words.js';

const TAGS = {
  text: 'p', label: 'label', button: 'button', switch: 'button', link: 'a', checkbox: 'label', radio: 'label',
  textbox: 'input', textarea: 'textarea', combobox: 'select', slider: 'input', file: 'label', img: 'div',
  progressbar: 'div', status: 'div', alert: 'div', code: 'pre', option: 'div', main: 'main', navigation: 'nav', banner: 'header',
  region: 'section', group: 'div', radiogroup: 'div', list: 'ul', listitem: 'li', dialog: 'div', form: 'form',
  search: 'div', quote: 'blockquote', listbox: 'div', table: 'div', row: 'div', cell: 'div', columnheader: 'div',
  rowheader: 'div', scroller: 'div', ink: 'span',
};
// Roles that the element does not carry by itself.
const ARIA = new Set(['switch', 'img', 'progressbar', 'status', 'alert', 'group', 'radiogroup', 'dialog', 'search',
  'table', 'row', 'cell', 'columnheader', 'rowheader', 'list', 'listbox', 'option']);
// What a learner wrote may run from right to left.
const HAS_DIRECTION = new Set(['text', 'heading', 'link', 'button', 'label', 'checkbox', 'radio', 'status', 'option']);
const SAYS_ITSELF = new Set(['text', 'heading', 'code', 'label', 'button', 'link', 'switch', 'status', 'alert', 'option']);
const HAS_ID = new Set(['textbox', 'textarea', 'combobox', 'slider', 'listbox', 'option', 'link']); // others name it
const WORDS = ['n', 'dt', 'tu', 'td', 't', 'ik'];
const SCROLLS = '.m-scrolls, textarea';
const WITH_CONTROL = { checkbox: 'checkbox', radio: 'radio', file: 'file' };

export function createMirror({ root, send, tickNow, voice }) {
  const entries = new Map(); // id -> {node, element, control, text, spacer, backdrop}
  const scrolled = new Set(); // the scrolling areas that the program knows away from their top
  const focus = keepFocus(root, voice);
  const clearGround = steadySelection(root);
  let patches = 0; // so far
  let pressing = false; // a button, or Enter in a field

  function build(node) {
    const tag = node.r === 'heading' ? `h${node.l || 2}` : TAGS[node.r] ?? 'div';
    const element = document.createElement(tag);
    const entry = { node: {}, element, control: element, text: null, spacer: null, backdrop: null };
    element.dataset.i = node.i;
    element.className = `m-${node.r}`;
    if (HAS_DIRECTION.has(node.r)) element.dir = 'auto';
    if (ARIA.has(node.r)) element.setAttribute('role', node.r);
    if (tag === 'button') element.type = 'button';
    if (tag === 'form') element.addEventListener('submit', (event) => event.preventDefault());
    if (node.r === 'slider') element.type = 'range';
    if (WITH_CONTROL[node.r]) {
      entry.control = document.createElement('input');
      entry.control.type = WITH_CONTROL[node.r];
      entry.control.dataset.i = node.i;
      entry.text = document.createElement('span');
      element.append(entry.control, entry.text);
    }
    if (node.r === 'img' && node.ke) element.tabIndex = 0;
    if (node.r === 'main') element.tabIndex = -1; // where the focus goes when what had it is gone
    if (node.r === 'ink') element.setAttribute('aria-hidden', 'true');
    if (node.mo) {
      entry.backdrop = document.createElement('div');
      entry.backdrop.className = 'm-backdrop';
      entry.backdrop.dataset.dismiss = node.i;
    }
    entries.set(node.i, entry);
    return entry;
  }

  function update(node) {
    let entry = entries.get(node.i);
    if (entry && entry.node.r !== node.r) {
      remove(node.i);
      entry = undefined;
    }
    entry ??= build(node);
    const before = entry.node;
    const { element, control } = entry;
    entry.node = node;
    const [x, y, w, h] = node.b;
    const style = element.style;
    if (!before.b || before.b.some((value, at) => value !== node.b[at])) {
      style.left = `${x}px`;
      style.top = `${y}px`;
      style.width = `${w}px`;
      style.height = `${h}px`;
    }
    if (node.fs !== before.fs) style.fontSize = node.fs ? `${node.fs}px` : '';
    if (node.lh !== before.lh) style.lineHeight = node.lh && node.r !== 'textbox' ? `${node.lh}px` : '';
    if (node.w !== before.w) {
      style.fontWeight = node.w === 1 ? '600' : '';
      style.fontFamily = node.w === 2 ? "'Cairn Mono', monospace" : '';
    }
    if (node.al !== before.al) style.textAlign = node.al ?? '';
    if (node.px !== before.px) {
      style.paddingLeft = node.px ? `${node.px}px` : '';
      // Beside the words, which can be selected, and as high as the first line: a browser brings what has the focus into sight.
      if (entry.text) Object.assign(control.style, node.px ? { width: `${node.px}px`, height: `${node.lh + 2 * (node.py ?? 0)}px` } : { width: '', height: '' });
    }
    if (node.py !== before.py) style.paddingTop = node.py ? `${node.py}px` : '';
    // Words that stay are left alone: they may be selected.
    const others = WORDS.some((key) => String(node[key]) !== String(before[key])) || JSON.stringify(node.rn) !== JSON.stringify(before.rn);
    if (others) words(node, before, entry);
    if (node.r === 'radio') control.name = `g${node.t}`;
    if (node.r === 'label') element.htmlFor = `m${node.t}`;
    if (HAS_ID.has(node.r)) control.id = `m${node.i}`;
    if (node.d !== before.d) {
      if (node.r !== 'dialog') attribute(control, 'title', node.d);
      if (['textbox', 'textarea', 'dialog'].includes(node.r)) attribute(control, 'aria-description', node.d);
    }
    if (node.h !== undefined) attribute(element, 'href', node.h);
    if (node.nt) {
      element.target = '_blank';
      element.rel = 'noopener noreferrer';
    }
    if (node.ck !== undefined) {
      if (control.type === 'checkbox' || control.type === 'radio') control.checked = Boolean(node.ck);
      else truth(element, 'aria-checked', node.ck);
    }
    truth(element, 'aria-expanded', node.ex);
    truth(element, 'aria-selected', node.se);
    if (node.cu !== before.cu) attribute(element, 'aria-current', node.cu ? (node.r === 'link' ? 'page' : 'true') : undefined);
    if (node.di !== before.di) {
      // A disabled control keeps its place in the focus order, so that its reason can be read.
      truth(control, 'aria-disabled', node.di ? 1 : undefined);
      if (control.tagName === 'INPUT' || control.tagName === 'TEXTAREA') control.readOnly = Boolean(node.di);
      if (control.tagName === 'SELECT' || control.type === 'file') control.disabled = Boolean(node.di);
    }
    truth(control, 'aria-invalid', node.iv ? 1 : undefined);
    if (node.mo) attribute(element, 'aria-modal', 'true');
    if (node.r === 'progressbar') {
      attribute(element, 'aria-valuenow', node.no);
      attribute(element, 'aria-valuemin', 0);
      attribute(element, 'aria-valuemax', node.mx);
    }
    if (node.r === 'ink') {
      element.dataset.ink = node.n;
      style.color = node.ik;
    }
    // What a learner did is said by the patch itself, also where the words stay the same.
    if (node.r === 'status') attribute(element, 'aria-live', node.so ? 'off' : 'polite');
    if (node.dg !== before.dg) attribute(element, 'data-drags', node.dg ? 'true' : undefined);
    if (node.pl?.[0] !== before.pl?.[0] || node.pl?.[1] !== before.pl?.[1]) {
      attribute(element, 'aria-posinset', node.pl?.[0]);
      attribute(element, 'aria-setsize', node.pl?.[1]);
    }
    showField(node, before, control);
    scroller(node, before, entry);
    return entry;
  }

  function words(node, before, entry) {
    const { element } = entry;
    if (node.rn) showRuns(element, node);
    else if (node.r === 'checkbox' && node.t) attribute(entry.control, 'aria-labelledby', `m${node.t}`);
    else if (node.dt || before.dt || entry.text) sayWithDetail(entry, node);
    else if (SAYS_ITSELF.has(node.r) && !node.us) element.replaceChildren(...inLines(node.n ?? '', node.tu));
    else if (node.r !== 'ink') attribute(element, 'aria-label', node.n);
  }

  function scroller(node, before, entry) {
    if (node.ch === undefined && node.r !== 'scroller') return;
    const { element } = entry;
    if (!entry.spacer) {
      entry.spacer = document.createElement('div');
      entry.spacer.className = 'm-spacer';
      entry.spacer.setAttribute('aria-hidden', 'true');
      element.classList.add('m-scrolls');
      element.prepend(entry.spacer);
      // A new area is at its top, whatever the program remembers of an earlier one.
      if (node.ss === undefined && scrolled.delete(node.i)) send({ e: 'scroll', i: node.i, y: 0 });
    }
    if (node.ch !== before.ch) entry.spacer.style.height = `${node.ch ?? 0}px`;
    if (node.ss !== undefined && node.ss !== before.ss) entry.scrollTo = node.sy ?? 0;
  }

  function remove(id) {
    const entry = entries.get(id);
    if (!entry) return;
    if (entry.node.mo) entry.backdrop.remove();
    entry.element.remove();
    entries.delete(id);
  }

  // An element that moves loses its scroll position, and the program would not hear of it. Only what scrolls is asked for
  // its position: the answer costs a layout of the whole page, for every row of a list that is sorted anew.
  function moved(element, move) {
    const boxes = element.isConnected ? [...element.querySelectorAll(SCROLLS)] : [];
    if (element.isConnected && element.matches(SCROLLS)) boxes.push(element);
    const tops = boxes.map((box) => box.scrollTop);
    move();
    boxes.forEach((box, at) => { if (tops[at] > 0) box.scrollTop = tops[at]; });
  }

  // What is about to leave is stepped over, not pushed aside: an element that moves loses its focus and its scroll position.
  // What is pressed, or has the focus, stays, and the others are moved around it: of what moved while a key or a button was
  // held, a browser makes no click.
  function order(parentId, ids, leaving) {
    const parent = parentId === 0 ? root : entries.get(parentId)?.element;
    if (!parent) return;
    const staying = (element) => {
      while (element && leaving.has(element.dataset.i ?? element.dataset.dismiss)) element = element.nextElementSibling;
      return element;
    };
    const { firstElementChild: first } = parent;
    const still = parent.querySelector(':scope > :active') ?? parent.querySelector(':scope > :focus-within');
    let next = staying(first?.className === 'm-spacer' ? first.nextElementSibling : first);
    for (const id of ids) {
      const entry = entries.get(id);
      for (const element of entry.backdrop ? [entry.backdrop, entry.element] : [entry.element]) {
        if (element === next || element === still) next = staying(element.nextElementSibling);
        else moved(element, () => parent.insertBefore(element, next));
      }
    }
  }

  function apply(patch) {
    patches += 1;
    const hadModal = focus.topModal();
    const fresh = [];
    const wrong = [];
    const chosen = [];
    const focusedBefore = document.activeElement;
    const lookAgain = keepInSight();
    const leaving = new Set(patch.rm.map(String));
    const rebuilt = patch.up.filter((node) => entries.has(node.i) && entries.get(node.i).node.r !== node.r);
    const was = leaving.size + rebuilt.length > 0 ? focus.before(new Set([...leaving, ...rebuilt.map((node) => String(node.i))])) : null;
    for (const node of patch.up) {
      const before = entries.get(node.i)?.node;
      if (!before && (node.af || node.mo)) fresh.push(node.i);
      if (node.iv && before && before.d !== node.d) wrong.push(node.i);
      if (node.ac && before?.ac !== node.ac) chosen.push(node.ac);
      update(node);
    }
    if (patch.or.length > 0) clearGround();
    for (const [parent, ids] of patch.or) order(parent, ids, leaving);
    for (const id of patch.rm) remove(id);
    for (const node of patch.up) {
      const entry = entries.get(node.i);
      if (entry?.scrollTo !== undefined) {
        entry.element.scrollTop = entry.scrollTo;
        entry.scrollTo = undefined;
      }
    }
    const modal = focus.topModal();
    if (modal !== hadModal) focus.modalChanged(modal, hadModal, focusedBefore);
    for (const id of fresh) {
      const entry = entries.get(id);
      if (entry?.node.af && (!modal || modal.contains(entry.element))) focus.into(entry.control, focusedBefore);
    }
    focus.toMistake(wrong.map((id) => entries.get(id)?.control), pressing);
    // One that did move, as from one list to another, keeps the focus all the same.
    if (!modal && focusedBefore?.isConnected && focusedBefore !== document.body && document.activeElement === document.body) {
      focusedBefore.focus({ preventScroll: true });
    }
    if (patch.fo) entries.get(patch.fo)?.control.focus();
    focus.after(was);
    lookAgain();
    for (const id of chosen) entries.get(id)?.element.scrollIntoView({ block: 'nearest' });
    for (const [words, urgent] of patch.sa ?? []) (urgent ? voice.warn : voice.say)(words);
  }

  // A press brings mistakes to light, and the focus to them. Where it changed nothing while a field of its form is wrong,
  // the same mistake stands, and is shown once more.
  function pressed(control, press) {
    const before = patches;
    pressing = true;
    try {
      press();
    } finally {
      pressing = false;
    }
    if (patches !== before || !control.isConnected) return;
    const form = control.closest('form') ?? control.closest('section');
    focus.toMistake([...form?.querySelectorAll('[aria-invalid=true]') ?? []], true);
  }

  const keys = { single: true }; // whether "/" and "?" alone are ours
  listen({ root, keys, topModal: focus.topModal, send, tickNow, pressed, scrolled, nodeOf: (id) => entries.get(id)?.node });
  listenToDrags({ root, send, tickNow, nodeOf: (id) => entries.get(id)?.node });
  listenToFiles({ root, send, tickNow, topModal: focus.topModal, nodeOf: (id) => entries.get(id)?.node });
  return { apply, keys };
}
