// npm start: from a fresh clone to the page in one command.
import { build } from './build.mjs';
import { in_root, script_main } from './lib/run.mjs';
import { serve, wanted_port } from './serve.mjs';
import { ensure_system } from './setup.mjs';

await script_main(async () => {
  const port = wanted_port();
  console.log('Cairn');
  await ensure_system('build');
  await build();
  const { url } = await serve({ dir: in_root('dist'), port });
  console.log(`\nOpen ${url}\n(Ctrl+C stops it.)`);
});
