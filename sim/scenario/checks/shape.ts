import { Problems } from "../problem-list.ts";
import { MOST_TOLD, type Problem } from "../problems.ts";
import type { Text } from "../text.ts";

/** A JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What a value may be, declared once: for checks, for what is told when it is something else, and for the JSON
 * Schema that editors read.
 */
export interface Shape {
  /** Built on demand. */
  readonly schema: () => JsonSchema;
  /** Whether a value has this shape, leaving aside what it holds. */
  readonly accepts: (value: unknown) => boolean;
  /** What a value should have been. */
  readonly expected: Text;
  /** What was probably meant by a refused value. */
  readonly suggestion?: (value: unknown) => Text | undefined;
  /** What is shown of a refused value, if not the value itself. */
  readonly shown?: (value: unknown) => unknown;
  /** Checks what an accepted value holds. */
  readonly inside?: (value: unknown, path: string, walk: Walk) => void;
}

/** One key of an object. */
export interface Key extends Shape {
  readonly text?: Text;
  readonly required?: boolean;
  /** What stands for a key that is left out. */
  readonly default?: unknown;
}

export type Keys = Readonly<Record<string, Key>>;

/** Everything that is wrong with a value: the first {@link MOST_TOLD} problems, the rest counted. @param path of the value */
export function problemsIn(shape: Shape, value: unknown, path = ""): Problem[] {
  const walk = new Walk();
  walk.look(shape, () => value, path);
  return [...walk.problems.list];
}

/** Whether the value with these problems can be read again: no getter threw. */
export const isReadable = (problems: readonly Problem[]): boolean =>
  problems.every(({ expected }) => expected !== UNREADABLE);

/** Whether nothing is wrong with a value. */
export const fits = (shape: Shape, value: unknown): boolean => problemsIn(shape, value).length === 0;

/** That a value is refused. @param value absent where there is none */
export function refusal(shape: Shape, value: unknown, path: string): Problem {
  const { expected, suggestion, shown } = shape;
  return {
    path,
    value: shown === undefined ? value : shown(value),
    expected,
    suggestion: suggestion?.(value),
  };
}

/** Walks through a value along its shape and collects what is wrong with it. */
export class Walk {
  readonly problems = new Problems(MOST_TOLD);
  /** False once reading something has thrown. */
  isReadable = true;

  /**
   * @param read gives the value; a getter may throw
   * @param optional whether undefined is as good as absent
   * @returns whether there is a value
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
    else this.tell(() => refusal(shape, value, path));
    return true;
  }

  /** @param make is called only if there is room for one more */
  tell(make: () => Problem): void {
    this.problems.addMade(make);
  }

  /** Runs an action that reads the value; if that throws, records a problem and returns undefined. */
  attempt<T>(path: string, action: () => T): T | undefined {
    try {
      return action();
    } catch {
      this.isReadable = false;
      this.tell(() => ({ path, expected: UNREADABLE }));
      return undefined;
    }
  }
}

const UNREADABLE: Text = {
  en: "plain data: reading this throws an error",
  fr: "des données simples : les lire provoque une erreur",
};
