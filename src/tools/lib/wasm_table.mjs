// Which functions of a linked program stand in its table more than once. The linker gives each function one place there;
// where the optimiser finds two that are the same to the byte it keeps one, which then stands at both places and bears the
// name of either.
import { Reader } from './wasm_names.mjs';

const ELEMENTS = 9;
const CUSTOM = 0;
const FUNCTION_NAMES = 1;
const [I32_CONST, END] = [0x41, 0x0b];

function sections(bytes) {
  const found = new Map();
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.take(1)[0];
    const body = new Reader(reader.take(reader.number()));
    if (id !== CUSTOM) found.set(id, body);
    else if (body.name() === 'name') found.set('name', body);
  }
  return found;
}

function names_of(body) {
  while (body.at < body.bytes.length) {
    const kind = body.take(1)[0];
    const inner = new Reader(body.take(body.number()));
    if (kind !== FUNCTION_NAMES) continue;
    return new Map(Array.from({ length: inner.number() }, () => [inner.number(), inner.name()]));
  }
  return new Map();
}

/** The names, as a set, of the functions that the table holds at more than one place. */
export function merged_functions(bytes) {
  const found = sections(bytes);
  if (!found.has('name')) throw new Error('The program has no names of functions.');
  const elements = found.get(ELEMENTS);
  const places = new Map();
  for (let segments = elements?.number() ?? 0; segments > 0; segments -= 1) {
    if (elements.number() !== 0 || elements.take(1)[0] !== I32_CONST) throw new Error('The table is filled in a way that is not known here.');
    elements.number();
    if (elements.take(1)[0] !== END) throw new Error('The table is filled in a way that is not known here.');
    for (let count = elements.number(); count > 0; count -= 1) {
      const index = elements.number();
      places.set(index, (places.get(index) ?? 0) + 1);
    }
  }
  const names = names_of(found.get('name'));
  const merged = [...places].filter(([, count]) => count > 1).map(([index]) => names.get(index) ?? `function ${index}`);
  return new Set(merged);
}
