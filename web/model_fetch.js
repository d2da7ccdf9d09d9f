// Fetches one part of a model and checks it. Tells how many bytes have arrived as they do.

import { is_whole } from './model_store.js';

const fail = (code, message) => Object.assign(new Error(message), { code });
const cut_off = () => fail('unavailable', 'The network did not answer, or the connection was cut. What has arrived is kept: fetch it again to go on from there.');

export function check_wanted(signal) {
  if (signal.aborted) throw fail('cancelled', 'The fetching was stopped.');
}

async function download(address, cache, arrived, signal) {
  let response;
  try {
    response = await fetch(address, { cache, signal });
  } catch {
    check_wanted(signal);
    throw cut_off();
  }
  if (response.status === 404) throw fail('unavailable', 'The server has another version of Cairn by now. Reload this page, then fetch it again.');
  if (!response.ok) throw fail('unavailable', `The server answered ${response.status}. What has arrived is kept: fetch it again in a while.`);
  const chunks = [];
  try {
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      arrived(value.byteLength);
    }
  } catch {
    check_wanted(signal);
    throw cut_off();
  }
  return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()), headers: response.headers };
}

/** {bytes, headers} of a part that is what the manifest says; one that is not is fetched once more. */
export async function fetch_part(part, address, arrived, signal) {
  // It is kept by us: the browser need not keep it as well. The second time nothing on the way may answer from its store.
  for (const cache of ['no-store', 'reload']) {
    let counted = 0;
    const count = (bytes) => {
      counted += bytes;
      arrived(bytes);
    };
    try {
      const got = await download(address, cache, count, signal);
      if (await is_whole(part, got.bytes)) return got;
    } catch (error) {
      arrived(-counted);
      throw error;
    }
    arrived(-counted);
  }
  throw fail('corrupt', 'What the server sent is not what this version of Cairn expects (its checksum differs, twice). It was not used. Try again later.');
}
