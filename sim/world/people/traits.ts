import { WHY, within } from "../../scenario/believable.ts";
import type { ColumnField, Fields, Origin } from "../../scenario/field.ts";
import { assumed, data, fraction, group, literature, number } from "../../scenario/fields.ts";
import { column, labels } from "../../scenario/people-fields.ts";

/** Largest population of one world. */
export const MOST_CONSUMERS = 1_000_000;
/** Far more than any trait that is drawn, however wide its spread. */
const LARGEST_AMOUNT = 1e21;

/**
 * Traits, drawn once per consumer. A trait has a median and a spread: of the log-odds for 0–1 traits, of the logarithm
 * for positive ones; a share has no spread.
 */

type Scale = "logit-normal" | "lognormal" | "gamma" | "share";
/** What correlates traits: a common factor of skills and resources (D1), one of motivations and attachment. */
type Factor = "capital" | "involvement" | "drive" | "none";

interface Trait {
  scale: Scale;
  factor: Factor;
  unit: string;
  median: number;
  spread: number;
  origin: Origin;
  spreadOrigin: Origin;
  en: string;
  fr: string;
}

const trait = (
  scale: Scale,
  factor: Factor,
  unit: string,
  median: number,
  spread: number,
  origin: Origin,
  en: string,
  fr: string,
  spreadOrigin = assumed(),
): Trait => ({ scale, factor, unit, median, spread, origin, spreadOrigin, en, fr });

/** Twice such a median would be 1, which is infinitely far from what people differ by. */
const MIDDLING = within(assumed("marketing §4.1"), [0.3, 0.85], {
  en: "the median person lacks some of it",
  fr: "il en manque à la personne médiane",
});

const motivation = (median: number, en: string, fr: string) =>
  trait("logit-normal", "involvement", "0–1", median, 0.9, assumed("marketing §4.1"), en, fr);
const resource = (en: string, fr: string) =>
  trait("logit-normal", "capital", "0–1", 0.6, 0.9, MIDDLING, en, fr);
const skill = (median: number, en: string, fr: string, from: Origin = assumed("marketing §4.1")) =>
  trait("logit-normal", "capital", "0–1", median, 1.1, from, en, fr);

export const MOTIVATIONS = {
  money: motivation(0.37, "wish for money", "attrait de l’argent"),
  gift: motivation(0.27, "wish for gifts in kind", "attrait des cadeaux"),
  experience: motivation(0.45, "wish for the experience itself", "attrait de l’expérience vécue"),
  values: motivation(0.35, "wish to serve wider values", "attachement à des valeurs plus larges"),
  recognition: motivation(0.32, "wish for recognition", "besoin de reconnaissance"),
  belonging: motivation(0.37, "wish to belong", "besoin d’appartenance"),
  autonomy: motivation(0.37, "wish to decide for oneself", "besoin d’autonomie"),
} as const;

export const RESOURCES = {
  cultural: resource("cultural resources", "ressources culturelles"),
  communicational: resource("communication resources", "ressources de communication"),
  social: resource("social resources", "ressources sociales"),
  physical: resource("physical resources", "ressources physiques"),
} as const;

export const SKILLS = {
  digital: trait(
    "logit-normal",
    "capital",
    "0–1",
    0.85,
    1.1,
    data("D1"),
    "digital skill",
    "compétence numérique",
  ),
  technical: skill(0.4, "technical skill", "compétence technique"),
  relational: skill(0.6, "relational skill", "compétence relationnelle", MIDDLING),
  writing: skill(0.55, "writing skill", "compétence rédactionnelle", MIDDLING),
  creative: skill(0.35, "creative skill", "compétence créative"),
} as const;

const SCALARS = {
  freeHours: trait("lognormal", "none", "h/week", 30, 0.35, data("D3"), "free time", "temps libre"),
  spareMoneyEuros: trait(
    "lognormal",
    "none",
    "€/week",
    25,
    0.8,
    assumed(),
    "money to spare",
    "argent disponible",
  ),
  vigour: trait(
    "lognormal",
    // The factor of motivations, with a loading of its own.
    "drive",
    "multiple",
    1,
    1.5,
    literature("P2, P5"),
    "vigour: how much a person does compared with the median person",
    "vigueur : ce que fait une personne par rapport à la personne médiane",
    within(assumed(), [1.2, 2.2], WHY.fitted),
  ),
  learningRate: trait(
    "gamma",
    "none",
    "1/contribution",
    0.1,
    2,
    literature("Heathcote 2000"),
    "learning rate: the mean, and the shape of its gamma distribution",
    "vitesse d’apprentissage : la moyenne, et la forme de sa loi gamma",
  ),
  threshold: trait(
    "logit-normal",
    "none",
    "0–1",
    0.2,
    0.8,
    assumed("Granovetter 1978"),
    "threshold: how much company a person wants before joining a lasting activity",
    "seuil : la compagnie qu’il faut à une personne pour s’engager durablement",
  ),
  opportunism: trait(
    "logit-normal",
    "none",
    "0–1",
    0.15,
    1,
    within(assumed("I6"), [0.01, 0.3], WHY.unknown),
    "opportunism",
    "opportunisme",
  ),
  fairnessSensitivity: trait(
    "logit-normal",
    "none",
    "0–1",
    0.5,
    0.9,
    within(assumed("marketing §3.3"), [0.25, 0.8], WHY.neverAll),
    "sensitivity to unfair sharing",
    "sensibilité à l’injustice du partage",
  ),
  privacyConcern: trait(
    "logit-normal",
    "none",
    "0–1",
    0.45,
    0.9,
    assumed("numerique"),
    "concern about personal data",
    "souci de ses données personnelles",
  ),
  badgeResponsive: trait(
    "share",
    "none",
    "0–1",
    0.2,
    0,
    literature("R5"),
    "share of people who respond to badges",
    "part des personnes sensibles aux badges",
  ),
  certificateWorth: trait(
    "logit-normal",
    "none",
    "0–1",
    0.2,
    1,
    assumed("marketing, introduction"),
    "what a certificate is worth to the person elsewhere: much to the young and to job seekers, little to others",
    "ce qu’une attestation vaut ailleurs pour la personne : beaucoup pour les jeunes et les personnes en recherche d’emploi, peu pour les autres",
  ),
  attachment: trait(
    "logit-normal",
    "involvement",
    "0–1",
    0.3,
    0.8,
    assumed("marketing §4.2"),
    "attachment to the organisation at the start",
    "attachement initial à l’organisation",
  ),
} as const;

/** All traits by their dotted id. */
export const TRAITS: Readonly<Record<string, Trait>> = {
  ...prefixed("motivation", MOTIVATIONS),
  ...prefixed("resource", RESOURCES),
  ...prefixed("skill", SKILLS),
  ...SCALARS,
};

function prefixed(prefix: string, traits: Readonly<Record<string, Trait>>): Record<string, Trait> {
  return Object.fromEntries(Object.entries(traits).map(([name, value]) => [`${prefix}.${name}`, value]));
}

function traitFields<T extends Readonly<Record<string, Trait>>>(traits: T) {
  type TraitGroup = ReturnType<typeof traitField>;
  return Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, traitField(value)])) as {
    readonly [K in keyof T]: TraitGroup;
  };
}

function traitField({ scale, unit, median, spread, origin, spreadOrigin, en, fr }: Trait) {
  const range: readonly [number, number] = scale === "logit-normal" ? [0, 1] : [0, 1000];
  const label = (ofEn: string, ofFr: string) => ({
    label: { en: `${nameOf(en)}, ${ofEn}`, fr: `${nameOf(fr)}, ${ofFr}` },
  });
  return group(en, fr, {
    median: {
      ...number(unit, range, median, origin, `${en}: median`, `${fr} : médiane`),
      ...label("median", "médiane"),
    },
    spread: {
      ...number(
        scale === "logit-normal" ? "log-odds" : scale === "gamma" ? "shape" : "log",
        scale === "gamma" ? [0.5, 100] : [0, 5],
        spread,
        spreadOrigin,
        `${en}: spread`,
        `${fr} : dispersion`,
      ),
      ...label("spread", "dispersion"),
    },
  });
}

/** A trait's name without the explanation after the colon. */
const nameOf = (text: string) => text.replace(/\s?:.*/, "");

/** A trait that people have or do not have is described by its share alone. */
function shareField({ median, origin, en, fr }: Trait) {
  return group(en, fr, { median: fraction(median, origin, en, fr) });
}

/** The fields of a segment's traits. */
export const TRAIT_FIELDS = {
  motivation: group("What moves people", "Ce qui motive", traitFields(MOTIVATIONS)),
  resource: group("Resources", "Ressources", traitFields(RESOURCES)),
  skill: group("Skills", "Compétences", traitFields(SKILLS)),
  ...traitFields(SCALARS),
  badgeResponsive: shareField(SCALARS.badgeResponsive),
} satisfies Fields;

function columnFields<T extends Readonly<Record<string, Trait>>>(traits: T) {
  return Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, columnField(value)])) as {
    readonly [K in keyof T]: ColumnField;
  };
}

function columnField({ scale, unit, en, fr }: Trait): ColumnField {
  const range = [0, scale === "logit-normal" || scale === "share" ? 1 : LARGEST_AMOUNT] as const;
  return column(unit, range, MOST_CONSUMERS, `${plain(en)}.`, `${plain(fr)}.`, scale === "share");
}

/** Removes what follows the colon, because it describes a distribution. */
const plain = (text: string) => text.replace(/^(learning rate|vitesse d’apprentissage)\s?:.*/, "$1");

/** A column per trait, for people given one by one. */
export const TRAIT_COLUMNS = {
  segment: labels(MOST_CONSUMERS, "Segment of each person.", "Segment de chaque personne."),
  motivation: group("What moves people", "Ce qui motive", columnFields(MOTIVATIONS)),
  resource: group("Resources", "Ressources", columnFields(RESOURCES)),
  skill: group("Skills", "Compétences", columnFields(SKILLS)),
  ...columnFields(SCALARS),
  badgeResponsive: column(
    "0 or 1",
    [0, 1],
    MOST_CONSUMERS,
    "responds to badges.",
    "est sensible aux badges.",
    true,
  ),
} satisfies Fields;
