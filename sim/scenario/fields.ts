import type {
  ChoiceField,
  Condition,
  Fields,
  FlagField,
  Group,
  IdField,
  Items,
  LeverField,
  ListField,
  NumberField,
  Origin,
  OverrideField,
  Overrides,
  Presented,
  Records,
  Status,
  TextField,
} from "./field.ts";

const origin = (status: Status, source?: string): Origin =>
  source === undefined ? { status } : { status, source };

export const assumed = (source?: string) => origin("assumption", source);
export const literature = (source: string) => origin("literature", source);
export const data = (source: string) => origin("data", source);
export const sourceText = (source: string) => origin("source text", source);
/** A value with no evidence, because the author of the scenario chooses it. */
export const toChoose = () => origin("to choose");

export function number(
  unit: string,
  range: readonly [number, number],
  value: number,
  from: Origin,
  en: string,
  fr: string,
): NumberField {
  return { kind: "number", unit, range, default: value, ...from, text: { en, fr } };
}

/** A number between 0 and 1. */
export function fraction(value: number, from: Origin, en: string, fr: string): NumberField {
  return number("0–1", [0, 1], value, from, en, fr);
}

/** A weight of the utility, in logit units. */
export function weight(value: number, from: Origin, en: string, fr: string): NumberField {
  return number("logit", [-20, 20], value, from, en, fr);
}

export function whole(
  unit: string,
  range: readonly [number, number],
  value: number,
  from: Origin,
  en: string,
  fr: string,
): NumberField {
  return { ...number(unit, range, value, from, en, fr), integer: true };
}

export function lever<P extends Presented>(
  unit: string,
  range: readonly [number, number],
  value: number,
  from: Origin,
  en: string,
  fr: string,
  presented?: P,
): LeverField & Pick<P, keyof P & "price"> {
  return { ...number(unit, range, value, from, en, fr), ...(presented as P), kind: "lever" };
}

export function flag(value: boolean, from: Origin, en: string, fr: string): FlagField {
  return { kind: "flag", unit: "", default: value, ...from, text: { en, fr } };
}

export function choice<const O extends string>(
  options: readonly O[],
  value: NoInfer<O>,
  from: Origin,
  en: string,
  fr: string,
  presented?: Presented,
): ChoiceField<O> {
  return { kind: "choice", unit: "", options, default: value, ...from, text: { en, fr }, ...presented };
}

export function list(
  unit: string,
  range: readonly [number, number],
  longest: number,
  from: Origin,
  en: string,
  fr: string,
): ListField {
  return { kind: "list", unit, range, longest, default: null, ...from, text: { en, fr } };
}

export function text(longest: number, en: string, fr: string): TextField {
  return { kind: "text", unit: "", longest, default: { en: "", fr: "" }, ...toChoose(), text: { en, fr } };
}

export function group<const C extends Fields>(en: string, fr: string, fields: C): Group<C> {
  return { kind: "group", text: { en, fr }, fields };
}

export function records<const C extends Fields>(
  atLeast: number,
  atMost: number,
  preset: Readonly<Record<string, unknown>>,
  en: string,
  fr: string,
  fields: C,
): Records<C> {
  return { kind: "records", text: { en, fr }, atLeast, atMost, default: preset, fields };
}

export function items<const C extends Fields>(
  longest: number,
  en: string,
  fr: string,
  fields: C,
  condition?: Condition,
): Items<C> {
  return { kind: "items", text: { en, fr }, longest, fields, ...(condition && { condition }) };
}

export function idOf(from: Origin, en: string, fr: string): IdField {
  return { kind: "id", unit: "", default: "", ...from, text: { en, fr } };
}

const perOperationBy =
  <A extends unknown[]>(declared: (...of: A) => NumberField) =>
  (...of: A): NumberField & { perOperation: true } => ({ ...declared(...of), perOperation: true });
/** The same for a parameter that describes one operation: each may have a value of its own. */
export const perOperation = {
  number: perOperationBy(number),
  fraction: perOperationBy(fraction),
  weight: perOperationBy(weight),
};

function overrideOf(of: OverrideField["of"]): OverrideField {
  const { unit, status, text } = of;
  return { kind: "override", of, unit, status, text, default: null };
}

/** An override of each parameter that describes one operation. */
export function ownFieldsOf(fields: Fields): Fields {
  const own = Object.entries(fields).flatMap(([name, field]): [string, OverrideField][] =>
    field.kind === "number" && field.perOperation === true ? [[name, overrideOf(field)]] : [],
  );
  return Object.fromEntries(own);
}

/** The same groups with an override of each lever; an override left at null keeps the scenario-wide lever. */
export function overridesOf<C extends Fields>(fields: C): Overrides<C> {
  const overrides = Object.entries(fields).map(([name, field]) => {
    if (field.kind === "group") return [name, { ...field, fields: overridesOf(field.fields) }];
    if (field.kind !== "lever" && field.kind !== "choice") throw new Error(`${name}: not a lever`);
    return [name, overrideOf(field)];
  });
  return Object.fromEntries(overrides) as Overrides<C>;
}

/** Most periods of one lever. */
export const MOST_PERIODS = 100;
