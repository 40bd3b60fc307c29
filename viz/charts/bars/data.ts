import type { Shown } from "../../client/results.ts";
import { metricOf } from "../../text/metrics.ts";
import type { Words } from "../../text/words.ts";
import { armsOf, basisOf, levelsOf } from "../shared/columns.ts";
import { spreadOf } from "../shared/spread.ts";
import { amount } from "../shared/wording.ts";
import type { Bars, BarsFacet, BarsRow } from "./marks.ts";

type Level = BarsRow["level"];

function amountRow(shown: Shown, id: string, level: Level, words: Words, away = false): BarsRow {
  const metric = metricOf(id);
  return {
    label: words.say(metric.label),
    level,
    away,
    bars: shown.worlds.map((_, arm) => {
      const spread = spreadOf(levelsOf(shown, arm, metric));
      return spread === undefined ? { value: 0 } : { value: spread.mean, low: spread.low, high: spread.high };
    }),
  };
}

/** Below this share of the terms, their sum is what rounding leaves of nothing. */
const ROUNDING = 1e-12;

/**
 * What the organisation pays to people, or raises. Payments are part of the cost and are taken from the value kept as
 * well, so without this row the value kept minus the cost would not be the net value.
 */
function countedTwice(shown: Shown, words: Words): BarsRow {
  const of = (id: string, arm: number) => levelsOf(shown, arm, metricOf(id));
  const bars = shown.worlds.map((_, arm) => {
    const [net, kept, cost] = ["netEuros", "capturedEuros", "costEuros"].map((id) => of(id, arm));
    const spread = spreadOf(
      net.map((value, world) => {
        const paid = value - kept[world] + cost[world];
        return Math.abs(paid) < ROUNDING * (Math.abs(value) + cost[world]) ? 0 : paid;
      }),
    );
    return spread === undefined ? { value: 0 } : { value: spread.mean, low: spread.low, high: spread.high };
  });
  const label = {
    en: "Paid to people (already counted above), or raised",
    fr: "Versé aux personnes (déjà compté plus haut), ou collecté",
  };
  return { label: words.say(label), level: "part", away: false, bars };
}

const means = (shown: Shown, words: Words) =>
  words.say({
    en: `Means, which add up; thin lines: nine worlds in ten · ${basisOf(shown, words)}`,
    fr: `Moyennes, qui s’additionnent ; traits fins : neuf mondes sur dix · ${basisOf(shown, words)}`,
  });

/** Who creates value, who gets it, and what it costs: created = returned + common + lost + kept. */
export function valueData(shown: Shown, words: Words): Bars {
  const { say } = words;
  const row = (id: string, level: Level, away = false) => amountRow(shown, id, level, words, away);
  const facet = (label: string, rows: BarsRow[]): BarsFacet => ({ label, unit: "€", rows });
  return {
    title: say({ en: "Who creates value, and who gets it", fr: "Qui crée la valeur, et qui la reçoit" }),
    subtitle: means(shown, words),
    arms: armsOf(shown, words),
    shared: false,
    facets: [
      facet(
        say({
          en: "What people create, and where it goes",
          fr: "Ce que les gens créent, et à qui cela revient",
        }),
        [
          row("createdEuros", "total"),
          row("returnedEuros", "part"),
          row("commonsEuros", "part"),
          row("lostEuros", "part"),
          row("capturedEuros", "part"),
        ],
      ),
      facet(say({ en: "What it costs, and what is left", fr: "Ce que cela coûte, et ce qui reste" }), [
        row("costEuros", "part", true),
        countedTwice(shown, words),
        row("netEuros", "total"),
        row("imputedHoursEuros", "part"),
      ]),
    ],
  };
}

/** Jobs that participation replaces and those that it asks for, and who coordinates. */
export function jobsData(shown: Shown, words: Words): Bars {
  const { say } = words;
  const row = (id: string, away = false) => amountRow(shown, id, "part", words, away);
  return {
    title: say({ en: "Jobs and coordination", fr: "Emplois et coordination" }),
    subtitle: means(shown, words),
    arms: armsOf(shown, words),
    shared: false,
    facets: [
      {
        label: say({
          en: "Jobs replaced (−) and needed (+)",
          fr: "Emplois remplacés (−) et nécessaires (+)",
        }),
        unit: words.unit("full-time jobs"),
        rows: [
          row("jobsDisplaced", true),
          row("jobsCommunity"),
          row("jobsPromotion"),
          row("jobsRelations"),
          row("jobsUpkeep"),
        ],
      },
      {
        label: say({ en: "Coordination over all weeks", fr: "Coordination sur toute la durée" }),
        unit: words.unit("h"),
        rows: [row("requiredHours"), row("plannedHours"), row("hiddenHours")],
      },
    ],
  };
}

/** A generated sentence: the totals of every scenario and the largest change of each other one. */
export function amountsSentence({ arms, facets }: Bars, words: Words): string {
  const { say, list } = words;
  const rows = facets.flatMap((facet) => facet.rows.map((row) => ({ ...row, unit: facet.unit })));
  const totals = rows
    .filter(({ level }, at) => level === "total" || (at === 0 && rows.every((row) => row.level === "part")))
    .map(({ label, bars, unit }) => {
      const each = bars.map(({ value }, at) => `${arms[at].letter} ${amount(value, unit, words)}`);
      return say({ en: `${label}: ${list(each)}.`, fr: `${label} : ${list(each)}.` });
    });
  const changes = arms.slice(1).map(({ letter }, other) => {
    const moved = rows
      .map(({ label, bars, unit }) => ({
        label,
        unit,
        by: bars[other + 1].value - bars[0].value,
        of: sizeOf(bars),
      }))
      .filter(({ by, of }) => Math.abs(by) > ROUNDING * of)
      .sort((a, b) => Math.abs(b.by) / b.of - Math.abs(a.by) / a.of)
      .slice(0, 2)
      .map(({ label, by, unit }) => `${label} ${amount(by, unit, words, true)}`);
    if (moved.length === 0)
      return say({ en: `With ${letter}, nothing changes.`, fr: `Avec ${letter}, rien ne change.` });
    return say({
      en: `With ${letter}, the largest relative changes are ${list(moved)}.`,
      fr: `Avec ${letter}, les plus fortes variations relatives sont : ${list(moved)}.`,
    });
  });
  return [...totals, ...changes].join(" ");
}

const sizeOf = (bars: BarsRow["bars"]) => Math.max(...bars.map(({ value }) => Math.abs(value)));
