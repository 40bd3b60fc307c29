import { line, type SvgNode, svg } from "../../svg.ts";
import { COLON } from "../../text/punctuation.ts";
import { framed, isNarrow } from "../shared/frame.ts";
import { armMark } from "../shared/legend.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { type Spread, spreadOf } from "../shared/spread.ts";
import { numberCell, type Table, textCell } from "../shared/table.ts";
import { cut, textAt, textLines } from "../shared/typography.ts";
import { amount, type Wording } from "../shared/wording.ts";
import {
  type LevelMark,
  type LevelRowMarks,
  type Levels,
  type LevelsMarks,
  pairedDifferences,
  rounded,
  withSpread,
} from "./marks.ts";

/** Marks → SVG nodes. @param id prefix of the ids inside */
export function levelsNodes(marks: LevelsMarks, wording: Wording, id: string): SvgNode {
  const { width, height, heading, armsLegend, columns, groups } = marks;
  const [first] = groups.flatMap(({ rows }) => rows);
  const heads =
    first === undefined || first.arms.length < 2
      ? []
      : [
          textAt(
            columns.difference,
            heading.height + armsLegend.height + 14,
            wording.say(
              isNarrow(width)
                ? { en: "median, difference from A", fr: "médiane, écart avec A" }
                : { en: "difference from A (9 worlds in 10)", fr: "écart avec A (9 mondes sur 10)" },
            ),
            { "text-anchor": "end", "font-size": 12, fill: COLOURS.faint },
          ),
        ];
  return framed(
    heading,
    { width, height },
    id,
    groups.flatMap(({ rows }) => rows.map((row) => rowSentence(row, wording))).join(" "),
    ...armsLegend.nodes(heading.height),
    ...heads,
    ...groups.flatMap(({ label, y, rows }) => [
      textAt(columns.label, y, cut(label, columns.difference - columns.label, 14, true), {
        "font-size": 14,
        "font-weight": 600,
      }),
      line(columns.label, y + 7, columns.difference, y + 7, { stroke: COLOURS.border }),
      ...rows.map((row) => rowNodes(row, columns, wording)),
    ]),
  );
}

function rowNodes(row: LevelRowMarks, columns: LevelsMarks["columns"], wording: Wording): SvgNode {
  const { labelLines, top, arms, axis } = row;
  const first = arms[0]?.y ?? top;
  return svg(
    "g",
    {},
    ...textLines(columns.label, top + 14, labelLines, 17, { "font-weight": 600 }),
    ...axis.ticks.flatMap(({ value, x }) => [
      line(x, first - 8, x, axis.y, { stroke: COLOURS.grid }),
      ...(axis.numbered
        ? [
            textAt(x, axis.y + 13, wording.number(value, false), {
              "text-anchor": "middle",
              "font-size": 11,
              fill: COLOURS.faint,
            }),
          ]
        : []),
    ]),
    line(axis.from, axis.y, axis.to, axis.y, { stroke: COLOURS.border }),
    ...arms.flatMap((arm) => armNodes(arm, axis.from, columns.difference, wording)),
  );
}

function armNodes(
  { letter, y, x, difference, said }: LevelMark,
  from: number,
  right: number,
  wording: Wording,
): SvgNode[] {
  const { fill, text } = styleOf(letter);
  const letterNode = textAt(from - 8, y + 4, letter, {
    "text-anchor": "end",
    "font-size": 11,
    "font-weight": 600,
    fill: text,
  });
  const none = textAt(from + 4, y + 4, wording.say({ en: "undefined", fr: "indéfini" }), {
    "font-size": 11,
    fill: COLOURS.faint,
  });
  const level =
    x === undefined
      ? [none]
      : [
          line(x.low, y, x.high, y, {
            stroke: fill,
            "stroke-width": 4,
            "stroke-opacity": 0.45,
            "stroke-linecap": "round",
          }),
          armMark(letter, x.median, y),
        ];
  const beside =
    said === ""
      ? []
      : [
          textAt(right, y + 4, said, {
            "text-anchor": "end",
            "font-size": 12,
            // One-sided in nineteen worlds of twenty.
            ...(isSure(difference) && said !== "0" ? { "font-weight": 700 } : {}),
            fill: text,
          }),
        ];
  return [letterNode, ...level, ...beside];
}

const isSure = (spread: Spread | undefined): boolean =>
  spread !== undefined && (spread.low > 0 || spread.high < 0);

/** One metric in words: the first scenario's level, then the typical difference of each other. */
function rowSentence(
  { label, unit, differenceUnit, relevant, arms }: LevelRowMarks,
  wording: Wording,
): string {
  const { say } = wording;
  const colon = say(COLON);
  const [first, ...others] = arms;
  const level =
    first?.level === undefined
      ? say({ en: "undefined", fr: "indéfini" })
      : amount(first.level.median, unit, wording);
  const differences = others.map(({ letter, difference }) =>
    difference === undefined
      ? `${letter} ${say({ en: "undefined", fr: "indéfini" })}`
      : `${letter} ${[withSpread(difference, relevant, wording), differenceUnit].join(" ").trim()}`,
  );
  return `${label}${colon}${[`A ${level}`, ...differences].join(", ")}.`;
}

/** A generated sentence: which metrics clearly move with each other scenario, if any. */
export function levelsSentence({ arms, groups }: Levels, wording: Wording): string {
  const { say } = wording;
  const rows = groups.flatMap((group) => group.rows);
  const sentences = arms.slice(1).map(({ letter }, at) => {
    const moved = rows.flatMap(({ label, unit, differenceUnit = unit, values, relevant }) => {
      const spread = spreadOf(pairedDifferences(values[0], values[at + 1]));
      if (spread === undefined || !isSure(spread) || Math.abs(spread.median) < relevant) return [];
      return [`${label} ${amount(rounded(spread.median, relevant), differenceUnit, wording, true)}`];
    });
    if (moved.length === 0)
      return say({
        en: `With ${letter}, nothing here changes enough to matter in 19 worlds out of 20 (a count, not a verdict).`,
        fr: `Avec ${letter}, rien ici ne change assez pour compter dans 19 mondes sur 20 (un décompte, pas un verdict).`,
      });
    return say({
      en: `With ${letter}, these change in the same direction in at least 19 worlds out of 20 (a count, not a verdict): ${moved.join("; ")}.`,
      fr: `Avec ${letter}, ces indicateurs varient dans le même sens dans au moins 19 mondes sur 20 (un décompte, pas un verdict) : ${moved.join(" ; ")}.`,
    });
  });
  return sentences.join(" ");
}

/** A row per metric and scenario. */
export function levelsTable({ arms, groups }: Levels, { say, number }: Wording): Table {
  const plain = (value: number) => number(value, false);
  const signed = (value: number) => number(value, true);
  return {
    header: [
      say({ en: "Metric", fr: "Indicateur" }),
      say({ en: "Unit", fr: "Unité" }),
      say({ en: "Scenario", fr: "Scénario" }),
      say({ en: "Median", fr: "Médiane" }),
      say({ en: "5%", fr: "5 %" }),
      say({ en: "95%", fr: "95 %" }),
      say({ en: "Difference from A, median", fr: "Écart avec A, médiane" }),
      say({ en: "Difference, 5%", fr: "Écart, 5 %" }),
      say({ en: "Difference, 95%", fr: "Écart, 95 %" }),
    ],
    rows: groups.flatMap((group) =>
      group.rows.flatMap(({ label, unit, values }) =>
        arms.map(({ letter }, at) => {
          const level = spreadOf(values[at]);
          const difference = at === 0 ? undefined : spreadOf(pairedDifferences(values[0], values[at]));
          return [
            textCell(label),
            textCell(unit),
            textCell(letter),
            ...[level?.median, level?.low, level?.high].map((value) => numberCell(value, plain)),
            ...[difference?.median, difference?.low, difference?.high].map((value) =>
              numberCell(value, signed),
            ),
          ];
        }),
      ),
    ),
  };
}
