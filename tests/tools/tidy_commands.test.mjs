import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { command_alone } from '../../src/tools/lint.mjs';

const pch = '/tree/build/dev/CMakeFiles/cairn_fast.dir/cmake_pch.hxx';

describe('commands for clang-tidy', () => {
  it('leave out precompiled headers of Clang and of GCC, and nothing else', () => {
    const clang = `clang++ -g -std=c++20 -Winvalid-pch -fpch-instantiate-templates -Xclang -include-pch -Xclang ${pch}.pch -Xclang -include -Xclang ${pch} -o a.o -c a.cpp`;
    assert.equal(command_alone(clang), 'clang++ -g -std=c++20 -o a.o -c a.cpp');
    const gcc = `g++ -g -std=c++20 -Winvalid-pch -include ${pch} -o a.o -c a.cpp`;
    assert.equal(command_alone(gcc), 'g++ -g -std=c++20 -o a.o -c a.cpp');
    const plain = 'clang++ -g -include forced.h -o a.o -c a.cpp';
    assert.equal(command_alone(plain), plain);
  });

  it('are refused when they name precompiled headers in another way', () => {
    assert.throws(() => command_alone(`clang++ --with-headers=${pch} -c a.cpp`), /precompiled headers/);
  });
});
