// What a passphrase does, without a browser: sealed texts open again, and only those, and only where they belong.
import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { encryptAtOnce } from '../../web/aes_gcm.js';
import { openQuarantined, openRows, sameText, sealQuarantined, sealRows } from '../../web/rows.js';
import { createLock, ITERATIONS, keyOf, openVault, readLock, unlock } from '../../web/vault.js';

const FEW = 1000; // iterations; how long a guess takes is no matter here
const random = (count) => crypto.getRandomValues(new Uint8Array(count));
const note = 'Grüße 🪨 "quoted"\n\u0000';

describe('encryptAtOnce', () => {
  it('gives the values of the GCM specification, test cases 13 to 16', () => {
    const hex = (text) => Uint8Array.from(Buffer.from(text, 'hex'));
    const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    const iv = hex('cafebabefacedbaddecaf888');
    const text = hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255');
    const cipher = '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad';
    const out = (...args) => Buffer.from(encryptAtOnce(...args)).toString('hex');
    assert.equal(out(new Uint8Array(32), new Uint8Array(12), hex(''), hex('')), '530f8afbc74536b9a963b4f1c4cb738b');
    assert.equal(out(new Uint8Array(32), new Uint8Array(12), new Uint8Array(16), hex('')), 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919');
    assert.equal(out(key, iv, text, hex('')), `${cipher}b094dac5d93471bdec1a502270e3cc6c`);
    const additional = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    assert.equal(out(key, iv, text.subarray(0, 60), additional), `${cipher.slice(0, 120)}76fc6ece0f4e1768cddf8853bb2d551b`);
  });

  it('agrees with the machine\'s own cipher at every length', () => {
    for (let length = 0; length < 200; length += 1) {
      const [key, iv, text, additional] = [random(32), random(12), random(length), random(length % 37)];
      const other = createCipheriv('aes-256-gcm', key, iv).setAAD(additional);
      const wanted = Buffer.concat([other.update(text), other.final(), other.getAuthTag()]);
      assert.deepEqual(Buffer.from(encryptAtOnce(key, iv, text, additional)), wanted, `${length} bytes`);
    }
  });
});

describe('a vault', () => {
  let lock;
  let vault;
  before(async () => { ({ lock, vault } = await createLock('eleven steady stones', 'cairn', FEW)); });

  it('opens what it has sealed, sealed at once or in time', async () => {
    assert.equal(await vault.open('record', 7, await vault.seal('record', 7, note)), note);
    assert.equal(await vault.open('words', 0, vault.sealAtOnce('words', 0, note)), note);
    assert.equal(await vault.open('record', 1, await vault.seal('record', 1, '')), '');
    assert.equal(await vault.open('blob', 'a/1', await vault.seal('blob', 'a/1', `\ufeff${note}`)), `\ufeff${note}`);
  });

  it('shows nothing of the text, and never seals twice alike', async () => {
    const sealed = await Promise.all([1, 2].map(() => vault.seal('record', 7, 'a plain note')));
    assert.equal(sameText(...sealed), false);
    for (const bytes of sealed) assert.equal(Buffer.from(bytes).includes('plain'), false);
  });

  it('opens a text only where it belongs', async () => {
    const sealed = await vault.seal('record', 7, note);
    for (const [kind, seq] of [['record', 8], ['snapshot', 7], ['quarantine', 7], ['blob', '7']]) {
      assert.match(await vault.open(kind, seq, sealed), /^its seal is broken/);
    }
    const elsewhere = await createLock('eleven steady stones', 'cairn-p-0123456789abcdef', FEW);
    assert.match(await elsewhere.vault.open('record', 7, sealed), /^its seal is broken/);
  });

  it('notices every changed byte, and what is cut short', async () => {
    const sealed = await vault.seal('record', 7, 'ab');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice();
      changed[at] ^= 1;
      assert.notEqual(await vault.open('record', 7, changed), 'ab', `byte ${at}`);
    }
    for (const length of [0, 1, 12, 28, sealed.length - 1]) assert.notEqual(await vault.open('record', 7, sealed.slice(0, length)), 'ab');
  });

  it('takes no open text for a sealed one, and keeps its words as evidence', async () => {
    assert.match(await vault.open('record', 7, '{"seq":7}'), /broken: \{"seq":7\}$/);
    assert.match(await openVault.open('record', 7, await vault.seal('record', 7, 'x')), /^sealed with a key/);
    assert.equal(await openVault.open('record', 7, note), note);
  });

  it('is behind its own passphrase alone', async () => {
    const again = await unlock(lock, 'eleven steady stones', 'cairn');
    assert.equal(await again.open('record', 7, await vault.seal('record', 7, note)), note);
    for (const wrong of ['eleven steady stone', 'Eleven steady stones', '', ' eleven steady stones']) assert.equal(await unlock(lock, wrong, 'cairn'), null);
    assert.equal(await unlock(lock, 'eleven steady stones', 'cairn-p-0123456789abcdef'), null, 'the lock of one profile is none of another');
  });

  it('takes the same letters typed in another way', async () => {
    const made = await createLock('Grüße an alle', 'cairn', FEW);
    assert.notEqual(await unlock(made.lock, 'Gru\u0308ße an alle', 'cairn'), null);
  });

  it('keeps its key under another passphrase', async () => {
    const sealed = await vault.seal('record', 7, note);
    const changed = await vault.rewrap('twelve quiet rivers', FEW);
    assert.equal(keyOf(changed), keyOf(lock));
    assert.equal(await unlock(changed, 'eleven steady stones', 'cairn'), null);
    assert.equal(await (await unlock(changed, 'twelve quiet rivers', 'cairn')).open('record', 7, sealed), note);
  });
});

describe('a lock', () => {
  it('asks for as many iterations as OWASP recommends, and holds neither passphrase nor key', async () => {
    assert.ok(ITERATIONS >= 600_000);
    const { lock } = await createLock('eleven steady stones', 'cairn');
    assert.deepEqual(Object.keys(JSON.parse(lock)).sort(), ['iterations', 'key', 'nonce', 'salt', 'version', 'wrapped']);
    assert.equal(readLock(lock).iterations, ITERATIONS);
    assert.equal(lock.includes('stones'), false);
  });

  it('that is damaged is called so, whatever is wrong with it', async () => {
    const { lock } = await createLock('eleven steady stones', 'cairn', FEW);
    const whole = JSON.parse(lock);
    const broken = [
      '', 'null', '[]', '{}', lock.slice(0, -5),
      ...[{ salt: '' }, { salt: '!' }, { nonce: whole.salt }, { wrapped: '' }, { wrapped: 5 }, { iterations: 0 }, { iterations: 1e12 }, { iterations: 1.5 },
        { iterations: '1' }, { key: 'x' }, { version: 0 }].map((part) => JSON.stringify({ ...whole, ...part })),
    ];
    for (const text of broken) assert.throws(() => readLock(text), { code: 'corrupt' }, text);
    assert.throws(() => readLock(JSON.stringify({ ...whole, version: 2 })), { code: 'too_new' });
  });

  it('with other iterations than it was made with opens nothing', async () => {
    const { lock } = await createLock('eleven steady stones', 'cairn', FEW);
    assert.equal(await unlock(JSON.stringify({ ...JSON.parse(lock), iterations: FEW + 1 }), 'eleven steady stones', 'cairn'), null);
  });
});

describe('rows', () => {
  it('come back as they went, also those that were set aside', async () => {
    const { vault } = await createLock('eleven steady stones', 'cairn', FEW);
    const rows = [{ seq: 1, text: 'one' }, { seq: 2, text: note }];
    const aside = [{ seq: 2, reason: 'It could not be read.', text: '{"seq":2' }];
    for (const by of [vault, openVault]) {
      assert.deepEqual(await openRows(by, 'record', await sealRows(by, 'record', rows)), rows);
      assert.deepEqual(await openQuarantined(by, await sealQuarantined(by, aside)), aside);
    }
    const kept = JSON.stringify(await sealQuarantined(vault, aside), (key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
    assert.equal(kept.includes('could not'), false);
  });

  it('one of which is damaged do not keep the others away', async () => {
    const { vault } = await createLock('eleven steady stones', 'cairn', FEW);
    const sealed = await sealRows(vault, 'record', [{ seq: 1, text: 'one' }, { seq: 2, text: 'two' }, { seq: 3, text: 'three' }]);
    sealed[1].text[20] ^= 255;
    const opened = await openRows(vault, 'record', sealed);
    assert.deepEqual([opened[0].text, opened[2].text], ['one', 'three']);
    assert.match(opened[1].text, /^its seal is broken/);
  });
});
