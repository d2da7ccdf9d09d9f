import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EngineTrouble } from '../engines/lib/context.mjs';
import { answer_or_fail } from '../engines/lib/webkit.mjs';

const command = { getName: () => 'executeAsyncScript' };
const refusal = (name) => Object.assign(new Error('no answer'), { name });

function driver_that_refuses(name) {
  const driver = { execute: async () => { throw refusal(name); } };
  answer_or_fail(driver, () => ', and the log ends with: its last words');
  return driver;
}

describe('what WebKit\'s driver answers', () => {
  it('takes a page that stands still for trouble of the engine, at the first question that gets no answer', async () => {
    await assert.rejects(driver_that_refuses('ScriptTimeoutError').execute(command), (error) => error instanceof EngineTrouble && /stood still.*its last words/.test(error.message));
  });

  it('takes a session that is gone for the same', async () => {
    await assert.rejects(driver_that_refuses('NoSuchSessionError').execute(command), (error) => error instanceof EngineTrouble && /no session any more/.test(error.message));
  });

  it('leaves every other refusal to the journey', async () => {
    await assert.rejects(driver_that_refuses('JavascriptError').execute(command), (error) => !(error instanceof EngineTrouble) && error.message === 'no answer');
  });
});
