// Which tab writes. A tab that hears of another one's wish lets its own next turn pass, so that the wish is met even
// where several tabs wait.

/** `sound()` answers whether this tab may write at all, asked whenever its turn has come and before it does. */
export function createRoles({ lock, drained, sound, onRole }) {
  const locks = navigator.locks;
  let role = 'follower';
  let closed = false;
  let release = null; // resolving it gives the lock back
  let turn = null; // this tab's place in the line for the lock

  function setRole(next) {
    if (role === next) return;
    role = next;
    if (!closed) onRole?.(role);
  }

  const hold = (then) => new Promise((resolve) => {
    release = resolve;
    sound().then((may) => {
      if (release !== resolve) return; // given up meanwhile
      if (may) {
        setRole('writer');
      } else {
        closed = true; // for good: only a new load of the page can know better
        giveUp();
      }
    }).then(then);
  });

  function lineUp() {
    turn = null;
    if (closed) return;
    const mine = { passed: false };
    turn = mine;
    locks.request(lock, () => (mine.passed || closed ? undefined : hold())).then(lineUp, () => {});
  }

  function withoutLocks(reason) {
    console.info(`Two tabs cannot be told apart here (${reason}). Use Cairn in one tab at a time.`);
    setRole('writer');
  }

  function giveUp() {
    const go = release;
    release = null;
    setRole('follower');
    go?.();
  }

  return {
    get: () => role,
    // Resolves when it is decided whether this tab writes or follows.
    take: () => new Promise((decided) => {
      if (!locks) {
        withoutLocks('no Web Locks');
        decided();
        return;
      }
      locks.request(lock, { ifAvailable: true }, (granted) => {
        if (granted) return hold(decided);
        decided();
        return undefined;
      }).then(lineUp, (error) => {
        withoutLocks(error.name);
        decided();
      });
    }),
    // Another tab wants to write.
    async yield() {
      if (!release) {
        if (turn) turn.passed = true;
        return;
      }
      await drained();
      if (release) giveUp();
    },
    close() {
      closed = true;
      giveUp();
    },
  };
}
