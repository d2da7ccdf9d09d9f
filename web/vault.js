// What a passphrase does: a random key seals every text of a profile, and the passphrase wraps that key. So another
// passphrase wraps it anew and leaves the texts as they are. Knows texts and bytes, nothing of where they are kept
// (decisions/0006).
//
// A lock is what lies beside the sealed texts, as JSON: which key it is (random, no secret), how the passphrase makes the
// key that wraps it, and the wrapped key. A sealed text is bytes: version, nonce, AES-GCM of its UTF-8 with the tag. What
// it is (profile, key, kind, number) is authenticated with it, so no text passes for another one.

import { encryptAtOnce } from './aes_gcm.js';
import { failure } from './failure.js';

export const ITERATIONS = 600_000; // PBKDF2 with SHA-256, OWASP's Password Storage Cheat Sheet of 2023
const MAX_ITERATIONS = 10_000_000; // a lock that asks for more is damaged, and would only keep the page busy
const VERSION = 1;
const NONCE_bytes = 12;
const TAG_bytes = 16;
const HEAD_bytes = 1 + NONCE_bytes;
export const LEAST_LETTERS = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }); // a text may begin with a byte order mark
const random = (count) => crypto.getRandomValues(new Uint8Array(count));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function toBase64(bytes) {
  let letters = '';
  for (let from = 0; from < bytes.length; from += 0x8000) letters += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(letters);
}
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Absent in a page that did not come over https (or from this very machine). */
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

export function requireCrypto() {
  if (canSeal()) return;
  throw failure('unavailable', 'This page did not come over a secure connection (https), and without one the browser offers no encryption. Open Cairn over https.');
}

// The same letters may be typed in more than one way; they are one passphrase.
const bytesOfPassphrase = (passphrase) => encoder.encode(passphrase.normalize('NFKC'));
const purpose = (profile, key, kind, seq) => encoder.encode(JSON.stringify(['cairn', VERSION, profile, key, kind, seq]));

async function wrappingKey(passphrase, salt, iterations) {
  const material = await crypto.subtle.importKey('raw', bytesOfPassphrase(passphrase), 'PBKDF2', false, ['deriveKey']);
  const derived = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, derived, false, ['encrypt', 'decrypt']);
}

function damaged() {
  return failure('corrupt', 'What belongs to the passphrase of this profile is damaged, so it cannot be unlocked. A backup file is the way back.');
}

/** The lock as it is kept; throws where it cannot be one. */
export function readLock(text) {
  let lock;
  let parts;
  try {
    lock = JSON.parse(text);
    parts = { salt: fromBase64(lock.salt), nonce: fromBase64(lock.nonce), wrapped: fromBase64(lock.wrapped) };
  } catch {
    throw damaged();
  }
  if (lock.version > VERSION) throw failure('too_new', 'This profile was locked by a newer Cairn. Reload the page to get that version.');
  const sound = lock.version === VERSION && /^[0-9a-f]{32}$/.test(lock.key) && Number.isInteger(lock.iterations)
    && lock.iterations > 0 && lock.iterations <= MAX_ITERATIONS
    && parts.salt.length === 16 && parts.nonce.length === NONCE_bytes && parts.wrapped.length === 32 + TAG_bytes;
  if (!sound) throw damaged();
  return { ...lock, ...parts };
}

/** Which key a kept lock is about; '' for none. */
export function keyOf(lockText) {
  return lockText ? readLock(lockText).key : '';
}

async function wrap(bytes, passphrase, profile, key, iterations) {
  const salt = random(16);
  const nonce = random(NONCE_bytes);
  const wrapping = await wrappingKey(passphrase, salt, iterations);
  const additionalData = purpose(profile, key, 'key', iterations);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, wrapping, bytes));
  return JSON.stringify({ version: VERSION, key, iterations, salt: toBase64(salt), nonce: toBase64(nonce), wrapped: toBase64(wrapped) });
}

const isBytes = (stored) => stored instanceof Uint8Array;

/** Takes the place of a text that cannot be opened; it is set aside like any record that cannot be read, with its bytes. */
const unreadable = (why, stored) => `${why}: ${isBytes(stored) ? toBase64(stored) : stored}`;

/** The vault of a profile without a passphrase: texts are kept as they are. */
export const openVault = {
  key: '',
  seal: async (kind, seq, text) => text,
  sealAtOnce: (kind, seq, text) => text,
  open: async (kind, seq, stored) => (isBytes(stored) ? unreadable('sealed with a key that is not there', stored) : stored),
};

async function vaultOf(bytes, profile, key) {
  const cipher = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const parameters = (nonce, kind, seq) => ({ name: 'AES-GCM', iv: nonce, additionalData: purpose(profile, key, kind, seq) });
  const packed = (nonce, sealed) => {
    const out = new Uint8Array(HEAD_bytes + sealed.byteLength);
    out[0] = VERSION;
    out.set(nonce, 1);
    out.set(new Uint8Array(sealed), HEAD_bytes);
    return out;
  };
  return {
    key,
    async seal(kind, seq, text) {
      const nonce = random(NONCE_bytes);
      return packed(nonce, await crypto.subtle.encrypt(parameters(nonce, kind, seq), cipher, encoder.encode(text)));
    },
    /** The same, as letters and before this returns. */
    sealAtOnce(kind, seq, text) {
      const nonce = random(NONCE_bytes);
      return toBase64(packed(nonce, encryptAtOnce(bytes, nonce, encoder.encode(text), purpose(profile, key, kind, seq))));
    },
    /** Bytes, or the letters of sealAtOnce(). Never throws: one damaged text must not keep the others away. */
    async open(kind, seq, stored) {
      try {
        const all = isBytes(stored) ? stored : fromBase64(stored);
        if (all[0] !== VERSION || all.length < HEAD_bytes + TAG_bytes) return unreadable('not sealed', stored);
        const nonce = all.subarray(1, HEAD_bytes);
        return decoder.decode(await crypto.subtle.decrypt(parameters(nonce, kind, seq), cipher, all.subarray(HEAD_bytes)));
      } catch {
        return unreadable('its seal is broken', stored);
      }
    },
    /** A lock with another passphrase for the same key. */
    rewrap: (passphrase, iterations = ITERATIONS) => wrap(bytes, passphrase, profile, key, iterations),
  };
}

/** A new key under a passphrase: {lock, vault}. `profile` names the profile for good. */
export async function createLock(passphrase, profile, iterations = ITERATIONS) {
  requireCrypto();
  const bytes = random(32);
  const key = hex(random(16));
  return { lock: await wrap(bytes, passphrase, profile, key, iterations), vault: await vaultOf(bytes, profile, key) };
}

/** The vault behind a kept lock, or null: the passphrase is another one. */
export async function unlock(lockText, passphrase, profile) {
  requireCrypto();
  const { key, iterations, salt, nonce, wrapped } = readLock(lockText);
  const wrapping = await wrappingKey(passphrase, salt, iterations);
  const additionalData = purpose(profile, key, 'key', iterations);
  let bytes;
  try {
    bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData }, wrapping, wrapped);
  } catch {
    return null;
  }
  return vaultOf(new Uint8Array(bytes), profile, key);
}
