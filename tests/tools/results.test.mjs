import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read_doctest, read_plain, read_tap } from '../../src/tools/lib/results.mjs';

describe('reading what test programs print', () => {
  it('counts cases of doctest and names those with errors', () => {
    const output = [
      '===',
      'a.cpp:3:',
      'TEST CASE:  adds',
      '',
      'a.cpp:4: ERROR: CHECK( 1 == 2 ) is NOT correct!',
      'TEST CASE:  only a message',
      'a.cpp:9: MESSAGE: hello',
      '[doctest] test cases:  5 |  4 passed | 1 failed | 2 skipped',
    ].join('\n');
    assert.deepEqual(read_doctest(output, 1), { passed: 4, failed: 1, skipped: 2, failures: ['adds'] });
  });

  it('takes a program that died before its summary as a failure', () => {
    const result = read_doctest('==1==ERROR: AddressSanitizer: heap-use-after-free', 1);
    assert.equal(result.failed, 1);
    assert.equal(result.failures.length, 1);
  });

  it('takes a bad exit status after good tests as a failure', () => {
    const output = '[doctest] test cases: 2 | 2 passed | 0 failed |';
    assert.equal(read_doctest(output, 0).failed, 0);
    assert.equal(read_doctest(output, 23).failed, 1);
  });

  it('reads TAP', () => {
    const output = 'TAP version 13\nnot ok 1 - breaks # time=3\n# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 0\n';
    assert.deepEqual(read_tap(output, 1), { passed: 2, failed: 1, skipped: 0, failures: ['breaks'] });
  });

  it('reads the plain closing line, the last one', () => {
    const output = 'ok first\nFAIL journey: week page\n1 passed, 0 failed\n3 passed, 1 failed, 2 skipped\n';
    assert.deepEqual(read_plain(output, 1), { passed: 3, failed: 1, skipped: 2, failures: ['journey: week page'] });
    assert.equal(read_plain('nothing', 0).failed, 1);
    assert.equal(read_plain('3 passed, 0 failed\n', 1).failed, 1);
  });
});
