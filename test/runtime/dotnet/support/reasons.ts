/** Why ours differs, where it does so in many places for the same reason. */
export const because = {
  oneThread: 'There is one thread: nothing runs between two statements of synchronous code.',
  noBlocking: 'Blocking the one thread would keep everything from happening that it waits for.',
  noScheduler: 'There is neither a TaskScheduler nor a SynchronizationContext: the event loop is both.',
  noCreationOptions:
    'TaskCreationOptions are for a scheduler, and RunContinuationsAsynchronously is how promises work anyway.',
  cannotAsk: 'A promise cannot be asked for its outcome, only be followed until it has one.',
  asRejection: 'What returns a promise reports wrong arguments by it, so that there is one way to catch them.',
  noIds: 'Ids are for debuggers that cannot show which object is which.',
  noDispose: 'There is no handle of the operating system to give back.',
} as const;
