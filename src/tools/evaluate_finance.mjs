// npm run evaluate -- finance FORECAST.csv[.xz] [--hold-out]: how good the forecasts of the finance application are on many
// monthly series, by the shipped code as wasm. Prints one line of JSON. --hold-out looks at no test: the end of each history
// is what is forecast, as every choice was made.
// npm run evaluate -- categories FILE.csv[.xz]: how often the category that is suggested for an entry is right, on entries
// with date, description, amount, type, category and account, as they are and made into texts as banks write them.
import path from 'node:path';
import { ask_wasm, with_plain_file } from './lib/evaluate.mjs';
import { root } from './lib/run.mjs';

export async function evaluate_finance(file, { hold_out }) {
  await with_plain_file(file, async (plain) => console.log(await ask_wasm('cairn_evaluate_forecast', [plain, hold_out ? 'hold-out' : 'test'])));
}

export async function evaluate_categories(file) {
  const lexicon = path.join(root, 'assets/finance/lexicon.txt');
  await with_plain_file(file, async (plain) => console.log(await ask_wasm('cairn_evaluate_categories', [lexicon, plain])));
}
