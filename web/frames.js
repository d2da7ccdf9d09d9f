// When the program gets its turns. A tick draws, with the browser's next frame; what has arrived is attended to at once, in
// the task in which it arrives; nothing runs while nothing happens.

/**
 * `tick` draws, and answers in how many milliseconds it is wanted again, 0 for the next frame, below 0 for never, null where
 * nothing could be drawn now. `attend` takes in what has arrived, and answers how many milliseconds drawing it may wait.
 * `shown` tells whether there is a picture yet.
 */
export function createFrames({ tick, attend, shown }) {
  let scheduled = 0;
  let timer = 0; // until the program wants its tick
  let patience = 0; // until what has arrived is drawn
  let asked = false;
  const turns = new MessageChannel(); // unlike a timer, it is prompt in a tab that is not seen
  turns.port1.onmessage = () => {
    asked = false;
    arrived();
  };

  function run() {
    scheduled = 0;
    const wait = tick();
    if (wait === null) return;
    clearTimeout(timer);
    clearTimeout(patience);
    timer = patience = 0;
    if (wait === 0) wake();
    else if (wait > 0) timer = setTimeout(wake, wait);
  }

  /** A tick with the next frame. */
  function wake() {
    if (scheduled) return;
    if (shown()) {
      scheduled = requestAnimationFrame(run);
    } else {
      // Nothing is drawn before the learner's state is there: no need to wait for a frame between its steps.
      scheduled = -1;
      queueMicrotask(run);
    }
  }

  /** A tick at once, inside an input handler: what opens a field or a dialog must give it the focus before that returns. */
  function tickNow() {
    cancelAnimationFrame(scheduled);
    run();
  }

  /** Something is there for the program. */
  function arrived() {
    const wait = shown() ? attend() : 0;
    if (wait === 0) wake();
    else if (scheduled === 0 && patience === 0) patience = setTimeout(wake, wait);
  }

  /** The program has more to do, and lets others have their turn before. */
  function attendAgain() {
    if (!asked) turns.port2.postMessage(0);
    asked = true;
  }

  return { wake, tickNow, arrived, attendAgain };
}
