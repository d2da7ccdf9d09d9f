// Starts the program, and fetches its parts (decisions/0008). A part is a module of its own that lives in the memory of
// the first one: instantiating it puts its functions into the table, where holes stood.

const absent = (part) => new Proxy({}, { get: () => () => { throw new Error(`The program called into its part ${part}, which is not here.`); } });

const unavailable = (message) => Object.assign(new Error(message), { code: 'unavailable' });

const type = 'application/wasm';
const asWasm = (stream) => new Response(stream, { headers: { 'Content-Type': type } });

/** The bytes of a response, telling how many have arrived. */
function counted(response, arrived) {
  let bytes = 0;
  return response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      arrived(bytes);
      controller.enqueue(chunk);
    },
  }));
}

async function compiled(url, arrived) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw unavailable('The network did not answer. Look whether this device is online, then try again.');
  }
  if (response.status === 404) throw unavailable('The server has another version of Cairn by now. Reload this page to get it.');
  if (!response.ok) throw unavailable(`The server answered ${response.status}. Try again in a while.`);
  try {
    return await WebAssembly.compileStreaming(asWasm(counted(response, arrived)));
  } catch (error) {
    throw unavailable(`What arrived is not whole (${error.message}). Try again.`);
  }
}

/**
 * `create` is the compiler's glue, `parts` {name: {url, bytes}}, or null where the program is in one piece. Resolves to
 * {program, load}; load(name, progress) resolves when the part is here.
 */
export async function startProgram(create, options, wasm, parts) {
  let first = null;
  const here = new Map();
  const program = await new Promise((resolve, reject) => {
    const instantiateWasm = (imports, receive) => {
      const holes = Object.fromEntries(Object.keys(parts ?? {}).map((name) => [name, absent(name)]));
      const arriving = fetch(wasm).then((response) => {
        if (!response.ok) throw new Error(`The program could not be fetched: the server answered ${response.status}.`);
        // A host that does not know wasm sends another type. The response itself is better where it will do: browsers keep what
        // they have compiled of it.
        return response.headers.get('Content-Type') === type ? response : asWasm(response.body);
      });
      WebAssembly.instantiateStreaming(arriving, { ...imports, ...holes }).then(({ instance, module }) => {
        first = instance;
        receive(instance, module);
      }).catch(reject);
      return {};
    };
    create({ ...options, instantiateWasm }).then(resolve, reject);
  });

  async function fetchPart(name, progress) {
    const { url, bytes } = parts[name];
    const module = await compiled(url, (arrived) => progress(Math.min(1, arrived / bytes)));
    await WebAssembly.instantiate(module, { first: first.exports });
  }

  // Only once, however often it is asked for; after a failure again.
  function load(name, progress) {
    if (parts === null) return Promise.resolve();
    if (!parts[name]) return Promise.reject(new Error(`The program has no part "${name}".`));
    if (!here.has(name)) here.set(name, fetchPart(name, progress).catch((error) => { here.delete(name); throw error; }));
    return here.get(name);
  }
  return { program, load };
}
