import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check_tree, include_problem, includes_of } from '../../src/tools/check_layers.mjs';

const files = new Set([
  'src/base/result.h',
  'src/core/log.h',
  'src/apps/roadmap/model.h',
  'src/apps/roadmap/view.h',
  'src/apps/tasks/model.h',
  'src/ui/theme.h',
  'src/shell/shell.h',
  'src/platform/fake/ports.h',
]);
const problem = (file, target, quoted = true) => include_problem(file, target, quoted, (name) => files.has(name));

describe('the layer check', () => {
  it('lets includes point left', () => {
    assert.equal(problem('src/core/log.h', 'base/result.h'), null);
    assert.equal(problem('src/shell/shell.cpp', 'apps/roadmap/view.h'), null);
    assert.equal(problem('src/apps/roadmap/view_week.cpp', 'ui/theme.h'), null);
    assert.equal(problem('src/platform/web/main.cpp', 'shell/shell.h'), null);
    assert.equal(problem('src/base/text.cpp', 'vector', false), null);
  });

  it('reports includes that point right', () => {
    assert.match(problem('src/base/text.h', 'core/log.h'), /base may not include layer core/);
    assert.match(problem('src/apps/roadmap/plan.cpp', 'ui/theme.h'), /app may not include layer ui/);
    assert.match(problem('src/ui/widgets.cpp', 'apps/roadmap/view.h'), /ui may not include layer view/);
    assert.match(problem('src/platform/web/main.cpp', 'platform/fake/ports.h'), /web may not include layer fake/);
    assert.match(problem('src/apps/roadmap/plan.cpp', 'apps/tasks/model.h'), /one application/);
  });

  it('keeps third parties where they belong', () => {
    assert.equal(problem('src/base/json.h', 'nlohmann/json.hpp', false), null);
    assert.match(problem('src/core/log.cpp', 'nlohmann/json.hpp', false), /base\/json\.h only/);
    assert.match(problem('src/core/log.cpp', 'imgui.h', false), /may not use imgui/);
    assert.equal(problem('src/platform/web/main.cpp', 'emscripten/html5.h', false), null);
    assert.match(problem('src/ui/theme.cpp', 'emscripten.h', false), /may not use emscripten/);
    assert.match(problem('src/base/text.cpp', 'format', false), /supported standard library/);
  });

  it('wants paths from src/', () => {
    assert.match(problem('src/core/session.cpp', 'log.h'), /write it from src/);
    assert.match(problem('src/core/session.cpp', '../base/result.h'), /without/);
    assert.match(problem('src/core/session.cpp', 'core/none.h'), /no such file/);
  });

  it('reads include lines', () => {
    const found = includes_of('#include "a/b.h"\n  #  include <vector>\n// #include "no.h"\n');
    assert.deepEqual(found, [{ target: 'a/b.h', quoted: true }, { target: 'vector', quoted: false }]);
  });

  it('looks at the whole tree', () => {
    assert.ok(check_tree().checked > 20);
  });
});
