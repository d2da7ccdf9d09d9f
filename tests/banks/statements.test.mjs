// Every sample of a bank's export is read rightly, or refused for the reason that the table beside this names. The samples
// are not part of this repository; CAIRN_BANK_EXPORTS says where their folder or archive is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cmake_build } from '../../src/tools/build.mjs';
import { build_dir, in_root, run } from '../../src/tools/lib/run.mjs';

const samples = process.env.CAIRN_BANK_EXPORTS ?? in_root('../shared/data/finance/bank-exports.tar.xz');
const table = fs
  .readFileSync(in_root('tests/banks/samples.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
const skip = fs.existsSync(samples) ? false : `there are no samples at ${samples}: set CAIRN_BANK_EXPORTS`;

if (skip) it('every sample becomes what the table says', { skip }, () => {});
else describe('exports of banks', () => {
  let unpacked = null;
  const outcomes = new Map();

  before(async () => {
    await cmake_build('dev', ['cairn_read_statements']);
    let folder = samples;
    if (!fs.statSync(samples).isDirectory()) {
      folder = unpacked = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-banks-'));
      await run('tar', ['-xf', path.resolve(samples), '-C', folder]);
    }
    const list = path.join(build_dir, 'bank_samples.txt');
    fs.writeFileSync(list, table.map(([name]) => path.join(folder, name) + '\n').join(''));
    const { output } = await run(path.join(build_dir, 'dev', 'cairn_read_statements'), [list]);
    for (const line of output.trim().split('\n')) {
      const [name, outcome] = line.split('\t');
      outcomes.set(path.relative(folder, name), outcome);
    }
  });
  after(() => {
    if (unpacked) fs.rmSync(unpacked, { recursive: true, force: true });
  });

  for (const [name, outcome] of table) it(name, () => assert.equal(outcomes.get(name), outcome));
});

describe('the table of exports', () => {
  it('names each file once, with what it becomes', () => {
    assert.equal(new Set(table.map(([name]) => name)).size, table.length);
    for (const [name, outcome] of table) assert.match(outcome, /^(imports: \w+, \d+ statements?, \d+ entr(y|ies)|refused: .{20,})/, name);
  });
});
