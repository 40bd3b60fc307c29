/** Exit codes: 1 for an internal error, 2 for a problem the user can correct, 3 for a negative answer. */
export const EXIT = {
  done: 0,
  internalError: 1,
  userError: 2,
  negative: 3,
  interrupted: 130,
} as const;

/** The work is done and its files are written, but no setting was accepted, or every run failed. */
export class NegativeAnswer extends Error {}
