// npm run format: clang-format over our C++. With --check it only reports. Layout differs between releases of
// clang-format, so the check speaks for the release Debian 12 ships and says when it cannot.
import path from 'node:path';
import { is_main, PlainError, root, run, script_main } from './lib/run.mjs';
import { list_files } from './lib/stamp.mjs';

const reference_release = 14;

export const cpp_files = () => list_files(['src', 'tests'], (file) => /\.(h|cpp)$/.test(file));

async function clang_format() {
  for (const name of [`clang-format-${reference_release}`, 'clang-format']) {
    const { code, output } = await run(name, ['--version'], { check: false });
    const release = Number(/version (\d+)/.exec(output)?.[1] ?? 0);
    if (code === 0 && release === reference_release) return name;
  }
  return null;
}

/** Files whose layout differs from .clang-format; null when no fitting clang-format is installed. */
export async function badly_formatted() {
  const program = await clang_format();
  if (!program) return null;
  const files = cpp_files();
  const { output } = await run(program, ['--dry-run', ...files], { check: false, log: 'format.log' });
  const names = [...output.matchAll(/^(.+?):\d+:\d+: warning:/gm)].map((match) => path.relative(root, match[1]));
  return { checked: files.length, bad: [...new Set(names)] };
}

if (is_main(import.meta)) {
  await script_main(async () => {
    if (process.argv.includes('--check')) {
      const result = await badly_formatted();
      if (!result) throw new PlainError(`clang-format ${reference_release} is not installed.`);
      if (result.bad.length > 0) throw new PlainError(`Not formatted (npm run format does it):\n${result.bad.join('\n')}`);
      console.log(`${result.checked} files are formatted.`);
      return;
    }
    const program = await clang_format();
    if (!program) throw new PlainError(`clang-format ${reference_release} is not installed: apt-get install -y clang-format`);
    await run(program, ['-i', ...cpp_files()]);
    console.log(`Formatted ${cpp_files().length} files.`);
  });
}
