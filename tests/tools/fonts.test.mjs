import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { covered_points, icon_constant, icon_points, uncovered_characters } from '../../src/tools/fonts.mjs';
import { in_root } from '../../src/tools/lib/run.mjs';

const font = (name) => fs.readFileSync(in_root('build/fonts', `${name}.ttf`));

describe('the subset fonts', () => {
  it('have TrueType outlines, which is what Dear ImGui reads', () => {
    for (const name of ['regular', 'semibold', 'mono', 'icons']) {
      assert.equal(font(name).readUInt32BE(0), 0x00010000, name);
    }
  });

  it('cover every character of the roadmap', () => {
    assert.deepEqual(uncovered_characters(), []);
  });

  it('cover what the interface writes', () => {
    for (const name of ['regular', 'semibold']) {
      const covered = covered_points(font(name));
      const missing = [...'Aä–—…·•→←≤≥≠−×÷∞✓€½²ßŁőΩЖ'].filter((sign) => !covered.has(sign.codePointAt(0)));
      assert.deepEqual(missing, [], name);
    }
  });

  it('hold every icon the interface names', () => {
    const covered = covered_points(font('icons'));
    const icons = icon_points();
    assert.ok(icons.size > 0);
    for (const [name, point] of icons) assert.ok(covered.has(point), name);
  });

  it('turn icon names into constants', () => {
    assert.equal(icon_constant('trash-2'), 'kTrash2');
    assert.equal(icon_constant('book-open'), 'kBookOpen');
  });
});
