// A log under a passphrase, and a second one beside it, by keys alone.
import assert from 'node:assert/strict';

const WORDS = 'eleven steady stones';

const kept = () => new Promise((resolve, reject) => {
  const opening = indexedDB.open('cairn');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('log').objectStore('log').getAll();
    asked.onsuccess = () => {
      opening.result.close();
      resolve(asked.result.map(({ text }) => (typeof text === 'string' ? text : 'sealed')));
    };
  };
});

async function locked_and_unlocked(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await tab.region('Topics').find('checkbox').nth(0).click();
  await tab.region('Topics').says(/1 of \d/);
  await tab.saved();
  await tab.go('Settings');
  await tab.find('link', 'Profiles and passphrase').click();
  await tab.button('Lock with a passphrase').click();
  await tab.find('dialog', 'Lock with a passphrase').shown();
  await tab.type(WORDS);
  await tab.press('Tab');
  await tab.type(WORDS);
  await tab.press('Enter');
  await tab.button('Lock now').shown();
  assert.deepEqual([...new Set(await tab.evaluate(kept))], ['sealed']);
  await tab.button('Lock now').nth(0).click();
  await tab.heading('Unlock First profile').shown();
  await tab.type('twelve quiet rivers');
  await tab.press('Enter');
  await tab.text(/This is not the passphrase/).shown();
  await tab.type(WORDS); // what was typed is selected
  await tab.press('Enter');
  await tab.heading('Profiles').shown(); // where it was locked
  await tab.open('#/week/1');
  await tab.region('Topics').find('checkbox').nth(0).ticked();
}

async function two_profiles(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await tab.region('Topics').find('checkbox').nth(0).click();
  await tab.saved();
  await tab.go('Settings');
  await tab.find('link', 'Profiles and passphrase').click();
  await tab.button('Add a profile').click();
  await tab.find('dialog', 'Add a profile').shown();
  await tab.type('Ben');
  await tab.press('Enter');
  await tab.button('Switch to Ben').click();
  await tab.heading('Today').shown();
  await tab.open('#/week/1');
  await tab.region('Topics').says(/0 of \d/);
  await tab.go('Settings');
  await tab.find('link', 'Profiles and passphrase').click();
  await tab.button('Delete First profile').click();
  await tab.find('dialog', 'Delete First profile').shown();
  await tab.type('delete');
  await tab.press('Enter');
  await tab.button('Delete First profile').gone();
}

export const journeys = [
  { name: 'profiles: locked with a passphrase and unlocked', run: locked_and_unlocked },
  { name: 'profiles: a second one, and the first is deleted', run: two_profiles },
];
