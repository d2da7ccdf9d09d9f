// Bytes as text and back, as the page sends photos.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { from_base64, to_base64 } from '../../web/base64.js';

test('bytes come back as they were, whatever their number', () => {
  for (const length of [0, 1, 2, 3, 4, 32_767, 32_768, 32_769, 150_528]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256);
    assert.deepEqual(from_base64(to_base64(bytes)), bytes);
    assert.equal(to_base64(bytes), Buffer.from(bytes).toString('base64'));
  }
});
