// Runs a doctest program on all processors: a few test cases after another at a time, each time a process of its own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { for_each_at_once, logs_dir, run } from './run.mjs';
import { read_doctest } from './results.mjs';

const RANGES_PER_PROCESSOR = 6; // more of them end at the same time; fewer start fewer programs

/** 1 to `count` in `parts` ranges, [{first, last}]. */
export function ranges_of(count, parts) {
  const size = Math.max(1, Math.ceil(count / parts));
  const ranges = [];
  for (let first = 1; first <= count; first += size) ranges.push({ first, last: Math.min(count, first + size - 1) });
  return ranges;
}

/**
 * What a run of test cases `first` to `last` came to. Its summary counts the cases outside the range as passed; with
 * --duration each case that was run has a line of its own.
 */
export function read_range(output, code, { first, last }) {
  const result = read_doctest(output, code);
  const ran = [...output.matchAll(/^\d+\.\d+ s: /gm)].length;
  const failures = [...result.failures];
  if (result.failed === 0 && ran !== last - first + 1) failures.push(`${ran} test cases were run instead of those from ${first} to ${last}`);
  const failed = Math.max(result.failed, failures.length);
  return { passed: Math.max(0, ran - failed), failed, skipped: result.skipped, failures };
}

/** Runs all test cases of a program. Resolves to a result like those of results.mjs, with `output`. */
export async function run_doctest(program, args, { env, log }) {
  const call = (...more) => run(program, [...args, '--no-colors', ...more], { check: false, env });
  const counted = await call('--count');
  const count = Number(/passing the current filters: (\d+)/.exec(counted.output)?.[1] ?? 0);
  if (count === 0) return { ...read_doctest(counted.output, counted.code), output: counted.output };
  const ranges = ranges_of(count, os.cpus().length * RANGES_PER_PROCESSOR);
  const runs = ranges.map(() => null);
  await for_each_at_once(ranges, async (range, at) => {
    const { code, output } = await call('--duration', `--first=${range.first}`, `--last=${range.last}`);
    runs[at] = { output, ...read_range(output, code, range) };
  });
  fs.mkdirSync(logs_dir, { recursive: true });
  fs.writeFileSync(path.join(logs_dir, log), runs.map((part) => part.output).join('\n'));
  const sum = (key) => runs.reduce((total, part) => total + part[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: runs.flatMap((part) => part.failures),
    output: runs.filter((part) => part.failed > 0).map((part) => part.output).join('\n'),
  };
}
