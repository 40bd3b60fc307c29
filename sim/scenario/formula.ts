import { create, parseDependencies } from "mathjs/number";
import { exp, ln, power } from "../core/math.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Text } from "../input/text.ts";
import { doubtfulComma, ONLY, refusedWord, writtenOtherwise } from "./formula-words.ts";

/** Longest formula, in characters: enough for any schedule, too short to overload the parser. */
export const FORMULA_LENGTH = 256;

/** A checked formula: numbers in, number out, the same digits in every engine. */
export type Formula = (value: (name: string) => number) => number;
export type ParsedFormula =
  | { formula: Formula; names: string[] }
  | { expected: Text; suggestion?: Text | undefined };

/** The parts of mathjs's syntax tree that are used here; every other kind of node is refused. */
interface Node {
  type: string;
  value?: unknown;
  name?: string;
  fn?: string | Node;
  args?: Node[];
  content?: Node;
  conditionals?: string[];
  params?: Node[];
  /** Whether a product has no sign, as in `2 week`. */
  implicit?: boolean;
}

const { parse } = create({ parseDependencies });

const OPERATORS: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  pow: raise,
  smaller: (a, b) => (a < b ? 1 : 0),
  larger: (a, b) => (a > b ? 1 : 0),
  smallerEq: (a, b) => (a <= b ? 1 : 0),
  largerEq: (a, b) => (a >= b ? 1 : 0),
  equal: (a, b) => (a === b ? 1 : 0),
  unequal: (a, b) => (a !== b ? 1 : 0),
};

/** Comparisons that may stand in a chain, as in `0 <= week < 12`; any others would mean different things to different people. */
const ONE_WAY = [
  ["smaller", "smallerEq"],
  ["larger", "largerEq"],
];

const SIGNS: Record<string, string> = {
  ...{ smaller: "<", larger: ">", smallerEq: "<=", largerEq: ">=", equal: "==", unequal: "!=" },
};

const FUNCTIONS: Record<string, { arity: number; apply: (...args: number[]) => number }> = {
  min: { arity: Number.POSITIVE_INFINITY, apply: (...args) => Math.min(...args) },
  max: { arity: Number.POSITIVE_INFINITY, apply: (...args) => Math.max(...args) },
  abs: { arity: 1, apply: Math.abs },
  exp: { arity: 1, apply: exp },
  log: { arity: 1, apply: ln },
  sqrt: { arity: 1, apply: Math.sqrt },
  floor: { arity: 1, apply: Math.floor },
};

class Refused {
  constructor(
    readonly expected: Text,
    readonly suggestion?: Text,
  ) {}
}

/**
 * Parses a formula with mathjs and rebuilds it from allowed nodes only, so that untrusted code is never evaluated:
 * numbers, arithmetic, comparison (1 or 0), `week`, aggregates, {@link FUNCTIONS}.
 *
 * @param names the variables that may occur
 */
export function parseFormula(source: string, names: readonly string[]): ParsedFormula {
  if (source.length > FORMULA_LENGTH) {
    return {
      expected: {
        en: `a formula of at most ${FORMULA_LENGTH} characters (this one has ${source.length})`,
        fr: `une formule d’au plus ${FORMULA_LENGTH} caractères (celle-ci en a ${source.length})`,
      },
    };
  }
  const used = new Set<string>();
  try {
    const formula = walk(parsed(source), new Set(names), used);
    const refused = refusedWord(source) ?? doubtfulComma(source);
    return refused ?? { formula, names: [...used] };
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    const { expected, suggestion } = refusal;
    if (expected !== ONLY) return { expected, suggestion };
    const mended = writtenOtherwise(source);
    return (mended === undefined ? refusedWord(source) : undefined) ?? { expected, suggestion: mended };
  }
}

function parsed(source: string): Node {
  try {
    return parse(source) as unknown as Node;
  } catch (error) {
    // The message of mathjs is in English only; the French text gives the position, counted from 1.
    const { message, char } = error as { message: string; char?: number };
    const where = char === undefined ? "" : ` ; la lecture s’arrête au caractère ${char}`;
    throw new Refused(
      { en: `a formula (${message})`, fr: `une formule bien formée${where}` },
      writtenOtherwise(source) ?? (hasDecimalComma(source) ? WITH_POINT : undefined),
    );
  }
}

const WITH_POINT = {
  en: "decimals have a point: 0.3 instead of 0,3",
  fr: "les décimales s’écrivent avec un point : 0.3 au lieu de 0,3",
};

/** Whether two digits have a comma between them that does not separate arguments of a function. */
function hasDecimalComma(source: string): boolean {
  const calls: boolean[] = [];
  for (let at = 0; at < source.length; at++) {
    if (source[at] === "(") calls.push(/\w\s*$/.test(source.slice(0, at)));
    if (source[at] === ")") calls.pop();
    if (calls.at(-1) !== true && /^\d,\d/.test(source.slice(at, at + 3))) return true;
  }
  return false;
}

function walk(node: Node, names: ReadonlySet<string>, used: Set<string>): Formula {
  const down = (child: Node) => walk(child, names, used);
  switch (node.type) {
    case "ConstantNode": {
      const { value } = node;
      // The parser accepts NaN, Infinity and 1e999 as numbers.
      if (typeof value !== "number" || !Number.isFinite(value)) break;
      return () => value;
    }
    case "SymbolNode": {
      const name = node.name as string;
      if (!names.has(name)) {
        const known = [...names, ...Object.keys(FUNCTIONS)];
        throw new Refused(
          { en: `a known name instead of “${name}”`, fr: `un nom connu au lieu de « ${name} »` },
          writtenOtherwise(name) ??
            didYouMean(name, known) ?? {
              en: `known: ${known.join(", ")}`,
              fr: `connus : ${known.join(", ")}`,
            },
        );
      }
      used.add(name);
      return (value) => value(name);
    }
    case "ParenthesisNode":
      return down(node.content as Node);
    case "OperatorNode": {
      const [left, right] = (node.args as Node[]).map(down);
      if (node.fn === "unaryMinus") return (value) => -left(value);
      if (node.fn === "unaryPlus") return left;
      const operator = Object.hasOwn(OPERATORS, node.fn as string) ? OPERATORS[node.fn as string] : undefined;
      if (operator === undefined || right === undefined) break;
      if (node.implicit === true) throw signless(node.args as Node[]);
      return (value) => operator(left(value), right(value));
    }
    case "RelationalNode": {
      const terms = (node.params as Node[]).map(down);
      const names = node.conditionals as string[];
      if (!ONE_WAY.some((way) => names.every((name) => way.includes(name)))) throw crossed(node);
      const operators = names.map((name) => OPERATORS[name]);
      return (value) => {
        const values = terms.map((term) => term(value));
        return operators.every((operator, i) => operator(values[i], values[i + 1]) === 1) ? 1 : 0;
      };
    }
    case "FunctionNode": {
      const name = (node.fn as Node).name ?? "";
      if (!Object.hasOwn(FUNCTIONS, name)) {
        const known = Object.keys(FUNCTIONS);
        throw new Refused(
          { en: `a known function instead of “${name}”`, fr: `une fonction connue au lieu de « ${name} »` },
          didYouMean(name, known) ?? {
            en: `known: ${known.join(", ")}`,
            fr: `connues : ${known.join(", ")}`,
          },
        );
      }
      const { arity, apply } = FUNCTIONS[name];
      const args = (node.args as Node[]).map(down);
      if (args.length === 0 || args.length > arity)
        throw new Refused({
          en: `${name} with ${arity === 1 ? "one value" : "at least one value"}`,
          fr: `${name} avec ${arity === 1 ? "une valeur" : "au moins une valeur"}`,
        });
      return (value) => apply(...args.map((arg) => arg(value)));
    }
  }
  throw new Refused(ONLY);
}

function crossed({ params, conditionals }: Node): Refused {
  const [values, names] = [(params as Node[]).map(String), conditionals as string[]];
  const pairs = names.map((name, i) => `(${values[i]} ${SIGNS[name]} ${values[i + 1]})`).join(" * ");
  return new Refused(
    {
      en: "in a chain of comparisons only < and <=, or only > and >=",
      fr: "dans une chaîne de comparaisons, seulement < et <=, ou seulement > et >=",
    },
    { en: `if all must hold, write ${pairs}`, fr: `si toutes doivent être vraies, écrivez ${pairs}` },
  );
}

function signless(factors: readonly Node[]): Refused {
  const written = factors.map(String).join(" * ");
  return new Refused(
    { en: "a sign between two values", fr: "un signe entre deux valeurs" },
    { en: `for a product, write ${written}`, fr: `pour un produit, écrivez ${written}` },
  );
}

/** base^exponent without `Math.pow`: whole exponents by multiplication, others only for bases ≥ 0 (else NaN). */
function raise(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
    let product = 1;
    for (let i = Math.abs(exponent); i > 0; i--) product *= base;
    return exponent < 0 ? 1 / product : product;
  }
  return base > 0 || (base === 0 && exponent > 0) ? power(base, exponent) : Number.NaN;
}
