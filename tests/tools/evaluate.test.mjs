import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { looks_verdict, person_verdict } from '../../src/tools/evaluate.mjs';
import { read_pairs, rules } from '../../src/tools/evaluate_behaviour.mjs';
import { read_index } from '../../src/tools/evaluate_plants.mjs';
import { encoder_of, head_for } from '../../src/tools/evaluate_sentiment.mjs';
import { table } from '../../src/tools/lib/table.mjs';

describe('the evaluation', () => {
  const learner = { hidden: true, learned: 0.9, urgency: 0.6, used: 0.9, offered: 1 };
  const follower = { hidden: false, learned: 0.99, urgency: 1, used: 1, offered: 0 };

  it('asks of people with habits that the learned order is good, and better than urgency', () => {
    assert.equal(person_verdict(learner), true);
    assert.equal(person_verdict({ ...learner, learned: 0.849 }), false);
    assert.equal(person_verdict({ ...learner, urgency: 0.81 }), false);
  });

  it('asks of people without that nothing is lost in use and nothing is offered', () => {
    assert.equal(person_verdict(follower), true);
    assert.equal(person_verdict({ ...follower, used: 0.99 }), false);
    assert.equal(person_verdict({ ...follower, offered: 0.2 }), false);
  });

  it('lets few be offered something by chance, in few of many looks', () => {
    assert.equal(looks_verdict({ looks: 540, offers: 2, users: 20, ever: 2 }), true);
    assert.equal(looks_verdict({ looks: 540, offers: 6, users: 20, ever: 1 }), false);
    assert.equal(looks_verdict({ looks: 540, offers: 3, users: 20, ever: 3 }), false);
  });

  it('prints columns of one width', () => {
    assert.equal(table([['a', 'bb'], ['ccc', 'd']]), '| a   | bb |\n| --- | -- |\n| ccc | d  |');
  });
});

describe('the evaluation of tone', () => {
  const manifest = {
    models: [
      { id: 'fast', heads: [{ question: 'two', labels: ['negative', 'positive'] }] },
      {
        id: 'deep',
        encoder: { pieces: 8 },
        heads: [
          { question: 'three', labels: ['negative', 'neutral', 'positive'] },
          { question: 'two', labels: ['negative', 'positive'] },
        ],
      },
      { id: 'irony', needs: ['deep'], heads: [{ question: 'irony', labels: ['not_irony', 'irony'] }] },
    ],
  };

  it('asks the head that knows the labels of the file, the one with the fewest', () => {
    assert.equal(head_for(manifest, 'deep', ['negative', 'positive']).question, 'two');
    assert.equal(head_for(manifest, 'deep', ['neutral']).question, 'three');
    assert.equal(head_for(manifest, 'deep', ['irony']).question, 'irony');
    assert.equal(head_for(manifest, 'irony', ['irony', 'not_irony']).question, 'irony');
    assert.equal(encoder_of(manifest, 'irony').pieces, 8);
  });

  it('says which labels a model does not know, and which models there are', () => {
    assert.throws(() => head_for(manifest, 'fast', ['joy']), /does not know these labels: joy\. It knows: negative, positive\./);
    assert.throws(() => head_for(manifest, 'slow', ['joy']), /There are: fast, deep, irony\./);
  });

  it('judges pairs by their rule', () => {
    assert.equal(rules.opposite(1, -1), true);
    assert.equal(rules.opposite(-1, 1), false);
    assert.equal(rules.more(-1, 0), true);
    assert.equal(rules.more(0, 0), false);
    assert.equal(rules.same(3, 4), true);
    assert.equal(rules.same(0.1, -0.1), false);
    assert.equal(rules.same(0.1, 3), false);
  });

  it('has pairs enough, each once, by rules that it knows', () => {
    const pairs = read_pairs();
    assert.ok(pairs.length >= 300);
    assert.equal(new Set(pairs.map(({ first, second }) => `${first}\t${second}`)).size, pairs.length);
    for (const { rule, first, second } of pairs) assert.ok(rules[rule] && first && second && first !== second);
  });
});

describe('the index of photos', () => {
  const there = (file) => file !== 'gone.jpg';

  it('finds its columns by name, takes an empty class for none, and counts files that are not there', () => {
    const { rows, missing } = read_index('split,class_id,file\ntest,54,a.jpg\r\ntest,,b.jpg\n\ntest,7,gone.jpg\ntest,"0","c.jpg"\n', there);
    assert.deepEqual(rows, [{ file: 'a.jpg', label: 54 }, { file: 'b.jpg', label: 0 }, { file: 'c.jpg', label: 0 }]);
    assert.equal(missing, 1);
  });

  it('says what is missing, and which line is wrong', () => {
    assert.throws(() => read_index('name,class\n', there), /columns file and class_id/);
    assert.throws(() => read_index('file,class_id\na.jpg,1\nb.jpg,103\n', there), /Line 3.*"103"/);
    assert.throws(() => read_index('file,class_id\na.jpg,rose\n', there), /Line 2.*"rose"/);
  });
});
