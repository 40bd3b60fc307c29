import { inputError } from "../../input/problems.ts";
import { UnusableFile } from "./open-file.ts";
import { systemReason } from "./system-errors.ts";

/**
 * Runs an action that writes to a path, or prepares for writing.
 *
 * @param option that named the path
 * @throws InputError when the system refuses, or the file cannot be used; otherwise what `action` throws
 */
export function tryWrite<T>(option: string, path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const expected = error instanceof UnusableFile ? error.expected : systemReason(error);
    if (expected === undefined) throw error;
    throw inputError(option, path, expected);
  }
}
