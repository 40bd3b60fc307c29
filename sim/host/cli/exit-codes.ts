/** What the command ends with: what the user can mend is 2, what we must mend is 1. */
export const EXIT = {
  done: 0,
  fault: 1,
  mendable: 2,
  interrupted: 130,
} as const;
