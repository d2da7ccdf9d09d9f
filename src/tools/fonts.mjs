// Subsets the fonts to what the interface can show: build/fonts/{regular,semibold,mono,icons}.ttf, and writes
// build/generated/icons.h from the icon names in src/ui/icons.txt. TrueType outlines only; no layout features, since
// Dear ImGui shapes nothing. figures*.ttf are for the page alone: the digits with their tabular forms, which have the
// widths that the canvas gives them (src/ui/fonts.cpp).
import fs from 'node:fs';
import path from 'node:path';
import { build_dir, in_root, is_main, PlainError, script_main } from './lib/run.mjs';
import { hash_inputs, list_files, stamp_matches, write_if_changed, write_stamp } from './lib/stamp.mjs';

const fonts_dir = path.join(build_dir, 'fonts');
const icons_header = path.join(build_dir, 'generated/icons.h');
const icon_names_file = 'src/ui/icons.txt';

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const points = (text) => [...text].map((character) => character.codePointAt(0));

/** What people may type or read: the alphabets of Europe, and the signs the interface and the roadmap use. */
const text_points = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...points('ƒȘșȚțˆˇ˘˙˚˛˜˝ẞ'),
  ...range(0x2010, 0x2027),
  ...points(' ′″‹›‼⁄⁺⁻⁼'),
  ...points('⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉'),
  ...range(0x20a0, 0x20bf),
  ...points('№™Ωµ'),
  ...points('←↑→↓↔↕↗↘↙↖⇒⇔'),
  ...points('∂∆∏∑−√∞∫≈≠≤≥×÷±'),
  ...points('◊○●◆▲▼▶◀■□✓✗⌘⌥⇧⏎⌫⎋⇥'),
  0xfffd,
];
const greek_points = [0x386, ...range(0x388, 0x38a), 0x38c, ...range(0x38e, 0x3a1), ...range(0x3a3, 0x3ce)];
const cyrillic_points = [...range(0x400, 0x45f), 0x490, 0x491];
const mono_points = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...range(0x2010, 0x2027),
  ...points('←↑→↓−≈≠≤≥×÷•…€└├│─'),
  0xfffd,
];

const sources = {
  regular: 'node_modules/inter-ui/web/Inter-Regular.woff2',
  semibold: 'node_modules/inter-ui/web/Inter-SemiBold.woff2',
  figures: 'node_modules/inter-ui/web/Inter-Regular.woff2',
  figures_semibold: 'node_modules/inter-ui/web/Inter-SemiBold.woff2',
  mono: 'node_modules/@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
  icons: 'node_modules/lucide-static/font/lucide.ttf',
};

/** The code points a TrueType font maps, read from its cmap table (formats 4 and 12). */
export function covered_points(font) {
  const tables = font.readUInt16BE(4);
  const covered = new Set();
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(record + 8);
    for (let j = 0; j < font.readUInt16BE(cmap + 2); j += 1) {
      read_subtable(font, cmap + font.readUInt32BE(cmap + 4 + 8 * j + 4), covered);
    }
  }
  return covered;
}

function read_subtable(font, at, covered) {
  const format = font.readUInt16BE(at);
  if (format === 12) {
    for (let i = 0; i < font.readUInt32BE(at + 12); i += 1) {
      const group = at + 16 + 12 * i;
      for (const point of range(font.readUInt32BE(group), font.readUInt32BE(group + 4))) covered.add(point);
    }
  } else if (format === 4) {
    const segments = font.readUInt16BE(at + 6) / 2;
    for (let i = 0; i < segments; i += 1) {
      const last = font.readUInt16BE(at + 14 + 2 * i);
      const first = font.readUInt16BE(at + 16 + 2 * (segments + i));
      const delta = font.readUInt16BE(at + 16 + 2 * (2 * segments + i));
      const offset_at = at + 16 + 2 * (3 * segments + i);
      const offset = font.readUInt16BE(offset_at);
      for (const point of range(first, last)) {
        const glyph = offset === 0 ? point + delta : font.readUInt16BE(offset_at + offset + 2 * (point - first));
        if ((glyph & 0xffff) !== 0 && point !== 0xffff) covered.add(point);
      }
    }
  }
}

function tables_of(font) {
  return range(0, font.readUInt16BE(4) - 1).map((i) => font.toString('latin1', 12 + 16 * i, 16 + 16 * i));
}

async function subset(source, wanted, features) {
  const { default: subset_font } = await import('subset-font');
  const text = String.fromCodePoint(...wanted);
  const font = await subset_font(fs.readFileSync(in_root(source)), text, {
    targetFormat: 'sfnt',
    keepFeatures: features,
    noLayoutClosure: features.length === 0,
    noHinting: true,
    dropTables: [...(features.length === 0 ? ['GSUB'] : []), 'GPOS', 'GDEF', 'DSIG', 'STAT', 'meta', 'gasp'],
  });
  const data = Buffer.from(font);
  if (!tables_of(data).includes('glyf')) {
    throw new PlainError(`${source} has no TrueType outlines; choose a package that ships them.`);
  }
  return data;
}

export const icon_constant = (name) =>
  `k${name
    .split('-')
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join('')}`;

const utf8_escapes = (point) =>
  [...Buffer.from(String.fromCodePoint(point))].map((byte) => `\\x${byte.toString(16).toUpperCase()}`).join('');

/** Name -> code point for every icon the interface lists. */
export function icon_points() {
  const names = fs.readFileSync(in_root(icon_names_file), 'utf8').split(/\s+/).filter(Boolean);
  const codepoints = JSON.parse(fs.readFileSync(in_root('node_modules/lucide-static/font/codepoints.json'), 'utf8'));
  const unknown = names.filter((name) => !(name in codepoints));
  if (unknown.length > 0) {
    throw new PlainError(`${icon_names_file} names icons that Lucide does not have: ${unknown.join(', ')}.`);
  }
  return new Map([...new Set(names)].sort().map((name) => [name, codepoints[name]]));
}

function header_text(icons) {
  const lines = [...icons].map(
    ([name, point]) => `inline constexpr const char* ${icon_constant(name)} = "${utf8_escapes(point)}";  // ${name}`,
  );
  const all = [...icons.values()];
  return `// Generated from ${icon_names_file}: the icons of the interface, as UTF-8 text for the icon font.
#pragma once

namespace cairn::icon {

inline constexpr unsigned kFirstCodePoint = 0x${Math.min(...all).toString(16).toUpperCase()};
inline constexpr unsigned kLastCodePoint = 0x${Math.max(...all).toString(16).toUpperCase()};

${lines.join('\n')}

}  // namespace cairn::icon
`;
}

/** Builds fonts and icons.h where their inputs changed. Resolves to a description, or '' when nothing was to do. */
export async function ensure_fonts() {
  const stamp = hash_inputs(['src/tools/fonts.mjs', icon_names_file, 'package-lock.json']);
  const outputs = [...Object.keys(sources).map((name) => path.join(fonts_dir, `${name}.ttf`)), icons_header];
  if (stamp_matches('fonts', stamp) && outputs.every((file) => fs.existsSync(file))) return '';
  const icons = icon_points();
  const text = [...text_points, ...greek_points, ...cyrillic_points];
  const digits = points('0123456789');
  const wanted = { regular: text, semibold: text, figures: digits, figures_semibold: digits, mono: mono_points, icons: [...icons.values()] };
  const sizes = [];
  for (const [name, points_wanted] of Object.entries(wanted)) {
    const data = await subset(sources[name], points_wanted, points_wanted === digits ? ['tnum'] : []);
    if (name === 'icons') expect_all(data, icons);
    write_if_changed(path.join(fonts_dir, `${name}.ttf`), data);
    sizes.push(`${name} ${(data.length / 1024).toFixed(0)} kB`);
  }
  write_if_changed(icons_header, header_text(icons));
  write_stamp('fonts', stamp);
  return sizes.join(', ');
}

function expect_all(font, icons) {
  const covered = covered_points(font);
  const missing = [...icons].filter(([, point]) => !covered.has(point)).map(([name]) => name);
  if (missing.length > 0) throw new PlainError(`The icon font lost these icons while subsetting: ${missing.join(', ')}.`);
}

/** Characters of the roadmap and the species pages that the text font cannot show, as 'U+XXXX c (file)' lines. */
export function uncovered_characters() {
  const covered = covered_points(fs.readFileSync(path.join(fonts_dir, 'regular.ttf')));
  const missing = new Map();
  for (const file of list_files(['assets/roadmap', 'assets/plants/species'], (name) => name.endsWith('.json'))) {
    for (const character of fs.readFileSync(file, 'utf8')) {
      const point = character.codePointAt(0);
      if (point >= 0x20 && !covered.has(point) && !missing.has(character)) missing.set(character, path.basename(file));
    }
  }
  return [...missing].map(
    ([character, file]) =>
      `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')} ${character} (${file})`,
  );
}

export function check_coverage() {
  const missing = uncovered_characters();
  if (missing.length > 0) {
    throw new PlainError(
      `The text font cannot show these characters of assets:\n  ${missing.join('\n  ')}\n` +
        'Write them differently, or add them to text_points in src/tools/fonts.mjs.',
    );
  }
}

if (is_main(import.meta)) {
  await script_main(async () => {
    console.log((await ensure_fonts()) || 'Fonts are up to date.');
    check_coverage();
  });
}
