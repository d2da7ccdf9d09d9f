// Which tab writes. A tab that hears of another one's wish lets its own next turn pass, so that the wish is met even
// where several tabs wait.
export function createRoles({ lock, drained, onRole }) {
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

  const hold = () => new Promise((resolve) => {
    release = resolve;
    setRole('writer');
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
        decided();
        return granted ? hold() : undefined;
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
