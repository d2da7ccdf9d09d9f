// What stands before the program where there is something to ask first: which profile, and its passphrase.

import { element, makeForm, mistake } from './forms.js';
import { canSeal, requireCrypto, unlock } from './vault.js';

export const FINAL = 'A forgotten passphrase cannot be recovered by anyone. Without it only a backup file brings back what is in here.';

/** `splash` steps aside meanwhile. */
export function createGate(splash) {
  const stones = document.querySelector('#splash svg').cloneNode(true);
  const mark = element('p', { className: 'gate-mark' }, stones, 'Cairn');
  let main = null;
  let asked = false;

  function show(title, ...children) {
    main?.remove();
    asked = true;
    splash.stepAside(true);
    main = element('main', { className: 'plain gate' }, mark, ...children);
    document.body.append(main);
    document.title = `${title} · Cairn`;
  }

  function close() {
    if (!main) return;
    main.remove();
    main = null;
    splash.stepAside(false);
  }

  return {
    close,
    open: () => main !== null,
    /** Whether something has been asked since the page was loaded. */
    asked: () => asked,

    /** Resolves to the profile that is chosen. `add()` asks for a new one: a profile, or null. */
    choose: (profiles, last, add) => new Promise((resolve) => {
      const title = 'Whose Cairn?';
      const entries = profiles.map((profile) => {
        const words = [element('span', { textContent: profile.name })];
        if (profile.locked) words.push(' ', element('span', { className: 'gate-note', textContent: 'asks for a passphrase' }));
        return { profile, button: element('button', { type: 'button', onclick: () => resolve(profile) }, ...words) };
      });
      const more = element('button', {
        type: 'button',
        className: 'quiet',
        textContent: 'Add a profile',
        onclick: async () => {
          const made = await add();
          if (made) resolve(made);
        },
      });
      show(title,
        element('h1', { textContent: title }),
        element('p', { textContent: 'Every profile on this device has a log of its own.' }),
        element('ul', { className: 'gate-list' }, ...entries.map(({ button }) => element('li', {}, button))),
        element('div', { className: 'plain-actions' }, more));
      (entries.find(({ profile }) => profile.id === last) ?? entries[0]).button.focus();
    }),

    /** Resolves to the vault behind `lock`, or null when another profile is wanted. */
    async unlock({ name }, dbName, lock) {
      const title = `Unlock ${name}`;
      const { form, first, result } = makeForm({
        title,
        level: 'h1',
        fields: [{ name: 'passphrase', label: 'Passphrase', type: 'password' }],
        action: 'Unlock',
        busy: 'Trying the passphrase…',
        cancel: 'Use another profile',
        async work({ passphrase }) {
          requireCrypto();
          if (passphrase === '') throw mistake('passphrase', 'Type the passphrase of this profile.');
          const vault = await unlock(lock, passphrase, dbName);
          if (vault === null) throw mistake('passphrase', 'This is not the passphrase of this profile. Nothing is lost; try again.');
          return vault;
        },
      });
      show(title, form, element('p', { className: 'gate-note', textContent: FINAL }));
      first.focus();
      if (!canSeal()) form.requestSubmit(); // says at once what is missing
      const { done, value } = await result;
      close();
      return done ? value : null;
    },
  };
}
