// Who calls whom in a compiled program, and what of it is reached through given doors only.
import { spawnSync } from 'node:child_process';
import { PlainError } from './run.mjs';

// Names in a wasm file stand as they are, but for letters that its text form would not take: "\2c" is a comma.
export const plain_name = (name) => name.replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

/** Reads what `wasm-opt --print-call-graph` writes: {calls: name -> names, imported, exported, indirect}. */
export function parse_call_graph(text) {
  const graph = { calls: new Map(), imported: new Set(), exported: new Set(), indirect: new Set() };
  const node = (name) => {
    if (!graph.calls.has(name)) graph.calls.set(name, new Set());
    return graph.calls.get(name);
  };
  const body = text.slice(text.indexOf('node [shape=box, fontname=courier, fontsize=10];', text.indexOf('}')));
  for (const line of body.split('\n')) {
    const call = /^ {2}"(.*)" -> "(.*)"; \/\/ call/.exec(line);
    if (call) {
      node(call[1]).add(call[2]);
      continue;
    }
    const said = /^ {2}"(.*)" \[style="filled(, rounded)?"(?:, fillcolor="(\w+)")?/.exec(line);
    if (!said) continue;
    node(said[1]);
    if (said[2]) graph.indirect.add(said[1]);
    if (said[3] === 'turquoise') graph.imported.add(said[1]);
    if (said[3] === 'gray') graph.exported.add(said[1]);
  }
  return graph;
}

export function read_call_graph(wasm_opt, file, features) {
  const { stdout, stderr, status } = spawnSync(wasm_opt, ['--print-call-graph', ...features, file], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const graph = parse_call_graph(stdout ?? '');
  if (status !== 0 || graph.calls.size === 0) throw new PlainError(`${wasm_opt} told no call graph of ${file}: ${stderr}`);
  return graph;
}

/**
 * The functions of each part: {name: [function]}. parts: {name: {doors, own}}. A function is in a part when the program
 * reaches it through the part's doors and in no other way. What is called by address counts as reached from everywhere,
 * unless its name holds one of the part's `own` namespaces. But what is `merged` of several functions that were the same has
 * the name of one of them and is called in the place of each: it stays in the first load, whatever its name.
 */
export function divide(graph, parts, merged = new Set()) {
  const names = [...graph.calls.keys()];
  const plain = new Map(names.map((name) => [name, plain_name(name)]));
  const doors_of = {};
  const own_of = {};
  for (const [part, { doors, own }] of Object.entries(parts)) {
    doors_of[part] = doors.map((door) => {
      const found = names.filter((name) => plain.get(name).startsWith(`${door}(`));
      if (found.length !== 1) throw new PlainError(`The program has ${found.length} functions ${door}, a door of the part ${part}, where it must have one. Is it marked CAIRN_DOOR?`);
      return found[0];
    });
    own_of[part] = names.filter((name) => graph.indirect.has(name) && !merged.has(plain.get(name)) && own.some((space) => plain.get(name).includes(space)));
  }
  const reached_without = (closed) => {
    const reached = new Set();
    const next = [...graph.exported, ...graph.indirect];
    while (next.length > 0) {
      const name = next.pop();
      if (reached.has(name) || closed.has(name)) continue;
      reached.add(name);
      next.push(...graph.calls.get(name));
    }
    return reached;
  };
  const divided = {};
  for (const part of Object.keys(parts)) {
    const reached = reached_without(new Set([...doors_of[part], ...own_of[part]]));
    divided[part] = names.filter((name) => !reached.has(name) && !graph.imported.has(name));
  }
  return divided;
}
