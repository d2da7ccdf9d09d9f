// Where the focus goes when what had it is gone: a reader, a keyboard and a screen reader go on from where they were.

import { editing } from './mirror_input.js';

const CONTROLS = 'input, textarea, select, button, a[href], [tabindex="0"]';

/** root: the mirror. voice: says what the focus alone would not. */
export function keepFocus(root, voice) {
  const openers = new Map(); // form -> what asked for it, by their ids
  let returnFocus = null; // when the dialog is closed
  let lastInMain = null; // what a notice outside it, as the offer to undo, gives the focus back to
  root.addEventListener('focusin', ({ target }) => {
    if (target.localName !== 'main' && target.closest('main')) lastInMain = target;
  });

  const skip = document.createElement('button');
  skip.className = 'skip';
  skip.textContent = 'Skip to the content';
  skip.addEventListener('click', () => root.querySelector(':scope > main')?.focus());
  root.before(skip);

  const controlsOf = (area) => [...area.querySelectorAll(CONTROLS)].filter((control) => !control.closest('[inert]'));
  // From the innermost one outwards, the area itself last.
  function ancestors(element, area) {
    const found = [];
    for (let around = element.parentElement; around && found.at(-1) !== area; around = around.parentElement) found.push(around);
    return found;
  }
  const focusIn = (element) => element?.focus({ preventScroll: element.localName === 'main' });

  function topModal() {
    const modals = root.querySelectorAll(':scope > [aria-modal]');
    return modals.length ? modals[modals.length - 1] : null;
  }

  return {
    /** Before a change: `leaving`, ids as text. What after() needs to know where the focus was, or null if it stays. */
    before(leaving) {
      const focused = document.activeElement;
      let element = focused;
      while (element && element !== root && !leaving.has(element.dataset.i)) element = element.parentElement;
      if (!element || element === root || !root.contains(focused)) return null;
      const area = focused.closest('main, [aria-modal]') ?? root.querySelector(':scope > main');
      const form = focused.closest('form');
      return {
        area,
        focused,
        around: ancestors(focused, area),
        controls: area ? controlsOf(area) : [],
        opener: form && leaving.has(form.dataset.i) ? openers.get(form.dataset.i) : undefined,
        last: lastInMain,
      };
    },

    /**
     * What opened a form that is closed. Else the control that stands now where the focused one stood, in the same part of
     * the page: what replaced it, or the next of a list, or the one before. Not a field to write in, which would open a
     * phone's keyboard unasked, and no choice that is not made. Where the whole part is gone, or the page, the page itself
     * takes the focus.
     */
    after(was) {
      if (!was || (document.activeElement !== document.body && document.activeElement !== null)) return;
      const main = root.querySelector(':scope > main');
      if (!was.area?.isConnected || was.area.inert) {
        focusIn(main);
        return;
      }
      const at = was.controls.indexOf(was.focused);
      if (at < 0) { // it was not part of the page's content
        focusIn(was.last?.isConnected ? was.last : main);
        return;
      }
      const opener = was.opener && was.area.querySelector(`[data-i="${was.opener}"]`);
      if (opener) {
        focusIn(opener);
        return;
      }
      const may = (control) => !editing(control) && (control.type !== 'radio' || control.checked);
      const part = was.around.find((element) => element.isConnected && controlsOf(element).some(may));
      const now = part ? controlsOf(part) : [];
      const before = was.controls.slice(0, at).reverse().find((control) => now.includes(control));
      const start = before ? now.indexOf(before) + 1 : 0;
      if (!part || part.localName === 'main') {
        // Another part may stand there instead: then its beginning.
        const replaced = before && now[start] && !was.controls.includes(now[start]) && may(now[start]);
        focusIn(replaced ? now[start] : was.area);
        return;
      }
      focusIn(now.slice(start).find(may) ?? now.slice(0, start).reverse().find(may));
    },

    topModal,

    /** A form that was asked for takes the focus; when it is closed, what asked for it has it again. */
    into(field, opener) {
      const form = field.closest('form');
      if (form && opener?.dataset.i) openers.set(form.dataset.i, opener.dataset.i);
      field.focus();
    },

    /** A dialog takes the focus and gives it back; what lies behind it cannot be reached. */
    modalChanged(modal, before, focusedBefore) {
      skip.inert = modal !== null;
      for (const child of root.children) {
        child.inert = modal !== null && child !== modal && child.dataset.dismiss !== modal.dataset.i;
      }
      if (modal) {
        if (!before) returnFocus = focusedBefore;
        const first = modal.querySelector('input, textarea, select, button, a[href]');
        // A dialog begins at its top, also where the first control is a button at its end.
        if (!modal.contains(document.activeElement)) first?.focus({ preventScroll: true });
      } else if (before) {
        // Where the opener is gone as well, the page itself takes the focus.
        const next = returnFocus?.isConnected ? returnFocus : root.querySelector(':scope > main');
        next?.focus({ preventScroll: true });
        returnFocus = null;
      }
    },

    /**
     * A mistake that a button brought to light: the focus goes to the first field that is wrong, whose description says
     * why. Where someone is writing or has gone on by themselves, the focus stays and the mistake is said.
     */
    toMistake(wrong, pressed) {
      const [first] = wrong.filter(Boolean).sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
      if (!first) return;
      if (!pressed || editing(document.activeElement)) voice.warn(first.getAttribute('aria-description') ?? '');
      else first.focus();
    },
  };
}
