import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { in_root } from '../../src/tools/lib/run.mjs';

const from_of = (source) => [...source.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)].map((match) => match[1] ?? match[2]);

/** What a script imports before its first line runs: every file of it, and the packages with the file that names them. */
function imported_by(entry) {
  const files = new Set();
  const packages = [];
  const waiting = [entry];
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (files.has(file)) continue;
    files.add(file);
    for (const name of from_of(fs.readFileSync(file, 'utf8'))) {
      if (name.startsWith('.')) waiting.push(path.resolve(path.dirname(file), name));
      else if (!name.startsWith('node:')) packages.push(`${path.relative(in_root(), file)} imports ${name}`);
    }
  }
  return { files, packages };
}

const scripts = Object.entries(JSON.parse(fs.readFileSync(in_root('package.json'), 'utf8')).scripts);

for (const [name, command] of scripts) {
  const [, entry] = /\bnode (\S+\.mjs)/.exec(command) ?? [];
  if (!entry?.startsWith('src/tools/')) continue;
  test(`npm run ${name} starts before any package is installed`, () => {
    const { files, packages } = imported_by(in_root(entry));
    assert.ok(files.size > 1, `${entry} imports nothing: the expression that finds imports is out of date`);
    assert.deepEqual(packages, []);
  });
}
