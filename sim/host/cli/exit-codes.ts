/** What the command ends with: what the user can mend is 2, what we must mend is 1, an answer that is no is 3. */
export const EXIT = {
  done: 0,
  fault: 1,
  mendable: 2,
  negative: 3,
  interrupted: 130,
} as const;

/** The work is done and its files are written, but the answer is no: no setting was accepted, or every run failed. */
export class NegativeAnswer extends Error {}
