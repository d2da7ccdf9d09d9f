// Several people on one device, each with a log of their own, as they meet it.
import assert from 'node:assert/strict';
import { button, downloaded, gone, heading, open_app, region, reload, said, saved, shown, write_note } from '../lib/app.mjs';
import { audit } from '../lib/axe.mjs';
import { places_of } from '../lib/disk.mjs';
import { structure_problems } from '../lib/tree.mjs';

const NOTE = 'the-secret-of-the-first-week';
const WORDS = 'eleven steady stones';
const field = (place, label) => place.getByLabel(label, { exact: true });
const dialog = (page) => page.getByRole('dialog');
const entry = (page, name) => page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) });

async function go_to(page, hash, title) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await shown(heading(page, title));
}
const to_profiles = (page) => go_to(page, '#/profiles', 'Profiles');

async function add_profile(page, name, passphrase = '') {
  await to_profiles(page);
  await button(page, 'Add a profile').click();
  await field(dialog(page), 'Name').fill(name);
  await field(dialog(page), 'Passphrase (optional)').fill(passphrase);
  await field(dialog(page), 'The same once more').fill(passphrase);
  await button(dialog(page), 'Add the profile').click();
  await gone(dialog(page));
  await shown(button(page, `Switch to ${name}`));
}

async function lock(page, passphrase = WORDS) {
  await to_profiles(page);
  await button(page, 'Lock with a passphrase').click();
  await field(dialog(page), 'Passphrase').fill(passphrase);
  await field(dialog(page), 'The same once more').fill(passphrase);
  await page.keyboard.press('Enter');
  await gone(dialog(page));
  await shown(button(page, 'Remove the passphrase'));
}

async function unlock(page, passphrase = WORDS) {
  await field(page, 'Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
}

async function switch_to(page, name) {
  await to_profiles(page);
  await Promise.all([page.waitForEvent('load'), button(page, `Switch to ${name}`).click()]);
}

async function with_note(ctx, page = ctx.page) {
  await open_app(ctx, '#/week/1', page);
  await write_note(page, NOTE);
  await saved(page);
}

const has_note = (page) => shown(region(page, 'Notes').getByText(NOTE));
async function has_no_note(page) {
  await go_to(page, '#/week/1', /^Week 1: /);
  await shown(region(page, 'Notes'));
  assert.equal(await region(page, 'Notes').getByText(NOTE).count(), 0);
}

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());

async function one_profile_changes_nothing(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await to_profiles(page);
  await shown(page.getByText('No passphrase'));
  await reload(page);
  assert.deepEqual(await databases(page), ['cairn']);
  assert.deepEqual(await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => key.includes('profile'))), []);
  const other = await ctx.context.newPage();
  await open_app(ctx, '#/week/1', other);
  await has_note(other);
}

async function two_people(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await add_profile(page, 'Ben');
  await shown(said(page, 'The profile is added'));
  await reload(page);
  await shown(heading(page, 'Profiles')); // this tab stays with its profile
  await switch_to(page, 'Ben');
  await shown(heading(page, 'Today'));
  await has_no_note(page);
  await write_note(page, 'of-ben');
  await saved(page);
  // A new tab asks, and both tabs write at once.
  const other = await ctx.context.newPage();
  await other.goto(ctx.url);
  await shown(heading(other, 'Whose Cairn?'));
  assert.deepEqual(await other.getByRole('main').getByRole('listitem').allInnerTexts(), ['First profile', 'Ben']);
  await entry(other, 'First profile').click();
  await shown(heading(other, 'Today'));
  await go_to(other, '#/week/1', /^Week 1: /);
  await has_note(other);
  for (const tab of [page, other]) {
    await region(tab, 'Topics').getByRole('checkbox').first().check();
    await saved(tab);
  }
  await reload(other);
  await has_note(other);
  assert.equal(await region(other, 'Notes').getByText('of-ben').count(), 0);
}

async function locked_and_unlocked(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  assert.notDeepEqual(await places_of(page, NOTE), []);
  await lock(page);
  assert.deepEqual(await places_of(page, NOTE), []);
  assert.deepEqual(await places_of(page, WORDS), []);
  await page.reload();
  await shown(heading(page, 'Unlock First profile'));
  await shown(page.getByText('cannot be recovered by anyone'));
  await unlock(page, 'twelve quiet rivers');
  await shown(page.getByRole('alert').filter({ hasText: 'This is not the passphrase' }));
  assert.equal(await field(page, 'Passphrase').evaluate((element) => element === document.activeElement), true);
  await unlock(page);
  await shown(heading(page, 'Profiles'));
  await go_to(page, '#/week/1', /^Week 1: /);
  await has_note(page);
  await write_note(page, `${NOTE}-continued`);
  await saved(page);
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await saved(page);
  assert.deepEqual(await places_of(page, NOTE), []);
  // What is half written while it is locked is kept, and sealed.
  await button(region(page, 'Notes'), 'Write a note').click();
  await page.getByRole('form', { name: 'New note' }).getByRole('textbox').fill(`${NOTE}-half`);
  await button(page, 'Lock now').click();
  await shown(heading(page, 'Unlock First profile'));
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.deepEqual(await places_of(page, NOTE), []);
  await unlock(page);
  await shown(heading(page, /^Week 1: /));
  await shown(region(page, 'Notes').getByText(`${NOTE}-half`));
  assert.deepEqual(await places_of(page, NOTE), []);
}

// Unlocking leads to what was asked for, and nobody reads it before.
async function the_address_is_kept(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await lock(page);
  const other = await ctx.context.newPage();
  await other.goto(`${ctx.url}#/tasks/board`);
  await shown(heading(other, 'Unlock First profile'));
  await unlock(other);
  await shown(heading(other, 'Tasks'));
  assert.equal(await other.evaluate(() => location.hash), '#/tasks/board');
  await other.close();
  await go_to(page, `#/search?q=${NOTE}`, 'Search');
  await Promise.all([page.waitForEvent('load'), button(page, 'Lock now').click()]);
  await shown(heading(page, 'Unlock First profile'));
  assert.equal(page.url().includes(NOTE), false);
  assert.equal(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }).includes('search')), false);
  await unlock(page);
  await shown(heading(page, 'Search'));
  assert.equal(await page.evaluate(() => location.hash), `#/search?q=${NOTE}`);
  // It is nobody else's: another profile begins at Today.
  await Promise.all([page.waitForEvent('load'), button(page, 'Lock now').click()]);
  await button(page, 'Use another profile').click();
  await button(page, 'Add a profile').click();
  await field(dialog(page), 'Name').fill('Ben');
  await button(dialog(page), 'Add the profile').click();
  await shown(heading(page, 'Today'));
  assert.equal(page.url().includes(NOTE), false);
}

// After some time without input, in all tabs; what was half written is kept.
async function locks_by_itself(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await lock(page);
  await page.getByRole('combobox', { name: 'Lock by itself, without input' }).selectOption('After 15 minutes');
  await shown(page.getByText('This profile locks after 15 minutes without input'));
  await page.clock.install();
  await page.reload();
  await unlock(page);
  await page.waitForFunction(() => document.activeElement.tagName === 'MAIN');
  await go_to(page, '#/week/1', /^Week 1: /);
  await button(region(page, 'Notes'), 'Write a note').click();
  await page.getByRole('form', { name: 'New note' }).getByRole('textbox').fill(`${NOTE}-half`);
  await page.clock.runFor(14 * 60_000);
  await page.keyboard.press('Shift');
  await page.clock.runFor(14 * 60_000);
  await shown(heading(page, /^Week 1: /)); // it was used meanwhile
  await page.clock.runFor(60_000);
  await shown(heading(page, 'Unlock First profile'));
  assert.deepEqual(await places_of(page, NOTE), []);
  await unlock(page);
  await shown(heading(page, /^Week 1: /));
  await shown(region(page, 'Notes').getByText(`${NOTE}-half`));
}

async function changed_and_removed(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await lock(page);
  const change = async (present, next, again = next) => {
    await button(page, 'Change the passphrase').click();
    await field(dialog(page), 'Present passphrase').fill(present);
    await field(dialog(page), 'New passphrase').fill(next);
    await field(dialog(page), 'The same once more').fill(again);
    await page.keyboard.press('Enter');
  };
  await change('not the one', 'twelve quiet rivers');
  await shown(dialog(page).getByRole('alert').filter({ hasText: 'not the present passphrase' }));
  await page.keyboard.press('Escape');
  await gone(dialog(page));
  await change(WORDS, 'short');
  await shown(dialog(page).getByRole('alert').filter({ hasText: 'at least 8' }));
  await button(dialog(page), 'Cancel').click();
  await gone(dialog(page));
  await change(WORDS, 'twelve quiet rivers');
  await gone(dialog(page));
  await page.reload();
  await shown(heading(page, 'Unlock First profile'));
  await unlock(page);
  await shown(page.getByRole('alert').filter({ hasText: 'This is not the passphrase' }));
  await unlock(page, 'twelve quiet rivers');
  await shown(heading(page, 'Profiles'));
  await button(page, 'Remove the passphrase').click();
  await field(dialog(page), 'Present passphrase').fill('twelve quiet rivers');
  await page.keyboard.press('Enter');
  await gone(dialog(page));
  await reload(page);
  await go_to(page, '#/week/1', /^Week 1: /);
  await has_note(page);
}

async function two_tabs_of_one_profile(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  const other = await ctx.context.newPage();
  await open_app(ctx, '#/week/1', other);
  await has_note(other);
  await lock(page);
  // The other tab cannot go on as if nothing had happened.
  await shown(heading(other, 'Unlock First profile'));
  await unlock(other);
  await shown(heading(other, /^Week 1: /));
  await has_note(other);
  // Locking one locks both.
  await button(other, 'Lock now').click();
  for (const tab of [page, other]) await shown(heading(tab, 'Unlock First profile'));
  await page.close();
  await unlock(other);
  await go_to(other, '#/week/1', /^Week 1: /);
  await region(other, 'Topics').getByRole('checkbox').first().check();
  await saved(other);
  assert.deepEqual(await places_of(other, NOTE), []);
}

async function locked_from_the_beginning(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await add_profile(page, 'Ben', WORDS);
  await switch_to(page, 'Ben');
  await shown(heading(page, 'Unlock Ben'));
  await unlock(page);
  await shown(heading(page, 'Today'));
  await go_to(page, '#/week/1', /^Week 1: /);
  await write_note(page, NOTE);
  await saved(page);
  assert.deepEqual(await places_of(page, NOTE), []);
  await page.reload();
  await button(page, 'Use another profile').click();
  await shown(heading(page, 'Whose Cairn?'));
  await shown(entry(page, 'Ben').getByText('asks for a passphrase'));
  await entry(page, 'First profile').click();
  await shown(heading(page, /^Week 1: /));
  await has_no_note(page);
}

async function renamed(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await add_profile(page, 'Ben');
  await button(page, 'Rename First profile').click();
  await field(dialog(page), 'Name').fill('ben');
  await page.keyboard.press('Enter');
  await shown(dialog(page).getByRole('alert').filter({ hasText: 'has this name already' }));
  await field(dialog(page), 'Name').fill('  Anna   Ö. ');
  await page.keyboard.press('Enter');
  await gone(dialog(page));
  await shown(button(page, 'Rename Anna Ö.'));
  const other = await ctx.context.newPage();
  await other.goto(ctx.url);
  await shown(entry(other, 'Anna Ö.'));
}

async function type_delete(page, name) {
  await button(page, `Delete ${name}`).click();
  await button(dialog(page), 'Delete for good').click();
  await shown(dialog(page).getByRole('alert').filter({ hasText: 'Type the word delete' }));
  await field(dialog(page), 'Type delete to confirm').fill('delete');
}

// One with a passphrase: its name, and words that nobody can bring it back.
async function type_its_name(page, name) {
  await button(page, `Delete ${name}`).click();
  await shown(dialog(page).getByText('lost for good'));
  const confirm = field(dialog(page), `Type its name, ${name}, to confirm`);
  await confirm.fill('delete');
  await button(dialog(page), 'Delete for good').click();
  await shown(dialog(page).getByRole('alert').filter({ hasText: `Type the name of the profile: ${name}.` }));
  await confirm.fill(` ${name.toLowerCase()} `);
}

async function deleted(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await add_profile(page, 'Ben', WORDS);
  const ben = await ctx.context.newPage();
  await ben.goto(ctx.url);
  await entry(ben, 'Ben').click();
  await unlock(ben);
  await shown(heading(ben, 'Today'));
  // Another one, open in another tab.
  await type_its_name(page, 'Ben');
  await page.keyboard.press('Enter');
  await gone(dialog(page));
  await gone(button(page, 'Switch to Ben'));
  await shown(heading(ben, 'Today'));
  await ctx.equals(() => databases(page), ['cairn', 'cairn-profiles']);
  await go_to(ben, '#/week/1', /^Week 1: /);
  await has_note(ben); // only one is left, so nothing is asked
  await ben.close();
  assert.match(await page.getByRole('button', { name: 'Delete First profile' }).getAttribute('aria-disabled') ?? '', /true/);
  // The present one.
  await add_profile(page, 'Carla');
  await type_delete(page, 'First profile');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await shown(heading(page, 'Today'));
  await has_no_note(page);
  assert.deepEqual(await places_of(page, NOTE), []);
  assert.equal((await databases(page)).includes('cairn'), false);
}

// A kill in the middle of deleting, or of making one with a passphrase, leaves a profile that is neither listed nor gone.
async function half_gone(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await add_profile(page, 'Ben');
  await switch_to(page, 'Ben');
  await go_to(page, '#/week/1', /^Week 1: /);
  await write_note(page, NOTE);
  await saved(page);
  await switch_to(page, 'First profile');
  await shown(heading(page, 'Today'));
  await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn-profiles');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const t = opening.result.transaction('registry', 'readwrite');
      const store = t.objectStore('registry');
      store.get('registry').onsuccess = ({ target: { result } }) => {
        store.put({ ...result, profiles: result.profiles.slice(0, 1), going: [result.profiles[1].id] });
      };
      t.oncomplete = () => resolve(opening.result.close());
    };
  }));
  await page.reload();
  await shown(heading(page, 'Today'));
  await ctx.equals(() => databases(page), ['cairn', 'cairn-profiles']);
  await ctx.equals(() => places_of(page, NOTE), []);
}

async function the_list_comes_back(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await add_profile(page, 'Ben', WORDS);
  await page.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('cairn-profiles').onsuccess = () => resolve(); }));
  const other = await ctx.context.newPage();
  await other.goto(ctx.url);
  await shown(heading(other, 'Whose Cairn?'));
  await entry(other, 'Ben').click();
  await unlock(other);
  await shown(heading(other, 'Today'));
}

async function forgotten(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await lock(page);
  await page.reload();
  await button(page, 'Use another profile').click();
  await button(page, 'Add a profile').click();
  await field(dialog(page), 'Name').fill('Anna again');
  await button(dialog(page), 'Add the profile').click();
  await shown(heading(page, 'Profiles'));
  await type_its_name(page, 'First profile');
  await page.keyboard.press('Enter');
  await gone(dialog(page));
  await gone(button(page, 'Switch to First profile'));
  await reload(page);
  await shown(heading(page, 'Profiles'));
}

// What is typed into a dialog of the page is no key of the program, and goes nowhere.
async function keys_stay_in_the_dialog(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await to_profiles(page);
  await button(page, 'Add a profile').focus();
  await page.keyboard.press('Enter');
  await shown(dialog(page));
  assert.equal(await field(dialog(page), 'Name').evaluate((element) => element === document.activeElement), true);
  await page.keyboard.type('/?');
  await page.keyboard.press('Control+k');
  assert.equal(await page.getByRole('dialog').count(), 1);
  await page.keyboard.press('Escape');
  await gone(dialog(page));
  await ctx.eventually(() => button(page, 'Add a profile').evaluate((element) => element === document.activeElement), 'the focus is back');
  await page.keyboard.press('Control+k');
  await shown(page.getByRole('dialog', { name: 'Command palette' }));
}

async function slow_derivation(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await lock(page);
  await ctx.context.addInitScript(() => {
    const derive = SubtleCrypto.prototype.deriveKey;
    SubtleCrypto.prototype.deriveKey = async function slow(...args) {
      await new Promise((resolve) => { window.goOn = resolve; });
      return derive.apply(this, args);
    };
  });
  await page.reload();
  await shown(heading(page, 'Unlock First profile'));
  await unlock(page);
  await shown(page.getByRole('status').filter({ hasText: 'Trying the passphrase' }));
  assert.equal(await button(page, 'Unlock').getAttribute('aria-disabled'), 'true');
  await page.evaluate(() => window.goOn());
  await shown(heading(page, 'Profiles'));
}

async function without_crypto(ctx) {
  const { page } = ctx;
  await open_app(ctx);
  await lock(page);
  await ctx.context.addInitScript(() => { Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }); });
  await page.reload();
  await shown(page.getByRole('alert').filter({ hasText: 'Open Cairn over https' }));
  await button(page, 'Use another profile').click();
  await button(page, 'Add a profile').click();
  await field(dialog(page), 'Name').fill('Ben');
  await button(dialog(page), 'Add the profile').click();
  await shown(heading(page, 'Profiles'));
  await shown(page.getByText('the browser offers no encryption'));
  assert.equal(await button(page, 'Lock with a passphrase').getAttribute('aria-disabled'), 'true');
}

// The plain page that stands in for the program waits for the passphrase, too, and then gives the backup.
async function backup_without_the_program(ctx) {
  const { page } = ctx;
  ctx.watcher.allow(/console error/);
  await with_note(ctx);
  await lock(page);
  await ctx.context.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'gone' }));
  const other = await (async () => {
    await page.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await page.close();
    return ctx.context.newPage();
  })();
  await other.goto(ctx.url);
  await shown(heading(other, 'Unlock First profile'));
  await unlock(other);
  await shown(heading(other, 'Cairn could not start'));
  const file = await downloaded(other, () => button(other, 'Download backup').click());
  assert.ok(file.text.includes(NOTE));
  assert.deepEqual(JSON.parse(file.text).quarantine, []);
  await shown(other.getByRole('status').filter({ hasText: 'whoever has the file can read it' }));
}

async function says_that_files_are_open(ctx) {
  const { page } = ctx;
  await with_note(ctx);
  await lock(page);
  await go_to(page, '#/data', 'Data');
  await shown(region(page, 'Backup').getByText('The file is not locked'));
  const file = await downloaded(page, () => button(region(page, 'Backup'), 'Export everything').click());
  assert.ok(file.text.includes(NOTE));
}

async function fits(page) {
  const wide = await page.evaluate(() => [...document.querySelectorAll('.gate, .dialog')].filter((box) => box.scrollWidth > box.clientWidth).length);
  assert.equal(wide, 0, 'nothing sticks out');
}

async function everybody_can_use_it(ctx) {
  const { page } = ctx;
  const look = async () => {
    await fits(page);
    await audit(page);
  };
  const open_and_look = async (name) => {
    await button(page, name).click();
    await shown(dialog(page));
    await look();
    await dialog(page).evaluate((box) => box.querySelector('form').requestSubmit()); // its mistakes
    await shown(dialog(page).getByRole('alert').filter({ hasText: /./ }));
    await look();
    await page.keyboard.press('Escape');
    await gone(dialog(page));
  };
  await open_app(ctx);
  await to_profiles(page);
  await look();
  assert.deepEqual(await structure_problems(page), []);
  for (const name of ['Add a profile', 'Lock with a passphrase']) await open_and_look(name);
  await add_profile(page, 'A name as long as a name can be, so it i', WORDS);
  await open_and_look('Delete First profile');
  await lock(page);
  for (const name of ['Change the passphrase', 'Remove the passphrase']) await open_and_look(name);
  await page.reload();
  await shown(heading(page, 'Unlock First profile'));
  await look();
  await unlock(page, 'wrong');
  await shown(page.getByRole('alert').filter({ hasText: 'This is not the passphrase' }));
  await look();
  await button(page, 'Use another profile').click();
  await shown(heading(page, 'Whose Cairn?'));
  await look();
  await button(page, 'Add a profile').click();
  await shown(dialog(page));
  await look();
}

const height = (place) => place.evaluate((element) => element.getBoundingClientRect().height);
const letters = (place) => place.evaluate((element) => getComputedStyle(element).fontSize);

async function looks_like_the_program(ctx) {
  const { page } = ctx;
  const written = async (input) => [await height(input), await letters(input)];
  await open_app(ctx);
  await go_to(page, '#/tasks', 'Tasks');
  const input = await written(page.getByRole('textbox', { name: 'Add a task', exact: true }));
  await to_profiles(page);
  const title = await letters(heading(page, 'Profiles'));
  const act = await height(button(page, 'Lock with a passphrase'));
  await lock(page);
  await page.reload();
  await shown(heading(page, 'Unlock First profile'));
  assert.deepEqual(await written(field(page, 'Passphrase')), input);
  assert.equal(await letters(heading(page, 'Unlock First profile')), title);
  assert.equal(await height(button(page, 'Unlock')), act);
  const outlines = (all) => all.map((path) => path.getAttribute('d'));
  const icon = await page.evaluate(async () => (await fetch('favicon.svg')).text());
  const drawn = await page.locator('.gate-mark path').evaluateAll(outlines);
  assert.equal(drawn.length, 3);
  for (const outline of drawn) assert.ok(icon.includes(outline), 'the mark is the one of the icon');
}

const looks = [
  { where: '' },
  { where: ' on a phone', phone: true },
  { where: ' in the dark', context: { colorScheme: 'dark' } },
  { where: ' on a narrow phone in the dark', phone: true, context: { colorScheme: 'dark', viewport: { width: 320, height: 560 } } },
  { where: ' in forced colours', context: { forcedColors: 'active' } },
];

export const journeys = [
  { name: 'profiles: who has one does not notice', run: one_profile_changes_nothing },
  { name: 'profiles: two people, each with a log of their own', run: two_people },
  { name: 'profiles: locked with a passphrase, unlocked, locked now', run: locked_and_unlocked },
  { name: 'profiles: unlocking leads to the address that was asked for', run: the_address_is_kept },
  { name: 'profiles: a locked one locks by itself', run: locks_by_itself },
  { name: 'profiles: a passphrase is changed and removed', run: changed_and_removed },
  { name: 'profiles: two tabs of one profile', run: two_tabs_of_one_profile },
  { name: 'profiles: a new profile with a passphrase', run: locked_from_the_beginning },
  { name: 'profiles: a profile is renamed', run: renamed },
  { name: 'profiles: a profile is deleted, another one and the present one', run: deleted },
  { name: 'profiles: what a kill left half deleted goes at the next start', run: half_gone },
  { name: 'profiles: a list that the browser has lost comes back', run: the_list_comes_back },
  { name: 'profiles: a forgotten passphrase leaves a way on', run: forgotten },
  { name: 'profiles: keys stay in the dialog', run: keys_stay_in_the_dialog },
  { name: 'profiles: a slow passphrase says that it is being tried', run: slow_derivation },
  { name: 'profiles: without encryption', run: without_crypto },
  { name: 'profiles: the backup without the program', run: backup_without_the_program },
  { name: 'profiles: a file out of a locked profile is called open', run: says_that_files_are_open },
  { name: 'profiles: what asks first looks like the program', run: looks_like_the_program },
  { name: 'profiles: what asks first looks like the program, on a phone', run: looks_like_the_program, phone: true },
  ...looks.map(({ where, ...look }) => ({ name: `profiles: everybody can use it${where}`, run: everybody_can_use_it, ...look })),
];
