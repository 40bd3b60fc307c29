import { Problems } from "./problem-list.ts";
import { MOST_WORKED_OUT, type Problem } from "./problems.ts";
import type { Text } from "./text.ts";

/** A JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What a value may be. Checks, error messages and the JSON Schema for editors all come from this declaration.
 */
export interface Shape {
  /** Built on demand. */
  readonly schema: () => JsonSchema;
  /** Whether a value has this shape, without looking at what it contains. */
  readonly accepts: (value: unknown) => boolean;
  /** What a value should have been. */
  readonly expected: Text;
  /** Suggestion of what a refused value probably meant. */
  readonly suggestion?: (value: unknown) => Text | undefined;
  /** What to show for a refused value, if not the value itself. */
  readonly shown?: (value: unknown) => unknown;
  /** Checks what an accepted value contains. */
  readonly inside?: (value: unknown, path: string, walk: Walk) => void;
}

/** One key of an object. */
export interface Key extends Shape {
  readonly text?: Text;
  readonly required?: boolean;
  /** Value of a key that is left out. */
  readonly default?: unknown;
}

export type Keys = Readonly<Record<string, Key>>;

/** All problems of a value: the first {@link MOST_WORKED_OUT}, and the number of the others. @param path of the value */
export function problemsIn(shape: Shape, value: unknown, path = ""): Problem[] {
  const walk = new Walk();
  walk.look(shape, () => value, path);
  return [...walk.problems.list];
}

/** Whether the value with these problems can be read again, because no getter threw. */
export const isReadable = (problems: readonly Problem[]): boolean =>
  problems.every(({ expected }) => expected !== UNREADABLE);

/** Whether a value has no problem. */
export const fits = (shape: Shape, value: unknown): boolean => problemsIn(shape, value).length === 0;

/** The problem of a refused value. @param value undefined if there is none */
export function refusal(shape: Shape, value: unknown, path: string): Problem {
  const { expected, suggestion, shown } = shape;
  return {
    path,
    value: shown === undefined ? value : shown(value),
    expected,
    suggestion: suggestion?.(value),
  };
}

/** Walks through a value along its shape and collects its problems. */
export class Walk {
  readonly problems = new Problems(MOST_WORKED_OUT);
  /** False once reading the value has thrown. */
  isReadable = true;

  /**
   * @param read gives the value; a getter may throw
   * @param optional whether undefined counts as absent
   * @returns whether a value is present
   */
  look(shape: Shape, read: () => unknown, path: string, optional = false): boolean {
    const found = this.attempt(path, () => {
      const value = read();
      return { value, accepted: shape.accepts(value) };
    });
    if (found === undefined) return true;
    const { value, accepted } = found;
    if (value === undefined && optional) return false;
    if (accepted) shape.inside?.(value, path, this);
    else this.report(() => refusal(shape, value, path));
    return true;
  }

  /** @param make is called only if there is room for one more problem */
  report(make: () => Problem): void {
    this.problems.addMade(make);
  }

  /** Runs an action that reads the value; if that throws, records a problem and returns undefined. */
  attempt<T>(path: string, action: () => T): T | undefined {
    try {
      return action();
    } catch {
      this.isReadable = false;
      this.report(() => ({ path, expected: UNREADABLE }));
      return undefined;
    }
  }
}

const UNREADABLE: Text = {
  en: "plain data: reading this throws an error",
  fr: "des données simples : les lire provoque une erreur",
};
