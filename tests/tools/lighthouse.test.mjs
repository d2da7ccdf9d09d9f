// An audit that Lighthouse could not do is an error with words, not a score of nought.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfinished } from '../../src/tools/lighthouse.mjs';

const audits = {
  contrast: { id: 'contrast', scoreDisplayMode: 'binary', score: 0 },
  manual: { id: 'manual', scoreDisplayMode: 'manual', score: null },
  console: { id: 'console', scoreDisplayMode: 'error', score: null, errorMessage: 'Required gatherer did not run.' },
};

test('lost points and audits for a person are finished', () => {
  const { contrast, manual } = audits;
  assert.deepEqual(unfinished({ audits: { contrast, manual } }), []);
});

test('what went wrong is named', () => {
  assert.deepEqual(unfinished({ audits }), ['console: Required gatherer did not run.']);
  assert.deepEqual(unfinished({ runtimeError: { message: 'The page did not paint.' }, audits: {} }), ['The page did not paint.']);
});
