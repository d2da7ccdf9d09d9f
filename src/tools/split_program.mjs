// The last step of linking: divides the program into what is loaded first and the parts of src/parts.json, and makes all of
// them as small as Binaryen can. Called by the build system with the linked program, whose functions still have names.
// Leaves cairn.wasm and cairn.<part>.wasm, without names.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { divide, plain_name, read_call_graph } from './lib/call_graph.mjs';
import { in_root, is_main, PlainError, script_main } from './lib/run.mjs';
import { rename_exports, rename_imports } from './lib/wasm_names.mjs';
import { merged_functions } from './lib/wasm_table.mjs';

const features = ['--enable-bulk-memory', '--enable-mutable-globals', '--enable-simd'];
// The module that a part imports from is the first load; what it needs of it, and nobody else, begins with a sign that no
// other export has.
const FIRST = 'first';
const SHARED = '%';
const small = ['-Oz', '--converge', '--low-memory-unused', '--strip-debug', '--strip-producers'];

export const read_parts = () => JSON.parse(fs.readFileSync(in_root('src/parts.json'), 'utf8'));
export const part_file = (wasm, part) => wasm.replace(/\.wasm$/, `.${part}.wasm`);

function call(program, args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new PlainError(`${program} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}

const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const short_name = (index) => (index < digits.length ? '' : short_name(Math.floor(index / digits.length) - 1)) + digits[index % digits.length];

// The first load holds nothing of the part, and where it calls into it there are the doors, and what only the part itself
// can have given the address of.
function check(part, functions, doors, graph, rest, wasm_opt) {
  const left = read_call_graph(wasm_opt, rest, features);
  // A door is exported, which is what keeps it from being inlined: a call through the table stands in its place.
  const still = functions.filter((name) => left.calls.has(name) && !left.imported.has(name) && !graph.exported.has(name));
  if (still.length > 0) throw new PlainError(`The first load still holds what belongs to the part ${part}: ${still.map(plain_name).join(', ')}.`);
  const placeholders = fs.readFileSync(`${rest}.placeholders`, 'utf8').trim().split('\n').map((line) => line.slice(line.indexOf(':') + 1));
  const expected = (name) => graph.indirect.has(name) || doors.some((door) => plain_name(name).startsWith(`${door}(`));
  const others = placeholders.filter((name) => !expected(name));
  if (others.length > 0) throw new PlainError(`The first load calls into the part ${part} by other ways than its doors: ${others.map(plain_name).join(', ')}.`);
}

// What the parts use of the first load gets short names; what none of them uses is no export any more.
function shorten(first, parts) {
  const modules = parts.map((file) => fs.readFileSync(file));
  const used = new Map();
  for (const bytes of modules) {
    for (const { module, name } of WebAssembly.Module.imports(new WebAssembly.Module(bytes))) {
      if (module === FIRST && name.startsWith(SHARED) && !used.has(name)) used.set(name, SHARED + short_name(used.size));
    }
  }
  const change = (name) => (name.startsWith(SHARED) ? used.get(name) ?? null : name);
  fs.writeFileSync(first, rename_exports(fs.readFileSync(first), change));
  parts.forEach((file, index) => fs.writeFileSync(file, rename_imports(modules[index], (name, module) => (module === FIRST ? change(name) : name))));
}

export function split_program(wasm, { wasm_opt, wasm_split }) {
  const parts = read_parts();
  const work = fs.mkdtempSync(`${wasm}.split.`);
  const optimise = (from, to) => call(wasm_opt, [...small, ...features, from, '-o', to]);
  try {
    const graph = read_call_graph(wasm_opt, wasm, features);
    const divided = divide(graph, parts, merged_functions(fs.readFileSync(wasm)));
    let first = wasm;
    const outputs = Object.entries(divided).map(([part, functions], index) => {
      const list = path.join(work, `${part}.txt`);
      const rest = path.join(work, `first_${index}.wasm`);
      const split_off = path.join(work, `split_${part}.wasm`);
      const output = path.join(work, `${part}.wasm`);
      fs.writeFileSync(list, functions.join('\n'));
      call(wasm_split, ['--split', first, ...features, `--split-funcs=@${list}`, '-o1', rest, '-o2', split_off,
        `--export-prefix=${SHARED}${index}`, `--import-namespace=${FIRST}`, `--placeholder-namespace=${part}`, '--placeholdermap', '-g']);
      check(part, functions, parts[part].doors, graph, rest, wasm_opt);
      optimise(split_off, output);
      first = rest;
      return { part, output };
    });
    shorten(first, outputs.map(({ output }) => output));
    const small_first = path.join(work, 'first.wasm');
    optimise(first, small_first);
    for (const { part, output } of outputs) fs.renameSync(output, part_file(wasm, part));
    fs.renameSync(small_first, wasm);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

if (is_main(import.meta)) {
  await script_main(() => {
    const [wasm, wasm_opt, wasm_split] = process.argv.slice(2);
    split_program(wasm, { wasm_opt, wasm_split });
  });
}
