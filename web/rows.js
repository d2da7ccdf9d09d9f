// The rows of a log as they are kept and as they are meant: the same in a profile without a passphrase, sealed in one with.

const each = (rows, work) => Promise.all(rows.map(work));

export const openRows = (vault, kind, rows) => each(rows, async ({ seq, text }) => ({ seq, text: await vault.open(kind, seq, text) }));
export const sealRows = (vault, kind, rows) => each(rows, async ({ seq, text }) => ({ seq, text: await vault.seal(kind, seq, text) }));

// The key of a blob is authenticated in the place of a number.
export const openBlobs = (vault, rows) => each(rows, async ({ key, text }) => ({ key, text: await vault.open('blob', key, text) }));
export const sealBlobs = (vault, rows) => each(rows, async ({ key, text }) => ({ key, text: await vault.seal('blob', key, text) }));

// A reason may quote what could not be read, so it is sealed as well.
export const sealQuarantined = (vault, rows) => each(rows, async ({ seq, reason, text }) => (vault.key === ''
  ? { seq, reason, text }
  : { seq, text: await vault.seal('quarantine', seq, JSON.stringify({ reason, text })) }));

export const openQuarantined = (vault, rows) => each(rows, async ({ seq, reason, text }) => {
  const opened = await vault.open('quarantine', seq, text);
  if (typeof reason === 'string') return { seq, reason, text: opened };
  try {
    const { reason: why, text: what } = JSON.parse(opened);
    return { seq, reason: String(why), text: String(what) };
  } catch {
    return { seq, reason: 'It could not be unsealed.', text: opened };
  }
});

/** Whether two kept texts are the same, sealed ones byte by byte. */
export function sameText(one, other) {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one?.length === other?.length && one.every((byte, at) => byte === other[at]);
}
