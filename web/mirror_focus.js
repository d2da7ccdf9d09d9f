// Where the focus goes when what had it is gone: a reader, a keyboard and a screen reader go on from where they were.

import { editing } from './mirror_input.js';

const CONTROLS = 'input, textarea, select, button, a[href], [tabindex="0"]';

/** root: the mirror. voice: says what the focus alone would not. */
export function keepFocus(root, voice) {
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
      return { area, focused, controls: area ? controlsOf(area) : [], last: lastInMain };
    },

    /**
     * The control that stands now where the focused one stood: what replaced it, or the next of a list. Not a field to
     * write in, which would open a phone's keyboard unasked. A page that is new as a whole takes the focus itself.
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
      const now = controlsOf(was.area);
      const stays = (control) => now.includes(control);
      const before = was.controls.slice(0, at).reverse().find(stays);
      const behind = was.controls.slice(at + 1).find(stays);
      const start = before ? now.indexOf(before) + 1 : 0;
      const next = before || behind ? now.slice(start).find((control) => !editing(control)) ?? before : null;
      focusIn(next ?? was.area);
    },

    topModal,

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
     * why. Where someone is writing, in it or in another one, the focus stays and the mistake is said.
     */
    toMistake(wrong) {
      const [first] = wrong.filter(Boolean).sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
      if (!first) return;
      if (editing(document.activeElement)) voice.warn(first.getAttribute('aria-description') ?? '');
      else first.focus();
    },
  };
}
