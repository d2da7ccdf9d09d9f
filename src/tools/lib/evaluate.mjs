// What the tools share that measure the shipped code on files.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cmake_build } from '../build.mjs';
import { ensure_system } from '../setup.mjs';
import { build_dir, PlainError, run } from './run.mjs';

/** Calls `use` with the path of the file, unpacked where it ends with .xz. */
export async function with_plain_file(file, use) {
  if (!fs.existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  if (!file.endsWith('.xz')) return use(path.resolve(file));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-evaluate-'));
  try {
    const plain = path.join(folder, path.basename(file, '.xz'));
    await run('sh', ['-c', 'xz -dc "$0" > "$1"', path.resolve(file), plain]);
    return await use(plain);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What a program of the build, as wasm, prints for these arguments. */
export async function ask_wasm(program_target, args) {
  await ensure_system('test');
  await cmake_build('web', [program_target]);
  const program = path.join(build_dir, 'web', `${program_target}.cjs`);
  const { code, output } = await run('node', [program, ...args], { check: false });
  if (code !== 0) throw new PlainError(output.trim());
  return output.trim();
}
