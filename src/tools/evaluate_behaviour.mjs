// npm run evaluate -- behaviour [--model ID]: whether a model of tone does with pairs of texts what a reader would.
// tests/models/behaviour.tsv: kind, rule, first, second. Rules: "opposite" (the first is positive, the second negative),
// "more" (the second is more positive), "same" (the same side, and probabilities at most 0.2 apart).
import fs from 'node:fs';
import { tone_logits } from './evaluate_sentiment.mjs';
import { in_root } from './lib/run.mjs';
import { table } from './lib/table.mjs';

const most_apart = 0.2;
const probability = (logit) => 1 / (1 + Math.exp(-logit));

export const rules = {
  opposite: (first, second) => first > 0 && second < 0,
  more: (first, second) => second > first,
  same: (first, second) =>
    first > 0 === second > 0 && Math.abs(probability(first) - probability(second)) <= most_apart,
};

export function read_pairs() {
  const [head, ...lines] = fs.readFileSync(in_root('tests', 'models', 'behaviour.tsv'), 'utf8').trimEnd().split('\n');
  if (head !== 'kind\trule\tfirst\tsecond') throw new Error('behaviour.tsv has another head.');
  return lines.map((line) => {
    const [kind, rule, first, second] = line.split('\t');
    return { kind, rule, first, second };
  });
}

/** Which pairs a model passes: [{...pair, passed}]. */
export async function judge_pairs(model_id) {
  const pairs = read_pairs();
  const logits = await tone_logits(pairs.flatMap(({ first, second }) => [first, second]), model_id);
  return pairs.map((pair, i) => ({ ...pair, passed: rules[pair.rule](logits[2 * i], logits[2 * i + 1]) }));
}

const counted = (pairs) => `${pairs.filter(({ passed }) => passed).length} of ${pairs.length}`;

export async function evaluate_behaviour(model_id) {
  const pairs = await judge_pairs(model_id);
  const kinds = [...new Set(pairs.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => [kind, counted(pairs.filter((pair) => pair.kind === kind))]);
  const missed = pairs.filter(({ passed }) => !passed);
  console.log(table([['kind', 'passed'], ...rows, ['all', counted(pairs)]]));
  const share = 1 - missed.length / pairs.length;
  console.log(`\n${model_id}: ${(100 * share).toFixed(1)} % of ${pairs.length} pairs. Missed:`);
  for (const { kind, rule, first, second } of missed) console.log(`  ${kind} (${rule}): ${first} | ${second}`);
}
