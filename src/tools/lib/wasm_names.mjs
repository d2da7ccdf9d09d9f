// Reads and writes the names by which wasm modules import from and export to each other. Binaryen shortens them only where
// it drops the names of functions as well, which are still needed when a program is divided more than once.

const IMPORTS = 2;
const EXPORTS = 7;
const has_maximum = 1;

/** Unsigned LEB128. */
const leb = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
};

export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (this.at >= this.bytes.length) throw new Error('A wasm module ends in the middle of a number.');
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() { return this.take(this.number()).toString('utf8'); }

  limits() {
    const limited = this.take(1)[0] & has_maximum;
    const least = this.number();
    if (limited) this.number();
    return least;
  }

  /**
   * What follows the kind of an import, as it stands; but a table may be of any size: dividing once more makes it larger
   * than the part that was taken out before has seen it.
   */
  description(kind) {
    const start = this.at;
    if (kind === 1) return Buffer.concat([this.take(1), Buffer.from([0]), leb(this.limits())]);
    if (kind === 0) this.number();
    else if (kind === 2) this.limits();
    else if (kind === 3) this.take(2);
    else throw new Error(`An import of the unknown kind ${kind}.`);
    return this.bytes.subarray(start, this.at);
  }
}

const named = (text) => {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([leb(bytes.length), bytes]);
};

// `change` answers the new name, or null for an export that is to go.
function rewritten(bytes, wanted, change) {
  const reader = new Reader(bytes, 8);
  const out = [bytes.subarray(0, 8)];
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.take(1)[0];
    const body = reader.take(reader.number());
    if (id !== wanted) {
      out.push(bytes.subarray(start, reader.at));
      continue;
    }
    const entries = [];
    const inner = new Reader(body);
    for (let left = inner.number(); left > 0; left -= 1) {
      if (id === IMPORTS) {
        const module = inner.name();
        const name = inner.name();
        const kind = inner.take(1);
        entries.push(Buffer.concat([named(module), named(change(name, module)), kind, inner.description(kind[0])]));
      } else {
        const name = change(inner.name());
        const start_of_rest = inner.at;
        inner.take(1);
        inner.number();
        if (name !== null) entries.push(Buffer.concat([named(name), body.subarray(start_of_rest, inner.at)]));
      }
    }
    const section = Buffer.concat([leb(entries.length), ...entries]);
    out.push(Buffer.from([id]), leb(section.length), section);
  }
  return Buffer.concat(out);
}

export const rename_exports = (bytes, change) => rewritten(bytes, EXPORTS, change);
export const rename_imports = (bytes, change) => rewritten(bytes, IMPORTS, change);
