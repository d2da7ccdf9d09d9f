// What is asked before something is done to a profile. Each resolves to whether it was done.

import { ask, mistake } from './forms.js';
import { FINAL } from './gate.js';
import { LONGEST_NAME } from './registry.js';
import { LEAST_LETTERS, requireCrypto } from './vault.js';

const PROTECTS = 'It seals everything in this profile on this device. Cairn asks for it at every start and keeps it nowhere.';
const ADVICE = `At least ${LEAST_LETTERS} characters. Four or five words that do not belong together are good.`;

export const wrongPassphrase = () => mistake('present', 'This is not the present passphrase. Nothing is changed.');

const present = { name: 'present', label: 'Present passphrase', type: 'password' };
const chosen = (label) => [
  { name: 'passphrase', label, type: 'password', hint: ADVICE },
  { name: 'again', label: 'The same once more', type: 'password' },
];

function checkChosen({ passphrase, again }) {
  if ([...passphrase.normalize('NFKC')].length < LEAST_LETTERS) throw mistake('passphrase', `Give at least ${LEAST_LETTERS} characters.`);
  if (passphrase !== again) throw mistake('again', 'The two are not the same. Type it once more.');
  requireCrypto();
}

function checkName(name, profiles, id = null) {
  const trimmed = name.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
  if (trimmed === '') throw mistake('name', 'Give the profile a name.');
  const same = profiles.some((profile) => profile.id !== id && profile.name.toLowerCase() === trimmed.toLowerCase());
  if (same) throw mistake('name', 'Another profile has this name already.');
  return trimmed;
}

const nameField = (value = '') => ({ name: 'name', label: 'Name', value, limit: LONGEST_NAME, hint: 'Anyone who opens Cairn on this device sees it.' });
const done = async (spec) => (await ask(spec)).done;

/** {done, value}: the profile that `make({name, passphrase})` has made. */
export const askNew = (profiles, make) => ask({
  title: 'Add a profile',
  texts: ['A profile has a log of its own. The passphrase is optional.', FINAL],
  fields: [nameField(), ...chosen('Passphrase (optional)')],
  action: 'Add the profile',
  busy: 'Making the profile…',
  async work({ name, passphrase, again }) {
    const checked = checkName(name, profiles);
    if (passphrase !== '' || again !== '') checkChosen({ passphrase, again });
    return make({ name: checked, passphrase });
  },
});

export const askName = (profiles, id, rename) => done({
  title: 'Rename the profile',
  fields: [nameField(profiles.find((profile) => profile.id === id)?.name)],
  action: 'Rename',
  work: ({ name }) => rename(checkName(name, profiles, id)),
});

export const askLock = (lock) => done({
  title: 'Lock with a passphrase',
  texts: [PROTECTS, FINAL],
  fields: chosen('Passphrase'),
  action: 'Lock the profile',
  busy: 'Sealing everything in this profile. Do not close the page…',
  async work(values) {
    checkChosen(values);
    await lock(values.passphrase);
  },
});

export const askChange = (change) => done({
  title: 'Change the passphrase',
  texts: [FINAL],
  fields: [present, ...chosen('New passphrase')],
  action: 'Change it',
  busy: 'Changing the passphrase…',
  async work(values) {
    checkChosen(values);
    await change(values.present, values.passphrase);
  },
});

export const askUnlock = (remove) => done({
  title: 'Remove the passphrase',
  texts: ['Everything in this profile can be read afterwards by whoever uses this device.'],
  fields: [present],
  action: 'Remove it',
  busy: 'Opening everything in this profile. Do not close the page…',
  work: (values) => remove(values.present),
});

const asTyped = (text) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

// Its name, where somebody has locked it: that is not typed out of habit, and not for another profile. The passphrase is not
// asked for, since who has forgotten it must be able to begin anew (decisions/0006).
export const askDelete = ({ name, locked }, here, remove) => done({
  title: `Delete ${name}`,
  texts: locked ? [
    `${name} is locked with a passphrase. Deleting it does not need the passphrase, so make sure that it is yours, or that its owner agrees.`,
    'Everything in it is lost for good. Nobody can bring it back, not even with the passphrase: then only a backup file holds what was in it.',
  ] : [
    `This removes the profile ${name} from this device, with everything in it. It cannot be undone.`,
    here ? 'If you may want it again, cancel and export a backup first, on the page Data.' : 'If it may be wanted again, switch to it first and export a backup, on the page Data.',
  ],
  fields: [{ name: 'word', label: locked ? `Type its name, ${name}, to confirm` : 'Type delete to confirm' }],
  action: 'Delete for good',
  busy: 'Deleting…',
  danger: true,
  async work({ word }) {
    if (asTyped(word) !== asTyped(locked ? name : 'delete')) throw mistake('word', locked ? `Type the name of the profile: ${name}.` : 'Type the word delete.');
    await remove();
  },
});
