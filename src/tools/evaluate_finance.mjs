// npm run evaluate -- finance FORECAST.csv[.xz] [--hold-out]: how good the forecasts of the finance application are on many
// monthly series, by the shipped code as wasm. Prints one line of JSON. --hold-out looks at no test: the end of each history
// is what is forecast, as every choice was made.
import { ask_wasm, with_plain_file } from './lib/evaluate.mjs';

export async function evaluate_finance(file, { hold_out }) {
  await with_plain_file(file, async (plain) => console.log(await ask_wasm('cairn_evaluate_forecast', [plain, hold_out ? 'hold-out' : 'test'])));
}
