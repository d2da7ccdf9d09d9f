// npm run evaluate -- shop FILE.csv[.xz] --split DAY [--method ID] [--new-only]: how good the shop's recommendations are on
// a file of orders, by the shipped code as wasm: the shop's own reader, its training in slices, its figures. What was bought
// before DAY is learned from, what the same customers bought from then on counts. Prints one line of JSON.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cmake_build } from './build.mjs';
import { build_dir, PlainError, run } from './lib/run.mjs';
import { ensure_system } from './setup.mjs';

const target = 'cairn_evaluate_shop';

export async function evaluate_shop(file, { split, method, new_only }) {
  if (!split) throw new PlainError('Say where to split: --split 2011-11-10.');
  if (!fs.existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  await ensure_system('test');
  await cmake_build('web', [target]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-shop-'));
  try {
    let plain = path.resolve(file);
    if (plain.endsWith('.xz')) {
      const unpacked = path.join(folder, path.basename(plain, '.xz'));
      await run('sh', ['-c', 'xz -dc "$0" > "$1"', plain, unpacked]);
      plain = unpacked;
    }
    const program = path.join(build_dir, 'web', `${target}.cjs`);
    const { code, output } = await run('node', [program, plain, split, method, new_only ? 'new' : 'all'], { check: false });
    if (code !== 0) throw new PlainError(output.trim());
    console.log(output.trim());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
