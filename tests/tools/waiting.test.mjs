// What tests wait with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, Final } from '../e2e/lib/context.mjs';

test('waiting ends with the first true answer', async () => {
  const answers = [0, '', null, 'there'];
  assert.equal(await eventually(() => answers.shift(), 'an answer'), 'there');
});

test('an error counts as not yet, and is named in the end', async () => {
  await assert.rejects(eventually(() => { throw new Error('too early'); }, 'it is late', 10), /^Error: Waited 0\.01 s: it is late\. \(too early\)$/);
  await assert.rejects(eventually(() => { throw new RangeError(''); }, 'it is late', 10), /\(RangeError\)$/);
});

test('what no waiting mends ends it at once', async () => {
  let asked = 0;
  const gone = new Final('the browser is gone');
  await assert.rejects(eventually(() => { asked += 1; throw gone; }, 'it comes back'), gone);
  assert.equal(asked, 1);
});
