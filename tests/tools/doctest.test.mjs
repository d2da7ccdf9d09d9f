import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ranges_of, read_range } from '../../src/tools/lib/doctest.mjs';

describe('test cases a few at a time', () => {
  it('takes each case once', () => {
    for (const count of [1, 2, 11, 12, 13, 951]) {
      for (const parts of [1, 2, 12, 100]) {
        const ranges = ranges_of(count, parts);
        assert.ok(ranges.length <= parts, `${count} in ${parts}`);
        const taken = ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
        assert.deepEqual(taken, Array.from({ length: count }, (_, at) => at + 1));
      }
    }
  });

  const range = { first: 4, last: 6 };
  const ran = ['0.000100 s: one', '0.000200 s: two', '12.000300 s: three'];

  it('counts what was run, not what the summary has', () => {
    const output = [...ran, '[doctest] test cases: 951 | 951 passed | 0 failed | 0 skipped'].join('\n');
    assert.deepEqual(read_range(output, 0, range), { passed: 3, failed: 0, skipped: 0, failures: [] });
  });

  it('names the case that failed', () => {
    const output = ['TEST CASE:  two', 'a.cpp:4: ERROR: CHECK( 1 == 2 ) is NOT correct!', ...ran,
      '[doctest] test cases: 951 | 950 passed | 1 failed | 0 skipped'].join('\n');
    assert.deepEqual(read_range(output, 1, range), { passed: 2, failed: 1, skipped: 0, failures: ['two'] });
  });

  it('takes a case that was not run as a failure', () => {
    const output = [...ran.slice(1), '[doctest] test cases: 951 | 951 passed | 0 failed | 0 skipped'].join('\n');
    const result = read_range(output, 0, range);
    assert.equal(result.failed, 1);
    assert.match(result.failures[0], /2 test cases were run instead of those from 4 to 6/);
  });

  it('takes a program that died on the way as a failure', () => {
    const result = read_range([ran[0], '==1==ERROR: AddressSanitizer: heap-use-after-free'].join('\n'), 1, range);
    assert.equal(result.failed, 1);
    assert.equal(result.failures.length, 1);
  });
});
