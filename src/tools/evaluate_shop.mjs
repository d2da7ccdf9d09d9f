// npm run evaluate -- shop FILE.csv[.xz] --split DAY [--method ID] [--new-only]: how good the shop's recommendations are on
// a file of orders, by the shipped code as wasm: the shop's own reader, its training in slices, its figures. What was bought
// before DAY is learned from, what the same customers bought from then on counts. Prints one line of JSON.
import { ask_wasm, with_plain_file } from './lib/evaluate.mjs';
import { PlainError } from './lib/run.mjs';

export async function evaluate_shop(file, { split, method, new_only }) {
  if (!split) throw new PlainError('Say where to split: --split 2011-11-10.');
  await with_plain_file(file, async (plain) => console.log(await ask_wasm('cairn_evaluate_shop', [plain, split, method, new_only ? 'new' : 'all'])));
}
