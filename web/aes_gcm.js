// AES-256-GCM that answers at once (FIPS 197, NIST SP 800-38D, with a nonce of 96 bits). The browser's own cipher answers
// later, and a page that goes away has no later: only its last words are sealed here, all else by WebCrypto. Its time
// depends on the data, which would matter to a listener on this device who could as well read the page.

const SBOX = new Uint8Array(256);
const ROUND = Array.from({ length: 4 }, () => new Uint32Array(256)); // SubBytes, ShiftRows and MixColumns by table
const ROUNDS = 14;

(function fillTables() {
  let p = 1;
  let q = 1;
  do {
    p = (p ^ (p << 1) ^ (p & 0x80 ? 0x11b : 0)) & 255; // times 3
    q ^= q << 1; // divided by 3
    q ^= q << 2;
    q ^= q << 4;
    q &= 255;
    if (q & 0x80) q ^= 0x09;
    SBOX[p] = q ^ ((q << 1) | (q >> 7)) ^ ((q << 2) | (q >> 6)) ^ ((q << 3) | (q >> 5)) ^ ((q << 4) | (q >> 4)) ^ 0x63;
  } while (p !== 1);
  SBOX[0] = 0x63;
  for (let x = 0; x < 256; x += 1) {
    const s = SBOX[x];
    const s2 = ((s << 1) ^ (s & 0x80 ? 0x11b : 0)) & 255;
    const word = ((s2 << 24) | (s << 16) | (s << 8) | (s2 ^ s)) >>> 0;
    ROUND.forEach((table, at) => { table[x] = at === 0 ? word : ((word >>> (8 * at)) | (word << (32 - 8 * at))) >>> 0; });
  }
}());

const substituted = (w) => ((SBOX[w >>> 24] << 24) | (SBOX[(w >>> 16) & 255] << 16) | (SBOX[(w >>> 8) & 255] << 8) | SBOX[w & 255]) >>> 0;

function expand(key) {
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  const words = new Uint32Array(4 * (ROUNDS + 1));
  for (let at = 0; at < 8; at += 1) words[at] = view.getUint32(4 * at);
  let constant = 1;
  for (let at = 8; at < words.length; at += 1) {
    let word = words[at - 1];
    if (at % 8 === 0) {
      word = substituted(((word << 8) | (word >>> 24)) >>> 0) ^ (constant << 24);
      constant <<= 1;
    } else if (at % 8 === 4) {
      word = substituted(word);
    }
    words[at] = words[at - 8] ^ word;
  }
  return words;
}

// One block of four words, in place.
function encryptBlock(keys, block) {
  const [T0, T1, T2, T3] = ROUND;
  let [a, b, c, d] = block.map((word, at) => word ^ keys[at]);
  let k = 4;
  for (let round = 1; round < ROUNDS; round += 1, k += 4) {
    const w = T0[a >>> 24] ^ T1[(b >>> 16) & 255] ^ T2[(c >>> 8) & 255] ^ T3[d & 255] ^ keys[k];
    const x = T0[b >>> 24] ^ T1[(c >>> 16) & 255] ^ T2[(d >>> 8) & 255] ^ T3[a & 255] ^ keys[k + 1];
    const y = T0[c >>> 24] ^ T1[(d >>> 16) & 255] ^ T2[(a >>> 8) & 255] ^ T3[b & 255] ^ keys[k + 2];
    d = T0[d >>> 24] ^ T1[(a >>> 16) & 255] ^ T2[(b >>> 8) & 255] ^ T3[c & 255] ^ keys[k + 3];
    [a, b, c] = [w, x, y];
  }
  const last = (p, q, r, s, at) => (SBOX[p >>> 24] << 24) ^ (SBOX[(q >>> 16) & 255] << 16) ^ (SBOX[(r >>> 8) & 255] << 8) ^ SBOX[s & 255] ^ keys[k + at];
  block[0] = last(a, b, c, d, 0);
  block[1] = last(b, c, d, a, 1);
  block[2] = last(c, d, a, b, 2);
  block[3] = last(d, a, b, c, 3);
}

// `sum` times H in GF(2^128), in place; bit by bit, as SP 800-38D, 6.3 has it.
function multiply(sum, h) {
  let [v0, v1, v2, v3] = h;
  let z0 = 0;
  let z1 = 0;
  let z2 = 0;
  let z3 = 0;
  for (let word = 0; word < 4; word += 1) {
    for (let bit = 31; bit >= 0; bit -= 1) {
      const take = -((sum[word] >>> bit) & 1);
      z0 ^= v0 & take;
      z1 ^= v1 & take;
      z2 ^= v2 & take;
      z3 ^= v3 & take;
      const carry = -(v3 & 1);
      v3 = (v3 >>> 1) | (v2 << 31);
      v2 = (v2 >>> 1) | (v1 << 31);
      v1 = (v1 >>> 1) | (v0 << 31);
      v0 = (v0 >>> 1) ^ (carry & 0xe1000000);
    }
  }
  sum.set([z0, z1, z2, z3]);
}

function blockOf(bytes, from) {
  const padded = new Uint8Array(16);
  padded.set(bytes.subarray(from, from + 16));
  const view = new DataView(padded.buffer);
  return [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)];
}

/** `key` is 32 bytes, `iv` 12; answers the ciphertext and its tag of 16 bytes, as WebCrypto does. */
export function encryptAtOnce(key, iv, bytes, additional) {
  const keys = expand(key);
  const h = new Uint32Array(4);
  encryptBlock(keys, h);
  const counter = new Uint32Array([...blockOf(iv, 0).slice(0, 3), 1]);
  const pad = new Uint32Array(4);
  const nextPad = () => {
    pad.set(counter);
    encryptBlock(keys, pad);
    counter[3] += 1;
  };
  nextPad();
  const mask = pad.slice(); // of the tag
  const out = new Uint8Array(bytes.length + 16);
  for (let from = 0; from < bytes.length; from += 16) {
    nextPad();
    for (let at = 0; at < 16 && from + at < bytes.length; at += 1) {
      out[from + at] = bytes[from + at] ^ (pad[at >> 2] >>> (24 - 8 * (at & 3)));
    }
  }
  const sum = new Uint32Array(4);
  const take = (block) => {
    for (let at = 0; at < 4; at += 1) sum[at] ^= block[at];
    multiply(sum, h);
  };
  const sealed = out.subarray(0, bytes.length);
  for (const part of [additional, sealed]) for (let from = 0; from < part.length; from += 16) take(blockOf(part, from));
  const bits = (length) => [Math.floor(length / 0x20000000), (length << 3) >>> 0];
  take([...bits(additional.length), ...bits(bytes.length)]);
  const tag = new DataView(out.buffer, bytes.length);
  for (let at = 0; at < 4; at += 1) tag.setUint32(4 * at, sum[at] ^ mask[at]);
  return out;
}
