// Reads the outcome of test programs from what they print. A result is {passed, failed, skipped, failures: [name]}.

const none = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** doctest's console reporter: its summary counts test cases, failing ones stand above their ERROR lines. */
export function read_doctest(output, code) {
  const result = none();
  const summary = /test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed\s*(?:\|\s*(\d+) skipped)?/.exec(output);
  let current = '(outside a test case)';
  for (const line of output.split('\n')) {
    const name = /^TEST CASE:\s*(.*)$/.exec(line)?.[1];
    if (name) current = name;
    else if (/ ERROR: /.test(line) && !result.failures.includes(current)) result.failures.push(current);
  }
  if (!summary) {
    return { ...result, failed: 1, failures: [`${current}: the program ended with status ${code} before its summary`] };
  }
  result.passed = Number(summary[2]);
  result.failed = Number(summary[3]);
  result.skipped = Number(summary[4] ?? 0);
  if (code !== 0 && result.failed === 0) {
    result.failed = 1;
    result.failures.push(`the program ended with status ${code} after its tests (a leak or a crash at exit)`);
  }
  return result;
}

/** Node's test runner with its TAP reporter. */
export function read_tap(output, code) {
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const failures = [...output.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map((match) => match[1].replace(/\s+#.*$/, ''));
  const result = { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped'), failures };
  if (code !== 0 && result.failed === 0) {
    result.failed = 1;
    result.failures.push(`node --test ended with status ${code}`);
  }
  return result;
}

/** A program that ends with the plain line 'N passed, N failed[, N skipped]' and marks failures with FAIL. */
export function read_plain(output, code) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)];
  const last = lines.at(-1);
  const failures = [...output.matchAll(/^\s*(?:FAIL(?:ED)?:?|✗|not ok)\s+(.*)$/gm)].map((match) => match[1]);
  if (!last) return { ...none(), failed: 1, failures: [...failures, `ended with status ${code} without a summary line`] };
  const result = { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0), failures };
  if (code !== 0 && result.failed === 0) {
    result.failed = 1;
    result.failures.push(`ended with status ${code} although its summary names no failure`);
  }
  return result;
}
