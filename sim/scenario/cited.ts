import type { Shape } from "../input/shape.ts";
import { didYouMean } from "../input/suggestions.ts";
import { choice, word } from "../input/values.ts";

/** What a scenario's file may cite: entries of docs/sources.md. A test compares these lists with that page. */

/** Sections of the source texts, as they are written after a text's abbreviation; the marks belong to a citation. */
const SECTIONS = {
  marketing: {
    named: ["introduction", "grid", "conclusion"],
    numbered: ["1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "4", "4.1", "4.2"],
  },
  participation: { named: [], numbered: ["1", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "4"] },
  retrospective: { named: ["comments"], numbered: [] },
  dossier: { named: ["interview"], numbered: [] },
  numerique: { named: [], numbered: [] },
} as const satisfies Record<string, { named: readonly string[]; numbered: readonly string[] }>;

/** Each text as a whole, and each of its sections. */
export const CITED_TEXTS: readonly string[] = Object.entries(SECTIONS).flatMap(
  ([text, { named, numbered }]) => [
    text,
    ...named.map((name) => `${text}, ${name}`),
    ...numbered.map((number) => `${text} §${number}`),
  ],
);

/** Both ends of a range of sections, `marketing §3.1–3.2`; else the citation alone. */
export function sectionsIn(text: string): string[] {
  const range = /^(\w+) §([\d.]+)–([\d.]+)$/.exec(text);
  return range === null ? [text] : [`${range[1]} §${range[2]}`, `${range[1]} §${range[3]}`];
}

const FORM = Object.entries(SECTIONS)
  .map(([text, { named, numbered }]) => {
    const numbers = `(${numbered.join("|").replaceAll(".", "\\.")})`;
    const range = numbered.length === 0 ? [] : [` §${numbers}(–${numbers})?`];
    const after = [...named.map((name) => `, ${name}`), ...range];
    return after.length === 0 ? text : `${text}(${after.join("|")})?`;
  })
  .join("|");

const TEXTS = Object.keys(SECTIONS).join(", ");

/** A source text, perhaps with its section or a range of them. */
export const A_TEXT = word(
  new RegExp(`^(${FORM})$`),
  {
    en: `a source text with its section, such as "marketing §2.3"; texts: ${TEXTS}`,
    fr: `un texte source avec sa section, comme « marketing §2.3 » ; textes : ${TEXTS}`,
  },
  (value) => (typeof value === "string" ? nearText(value) : undefined),
);

/** Of a known text, its sections are listed, since numbers all resemble each other; else what is similar is named. */
function nearText(typed: string): ReturnType<NonNullable<Shape["suggestion"]>> {
  const text = /^\w+/.exec(typed)?.[0] ?? "";
  const own = CITED_TEXTS.filter((one) => one.startsWith(`${text},`) || one.startsWith(`${text} `));
  const near = typed.includes("§") && own.length > 0 ? undefined : didYouMean(typed, CITED_TEXTS);
  if (near !== undefined || own.length === 0) return near;
  return { en: `it has: ${own.join("; ")}`, fr: `il contient : ${own.join(" ; ")}` };
}

/** Facts, and works on methods and forms. What nothing was found for is an assumption. */
export const CITED_WORKS: readonly string[] = [
  "P2",
  "P5",
  "E3",
  "E5",
  "E7",
  "E10",
  "E11",
  "R1",
  "R2",
  "R5",
  "R6",
  "R7",
  "I2",
  "I4",
  "I6",
  "F1",
  "F3",
  "F5",
  "F8",
  "C1",
  "C2",
  "C3",
  "C5",
  "D1",
  "D2",
  "D3",
  "J1",
  "J2",
  "J3",
  "J4",
  "D4",
  "N2",
  "N3",
  "N4",
  "Granovetter 1978",
  "Frey et al. 2004",
  "Katz & Shapiro 1985",
  "Heathcote 2000",
  "Cerasoli 2014",
  "Condly 2003",
  "Clary 1998",
  "Ilies & Judge 2002",
  "Griffeth 2000",
  "Hager & Brudney 2004",
  "Kivetz et al. 2006",
  "Aronson & Mills 1959",
  "Bass 1969",
  "Bakker & Demerouti 2007",
  "Plé & Lecocq 2013",
  "Tonietto & Malkoc 2016",
  "Brooks 1975",
  "Boudreau et al. 2011",
  "Campbell & Frei 2010",
  "Watts & Strogatz 1998",
  "Erdős & Rényi 1959",
  "Barabási & Albert 1999",
  "Stewart et al. 2010",
  "Salmon et al. 2011",
  "Hyndman & Fan 1996",
];

/** A finding, or data. */
export const A_WORK = choice(CITED_WORKS, {
  en: 'an entry of docs/sources.md, such as "E7"',
  fr: "une entrée de docs/sources.md, comme « E7 »",
});
