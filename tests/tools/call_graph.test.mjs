import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { in_root } from '../../src/tools/lib/run.mjs';
import { divide, parse_call_graph, plain_name } from '../../src/tools/lib/call_graph.mjs';
import { rename_exports, rename_imports } from '../../src/tools/lib/wasm_names.mjs';
import { merged_functions } from '../../src/tools/lib/wasm_table.mjs';

const graph_of = (nodes, calls) => parse_call_graph(`digraph call {
  subgraph cluster_key {
    "Import" [style="filled", fillcolor="turquoise"];
    "A" -> "B" [style="filled, rounded", label = "Direct Call"];
  }

  node [shape=box, fontname=courier, fontsize=10];
${nodes.map(([name, color]) => `  "${name}" [style="filled", fillcolor="${color}"];`).join('\n')}
${calls.map(([from, to]) => `  "${from}" -> "${to}"; // call`).join('\n')}
  "app::own::by_address\\28\\29" [style="filled, rounded"];
  "other::by_address\\28\\29" [style="filled, rounded"];
}`);

const graph = graph_of(
  [['env', 'turquoise'], ['main', 'gray'], ['app::door\\28int\\29', 'gray'], ['inner', 'white'], ['deeper', 'white'], ['shared', 'white'], ['kept', 'white'], ['own_only', 'white']],
  [['main', 'app::door\\28int\\29'], ['main', 'shared'], ['app::door\\28int\\29', 'inner'], ['inner', 'deeper'], ['inner', 'shared'], ['inner', 'env'],
    ['app::own::by_address\\28\\29', 'own_only'], ['other::by_address\\28\\29', 'kept'], ['inner', 'kept']],
);

describe('dividing the program', () => {
  it('takes for a part what is reached through its doors alone', () => {
    const { part } = divide(graph, { part: { doors: ['app::door'], own: ['app::own::'] } });
    assert.deepEqual([...part].sort(), ['app::door\\28int\\29', 'app::own::by_address\\28\\29', 'deeper', 'inner', 'own_only']);
  });

  it('leaves what is called by address where it is, unless the part says that it is its own', () => {
    const { part } = divide(graph, { part: { doors: ['app::door'], own: [] } });
    assert.ok(!part.includes('own_only') && !part.includes('kept'));
  });

  it('leaves what was merged with the like of it elsewhere in the first load, though its name is the part\'s own', () => {
    const { part } = divide(graph, { part: { doors: ['app::door'], own: ['app::own::'] } }, new Set(['app::own::by_address()']));
    assert.deepEqual([...part].sort(), ['app::door\\28int\\29', 'deeper', 'inner']);
  });

  it('leaves what two parts share in the first load', () => {
    const two = graph_of([['main', 'gray'], ['a\\28\\29', 'gray'], ['b\\28\\29', 'gray'], ['both', 'white']], [['main', 'a\\28\\29'], ['main', 'b\\28\\29'], ['a\\28\\29', 'both'], ['b\\28\\29', 'both']]);
    assert.deepEqual(divide(two, { one: { doors: ['a'], own: [] }, two: { doors: ['b'], own: [] } }), { one: ['a\\28\\29'], two: ['b\\28\\29'] });
  });

  it('refuses a door that is no function of the program', () => {
    assert.throws(() => divide(graph, { part: { doors: ['app::window'], own: [] } }), /CAIRN_DOOR/);
  });

  it('reads names as people write them', () => assert.equal(plain_name('f\\28int\\2c\\20char\\29'), 'f(int, char)'));
});

describe('the names between modules', () => {
  const module_of = (text) => new WebAssembly.Module(text);
  // (import "m" "f" (func)) (import "m" "t" (table 1 funcref)) (import "m" "g" (global i32)) (memory (export "%long") 1) (export "keep" (func 0)) (export "gone" (func 0))
  const text = (words) => [words.length, ...Buffer.from(words)];
  const section = (id, ...body) => [id, body.length, ...body];
  const bytes = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...section(1, 1, 0x60, 0, 0),
    ...section(2, 3, ...text('m'), ...text('f'), 0, 0, ...text('m'), ...text('t'), 1, 0x70, 1, 1, 2, ...text('m'), ...text('g'), 3, 0x7f, 0),
    ...section(5, 1, 0, 1), ...section(7, 3, ...text('%long'), 2, 0, ...text('keep'), 0, 0, ...text('gone'), 0, 0)]);

  it('are changed, and those of exports can go', () => {
    const shorter = rename_exports(bytes, (name) => ({ '%long': '%a', keep: 'keep' })[name] ?? null);
    assert.deepEqual(WebAssembly.Module.exports(module_of(shorter)).map(({ name }) => name), ['%a', 'keep']);
    // A table of another size than the part has seen is taken.
    const renamed = rename_imports(bytes, (name, module) => (module === 'm' && name === 't' ? 'a_much_longer_name_than_before_'.repeat(5) : name));
    assert.ok(renamed.includes(Buffer.from([1, 0x70, 0, 1])) && !renamed.includes(Buffer.from([1, 0x70, 1, 1, 2])));
    assert.deepEqual(WebAssembly.Module.imports(module_of(renamed)).map(({ name, kind }) => `${kind} ${name.length}`), ['function 1', 'table 155', 'global 1']);
  });
});

describe('the table', () => {
  const text = (words) => [words.length, ...Buffer.from(words)];
  const section = (id, ...body) => [id, body.length, ...body];
  const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const functions = [...section(1, 1, 0x60, 0, 0), ...section(3, 3, 0, 0, 0), ...section(4, 1, 0x70, 0, 5)];
  // (elem (i32.const 1) 0 1 0 2) and three functions that do nothing, called a, b and c.
  const code = section(10, 3, ...Array.from({ length: 3 }, () => [2, 0, 0x0b]).flat());
  const names = section(0, ...text('name'), 1, 10, 3, 0, ...text('a'), 1, ...text('b'), 2, ...text('c'));
  const program = (...elements) => Buffer.from([...head, ...functions, ...section(9, ...elements), ...code, ...names]);

  it('tells which functions stand at two places', () => {
    const bytes = program(1, 0, 0x41, 1, 0x0b, 4, 0, 1, 0, 2);
    assert.ok(WebAssembly.validate(bytes));
    assert.deepEqual([...merged_functions(bytes)], ['a']);
    assert.deepEqual([...merged_functions(program(1, 0, 0x41, 1, 0x0b, 3, 0, 1, 2))], []);
  });

  it('is refused where it cannot be read, or nothing has a name', () => {
    assert.throws(() => merged_functions(program(1, 1, 0, 1, 0)), /not known here/);
    assert.throws(() => merged_functions(Buffer.from(head)), /no names/);
  });
});

describe('the parts', () => {
  it('are the same for the program and for the build', () => {
    const header = fs.readFileSync(in_root('src/core/ports.h'), 'utf8');
    const [, names] = /kPartNames\{([^}]*)\}/.exec(header);
    assert.deepEqual([...names.matchAll(/"(\w+)"/g)].map(([, name]) => name), Object.keys(JSON.parse(fs.readFileSync(in_root('src/parts.json'), 'utf8'))));
  });

  it('have doors that are marked as such', () => {
    for (const [part, { doors }] of Object.entries(JSON.parse(fs.readFileSync(in_root('src/parts.json'), 'utf8')))) {
      for (const door of doors) {
        const found = execFileSync('grep', ['-rlE', `^CAIRN_DOOR .*\\b${door.split('::').at(-1)}\\(`, in_root('src')], { encoding: 'utf8' });
        assert.ok(found, `${door} of ${part}`);
      }
    }
  });
});
