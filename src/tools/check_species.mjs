// Checks the species pages (assets/plants/species) against their schema and can write them as one minified file.
//   node src/tools/check_species.mjs [--root DIR] [--json OUT]
// Prints one line per problem, `file: where: what is wrong`, and exits 1 if there is any.
// It knows the shape of the pages only; whether what they say is true is up to whoever writes them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check_main, isObject, readJson, Report } from './lib/report.mjs';

export const SPECIES_COUNT = 102;
export const SPECIES_DIR = 'assets/plants/species';
export const UNCHECKED_SOURCE = 'General botanical knowledge, not checked against a flora';

const KEYS = ['id', 'common', 'also', 'latin', 'synonyms', 'rank', 'family', 'family_common', 'origin', 'habit', 'height_cm',
  'months', 'season', 'colours', 'flower', 'leaves', 'grows_in', 'light', 'water', 'hardiness', 'care', 'toxicity',
  'toxicity_note', 'look_alikes', 'note', 'sources'];
const RANKS = ['species', 'genus', 'hybrid', 'family', 'cultivar group'];
const HABITS = ['annual', 'biennial', 'perennial', 'bulb', 'corm', 'tuber', 'rhizome', 'shrub', 'subshrub', 'tree', 'climber',
  'aquatic', 'epiphyte', 'succulent'];
const COLOURS = ['white', 'cream', 'yellow', 'orange', 'red', 'pink', 'purple', 'blue', 'green', 'brown', 'black',
  'multicoloured'];
const LIGHTS = ['full sun', 'sun to part shade', 'part shade', 'shade', 'bright indirect light'];
const WATERS = ['low', 'moderate', 'high', 'standing water'];
const TOXICITIES = ['toxic', 'harmful if eaten', 'irritant', 'edible parts', 'none known', 'not established'];
/** Warnings must rest on something that was read. */
const NEED_A_SOURCE = ['toxic', 'harmful if eaten', 'irritant'];

const NAME = 60;
const SENTENCE = 300;
const CARE = 500;
const PHRASE = 120;
const TALLEST_CM = 4000;

export const speciesFile = (id) => `${SPECIES_DIR}/${String(id).padStart(3, '0')}.json`;

function checkOneOf(report, where, value, allowed) {
  if (!allowed.includes(value)) report.add(where, `must be one of ${allowed.join(', ')}, found ${JSON.stringify(value)}`);
}

function checkOnce(report, where, values) {
  if (new Set(values).size !== values.length) report.add(where, 'names something twice');
}

function checkSome(report, where, value, allowed, least) {
  const list = report.list(where, value, least);
  list.forEach((item, i) => checkOneOf(report, `${where}[${i}]`, item, allowed));
  checkOnce(report, where, list);
}

function checkTexts(report, where, value, least, longest) {
  const list = report.list(where, value, least);
  list.forEach((item, i) => report.text(`${where}[${i}]`, item, longest));
  checkOnce(report, where, list.map((item) => String(item).toLowerCase()));
  return list;
}

/** One or more whole sentences. */
function checkSentences(report, where, value, longest) {
  report.text(where, value, longest);
  if (typeof value === 'string' && value !== '' && !/[.)]$/.test(value)) report.add(where, 'must end with a full stop');
}

function checkNames(report, page) {
  report.text('common', page.common, NAME);
  report.text('latin', page.latin, NAME);
  report.text('family', page.family, NAME);
  report.text('family_common', page.family_common, NAME);
  const also = checkTexts(report, 'also', page.also, 0, NAME);
  const synonyms = checkTexts(report, 'synonyms', page.synonyms, 0, NAME);
  const same = (a, b) => String(a).toLowerCase() === String(b).toLowerCase();
  if (also.some((name) => same(name, page.common))) report.add('also', 'repeats the common name');
  if (synonyms.some((name) => same(name, page.latin))) report.add('synonyms', 'repeats the Latin name');
}

function checkRanges(report, page) {
  const height = report.list('height_cm', page.height_cm, 2, 2);
  const whole = height.map((cm, i) => report.whole(`height_cm[${i}]`, cm, 1, TALLEST_CM));
  if (whole.length === 2 && whole.every(Boolean) && height[0] > height[1]) report.add('height_cm', 'must be [low, high]');
  const months = report.list('months', page.months, 1, 12);
  const good = months.map((month, i) => report.whole(`months[${i}]`, month, 1, 12));
  if (good.every(Boolean) && months.some((month, i) => i > 0 && month <= months[i - 1])) {
    report.add('months', 'must be in order, each once');
  }
}

function checkLookAlikes(report, page) {
  const seen = [];
  report.list('look_alikes', page.look_alikes, 1, 4).forEach((other, i) => {
    const at = `look_alikes[${i}]`;
    const named = isObject(other) && 'name' in other;
    if (!report.keys(at, other, [named ? 'name' : 'id', 'tell'])) return;
    if (named) report.text(`${at}.name`, other.name, NAME);
    else if (report.whole(`${at}.id`, other.id, 1, SPECIES_COUNT) && other.id === page.id) {
      report.add(`${at}.id`, 'is the plant itself');
    }
    seen.push(named ? String(other.name).toLowerCase() : other.id);
    checkSentences(report, `${at}.tell`, other.tell, SENTENCE);
  });
  checkOnce(report, 'look_alikes', seen);
}

function checkSources(report, page) {
  const sources = checkTexts(report, 'sources', page.sources, 1, SENTENCE);
  if (!sources.includes(UNCHECKED_SOURCE)) return;
  if (sources.length > 1) report.add('sources', 'are either what was read or the one that says nothing was');
  if (NEED_A_SOURCE.includes(page.toxicity)) report.add('sources', `must say where "${page.toxicity}" was read`);
}

function checkPage(report, page, number) {
  if (!report.keys('', page, KEYS)) return;
  if (report.whole('id', page.id, 1, SPECIES_COUNT) && page.id !== number) {
    report.add('id', `must be ${number}, as in the file name`);
  }
  checkNames(report, page);
  checkOneOf(report, 'rank', page.rank, RANKS);
  report.text('origin', page.origin, SENTENCE);
  checkSome(report, 'habit', page.habit, HABITS, 1);
  checkRanges(report, page);
  report.text('season', page.season, PHRASE);
  checkSome(report, 'colours', page.colours, COLOURS, 1);
  for (const key of ['flower', 'leaves', 'grows_in']) checkSentences(report, key, page[key], SENTENCE);
  checkOneOf(report, 'light', page.light, LIGHTS);
  checkOneOf(report, 'water', page.water, WATERS);
  report.text('hardiness', page.hardiness, PHRASE);
  checkSentences(report, 'care', page.care, CARE);
  checkOneOf(report, 'toxicity', page.toxicity, TOXICITIES);
  checkSentences(report, 'toxicity_note', page.toxicity_note, SENTENCE);
  checkLookAlikes(report, page);
  report.text('note', page.note, SENTENCE, 0);
  checkSources(report, page);
}

/** What only shows when all pages are there: names and ids used once, and look-alikes that name each other. */
function checkTogether(pages, problems) {
  const ids = new Map();
  const names = new Map();
  const tells = new Map();
  const once = (map, key, file, where) => {
    if (map.has(key)) problems.push(`${file}: ${where}: ${JSON.stringify(key)} is already used in ${map.get(key)}`);
    else map.set(key, file);
  };
  const others = (page) => (Array.isArray(page.look_alikes) ? page.look_alikes : []).filter(isObject);
  for (const { file, page } of pages) {
    once(ids, page.id, file, 'id');
    once(names, String(page.common).toLowerCase(), file, 'common');
    others(page).forEach((other, i) => once(tells, other.tell, file, `look_alikes[${i}].tell`));
  }
  const lists = new Map(pages.map(({ page }) => [page.id, others(page).map((other) => other.id)]));
  for (const { file, page } of pages) {
    others(page).forEach((other, i) => {
      if (lists.has(other.id) && !lists.get(other.id).includes(page.id)) {
        problems.push(`${file}: look_alikes[${i}].id: ${speciesFile(other.id)} does not name ${page.id} in turn`);
      }
    });
  }
}

function strayFiles(root) {
  const known = new Set(Array.from({ length: SPECIES_COUNT }, (_, i) => path.basename(speciesFile(i + 1))));
  const folder = path.join(root, SPECIES_DIR);
  const found = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return found.filter((name) => !known.has(name));
}

/** Reads and checks every page under root; the pages come ordered by id, complete only when there are no problems. */
export function checkSpecies(root) {
  const problems = strayFiles(root).map((name) => `${SPECIES_DIR}/${name}: (file): does not belong here`);
  const pages = [];
  for (let id = 1; id <= SPECIES_COUNT; id += 1) {
    const file = speciesFile(id);
    const page = readJson(root, file, problems);
    if (page === null) continue;
    checkPage(new Report(file, problems, new Map()), page, id);
    if (isObject(page)) pages.push({ file, page });
  }
  checkTogether(pages, problems);
  return { problems, content: { schema: 1, species: pages.map(({ page }) => page) } };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
  process.exitCode = check_main({ argv: process.argv.slice(2), root, check: checkSpecies, what: 'species pages', count: (content) => `${content.species.length} species` });
}
