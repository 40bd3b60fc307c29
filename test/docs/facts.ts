import { readFileSync } from "node:fs";
import type { Text } from "../../sim/input/text.ts";
import type { Status } from "../../sim/scenario/field.ts";

interface Origin extends Text {
  /** Whether it was measured on something other than co-production with brands or public services. */
  analogue: boolean;
}

const analogue = (en: string, fr: string): Origin => ({ analogue: true, en, fr });
const direct = (en: string, fr: string): Origin => ({ analogue: false, en, fr });

/** What each fact of docs/sources.md was measured on, in short. A test compares the codes with that page. */
export const FACTS: Readonly<Record<string, Origin>> = {
  P2: analogue("four health forums", "quatre forums de santé"),
  P5: analogue("small fan wikis", "de petits wikis de passionnés"),
  E3: analogue(
    "newcomers to online discussion groups",
    "des nouveaux venus de groupes de discussion en ligne",
  ),
  E5: analogue("small fan wikis", "de petits wikis de passionnés"),
  E7: analogue("small fan wikis", "de petits wikis de passionnés"),
  E10: direct("consumers of three countries", "des consommateurs de trois pays"),
  E11: analogue("volunteers in associations in France", "des bénévoles d’associations en France"),
  R1: analogue("the German Wikipedia", "la Wikipédia en allemand"),
  R2: analogue("Wikipedia", "Wikipédia"),
  R5: analogue("a question site, Stack Overflow", "un site de questions, Stack Overflow"),
  R6: analogue("128 studies of rewards", "128 études sur les récompenses"),
  R7: analogue(
    "two experiments: a test and a collection of money",
    "deux expériences : un test et une collecte",
  ),
  I2: direct("a brand’s idea site, IdeaStorm", "le site d’idées d’une marque, IdeaStorm"),
  I4: direct("idea sites of three brands", "les sites d’idées de trois marques"),
  I6: direct("well-known cases in the press", "des cas connus par la presse"),
  F1: direct("pairs of customers and employees", "des paires de clients et d’employés"),
  F3: direct("a survey of customers", "une enquête auprès de clients"),
  F5: direct(
    "self-service in the US and at the Dutch railways",
    "le libre-service aux États-Unis et aux chemins de fer néerlandais",
  ),
  F8: direct("retailers with self-checkouts", "des distributeurs équipés de caisses automatiques"),
  C1: analogue("Wikipedia", "Wikipédia"),
  C2: analogue("open-source teams", "des équipes du logiciel libre"),
  C3: analogue("a review of studies on groups", "une synthèse d’études sur des groupes"),
  C5: analogue("six experiments", "six expériences"),
  D1: direct("adults in France", "les adultes en France"),
  D2: direct("adults in France", "les adultes en France"),
  D3: direct("adults in France", "les adultes en France"),
  D4: direct("people aged 15 and over in France", "les personnes de 15 ans et plus en France"),
  J1: analogue("new editors of the English Wikipedia", "de nouveaux rédacteurs de la Wikipédia en anglais"),
  J2: analogue("Wikipedia and other wikis", "Wikipédia et d’autres wikis"),
  J3: analogue("a question site, Stack Overflow", "un site de questions, Stack Overflow"),
  J4: analogue("posts on Reddit", "des messages sur Reddit"),
  N2: analogue("sales of new products", "les ventes de produits nouveaux"),
  N3: analogue("the Chinese Wikipedia", "la Wikipédia en chinois"),
  N4: analogue("online health communities", "des communautés de santé en ligne"),
};

/** Codes of the facts that `docs/sources.md` lists. */
export function listedFacts(): string[] {
  return [...readFileSync("docs/sources.md", "utf8").matchAll(/^\| `([A-Z]\d+)` \|/gm)].map(
    ([, code]) => code,
  );
}

export const factsIn = (source = ""): string[] => source.match(/\b[A-Z]\d{1,2}\b/g) ?? [];

/** What a default rests on. */
type Rest = { status: Status; source?: string | undefined };

/** Whether a default is a belief, or rests on a figure measured on something else. */
export function isToBeVaried({ status, source }: Rest): boolean {
  return status === "assumption" || isFromAnalogue({ status, source });
}

export function isFromAnalogue({ status, source }: Rest): boolean {
  return (
    (status === "literature" || status === "data") && factsIn(source).some((code) => FACTS[code]?.analogue)
  );
}
