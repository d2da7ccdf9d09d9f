import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { looks_verdict, person_verdict, table } from '../../src/tools/evaluate.mjs';

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
