// Lighthouse over the built page, both presets: accessibility and best practices. Performance is measured by
// npm run lighthouse, on a machine that does nothing else.
import { audit, bars } from '../../src/tools/lighthouse.mjs';

const counted = ['accessibility', 'best-practices'];
const results = await audit();
let passed = 0;
let failed = 0;
for (const [preset, wanted] of Object.entries(bars)) {
  const { scores, lost } = results[preset];
  for (const category of counted) {
    const good = scores[category] >= wanted[category];
    console.log(`${good ? 'ok  ' : 'FAIL'} audits: ${category}, ${preset}: ${scores[category]} of 100, wanted ${wanted[category]}`);
    if (!good) for (const { audit: id, score } of lost) console.log(`     ${id}: ${score}`);
    if (good) passed += 1;
    else failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
