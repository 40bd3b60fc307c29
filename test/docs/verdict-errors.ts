import { resultOf } from "../evidence/store.ts";
import { BEYOND, DISTRIBUTIONS, type Distribution } from "../evidence/verdicts/distributions.ts";
import { FRESH } from "../evidence/verdicts/fresh.ts";
import { TRIED } from "../evidence/verdicts/tried.ts";
import { type Errors, POWER_WORLDS, type Power, verdicts, WORLDS } from "../evidence/verdicts.ts";
import { table } from "./markdown.ts";

const percent = (share: number): string => {
  const number = 100 * share;
  return number === 0 ? "0" : number < 9.95 ? number.toFixed(1) : number.toFixed(0);
};
const whole = (share: number): string => (100 * share).toFixed(0);
const shown = ([ours, former]: Errors): string => `${percent(ours)} (${percent(former)})`;

/** How often comparisons of six metrics have a wrong verdict. */
export const verdictErrors = (): string => errorTable([...DISTRIBUTIONS, ...TRIED]);

/** The same for distributions that nobody looked at while the rule was designed. */
export const verdictErrorsFresh = (): string => errorTable(FRESH);

function errorTable(distributions: readonly Distribution[]): string {
  const rows = distributions.map(({ id, what }) => {
    const { nothing, edge, one, together } = resultOf(verdicts, id);
    const worst = Math.max(...one.map(([ours]) => ours));
    const none = WORLDS.map(() => "–");
    const cells = [nothing, edge].flatMap((errors) => (errors.length === 0 ? none : errors.map(shown)));
    return [what, ...cells, percent(together[0]), percent(worst)];
  });
  const heads = ["mean 0", "mean r"].flatMap((truth) => WORLDS.map((worlds) => `${truth}, ${worlds} worlds`));
  return table(["differences", ...heads, "together", "one verdict, at worst"], rows);
}

/** The same where so few worlds cannot tell. */
export function verdictErrorsBeyond(): string {
  const rows = BEYOND.map(({ id, what }) => {
    const { nothing, edge } = resultOf(verdicts, id);
    return [what, ...[...nothing, ...edge].map(shown)];
  });
  return table(["differences", ...WORLDS.map((worlds) => `${worlds} worlds`)], rows);
}

/** How often verdicts tell a direction, where there is one. */
export function verdictPower(): string {
  const rows = [...DISTRIBUTIONS, ...TRIED].flatMap(({ id, what, skewed, spreads, only }) => {
    if (only !== undefined) return [];
    const { power } = resultOf(verdicts, id);
    const tails = skewed ? [false, true] : [false];
    return tails.map((mirrored) => {
      const of = (worlds: number, spread: number) =>
        power.find((one) => one.worlds === worlds && one.spread === spread && one.mirrored === mirrored);
      const usual = spreads.length === 1 ? spreads[0] : 1;
      const wide = spreads.includes(3) ? 3 : undefined;
      const tail = skewed ? (mirrored ? ", tail against it" : ", tail with it") : "";
      return [
        what + tail,
        ...POWER_WORLDS.map((worlds) => told(of(worlds, usual))),
        ...POWER_WORLDS.map((worlds) => (wide === undefined ? "" : told(of(worlds, wide)))),
        ...POWER_WORLDS.map((worlds) => listed(of(worlds, usual)?.matters)),
        whole(of(50, Math.min(...spreads))?.same ?? 0),
      ];
    });
  });
  const heads = [
    ...["r", "3r"].flatMap((spread) => POWER_WORLDS.map((worlds) => `${worlds} worlds, ${spread}`)),
    ...POWER_WORLDS.map((worlds) => `matters, ${worlds}`),
  ];
  return table(["differences", ...heads, "same, 50"], rows);
}

const listed = (shares: readonly number[] | undefined): string => (shares ?? []).map(whole).join(" · ");
const told = (power: Power | undefined): string =>
  power === undefined ? "" : `${listed(power.told)} (${listed(power.former)})`;
