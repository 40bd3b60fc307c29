import type { Text } from "./text.ts";

/**
 * How results changed, by the minor version that changed them, newest first. Results depend on the minor version alone:
 * 0.2.0 and 0.2.7 give the same digits. The changelog has the same lines.
 */
export const RESULTS_CHANGED: readonly { version: string; what: Text }[] = [
  {
    version: "0.6",
    what: {
      en: "there are metrics of jobs to be retrained, of value as national accounts would see it, of front-line uncertainty, of people whom a queue pushes to a machine, of certificates, of pay for data, of erasure and of regular contributors; what was counted before keeps its digits, except under opt-in, `delivery`, `complaints`, `launch` or `strangers`",
      fr: "il y a des indicateurs des emplois à reconvertir, de la valeur telle que la verraient les comptes nationaux, de l’incertitude en première ligne, des personnes qu’une file pousse vers une machine, des attestations, de la paie des données, de leur effacement et des personnes qui contribuent régulièrement ; ce qui était déjà compté garde ses chiffres, sauf avec un accord préalable, `delivery`, `complaints`, `launch` ou `strangers`",
    },
  },
  {
    version: "0.5",
    what: {
      en: "what people do to each other is on by default, and the forum is fitted to two wikis with it: company, motives that reach output, help and commitment, stronger satisfaction, belonging, socialisation and attachment, a soft ceiling of leisure, a say in decisions, coordination between teams, engaged staff; ties who join reinforce each other in forums, and people think of joining when they hear of it; stopping goes by entry in the contest, whose public differs less in vigour; most contributions replace no staff; the referral programme sends fewer letters; there are metrics of the control of contributions, of the engagement of staff, of careers and of how persistent weekly activity is",
      fr: "ce que les personnes se font les unes aux autres joue par défaut, et le forum est calé avec cela sur deux wikis : compagnie, motifs qui portent sur la production, aide et engagement, satisfaction, appartenance, socialisation et attachement plus forts, plafond souple des loisirs, voix aux décisions, coordination entre équipes, personnel engagé ; les proches qui participent se renforcent dans les forums, et l’on pense à participer quand on en entend parler ; dans le concours, l’arrêt suit les propositions, et le public diffère moins en vigueur ; la plupart des contributions ne remplacent pas de personnel ; le parrainage envoie moins de lettres ; il y a des indicateurs du contrôle des contributions, de l’engagement du personnel, des carrières et de la persistance de l’activité hebdomadaire",
    },
  },
  {
    version: "0.4",
    what: {
      en: "an open vote in the packaging contest is hijacked in half of the worlds, no longer in two thirds, and its entrants expect rivals from the start; the living forum has two hours of staff a week; recognition adds less to staying, since whoever is praised stays longer by contributing more; active people are counted right when an operation opens with starting members beside another",
      fr: "un vote ouvert du concours d’emballage est détourné dans un monde sur deux et non plus dans deux sur trois, et ses participants s’attendent d’emblée à des rivaux ; le forum vivant dispose de deux heures de personnel par semaine ; la reconnaissance retient moins par elle-même, car qui est félicité reste déjà plus longtemps en contribuant davantage ; les personnes actives sont comptées juste quand une opération ouvre avec des membres de départ à côté d’une autre",
    },
  },
  {
    version: "0.3",
    what: {
      en: "the public is renewed, and the forum is a living community; starting members are tied to each other and have already spent a year together; people who long do not contribute leave, and active means having contributed in the last 4 weeks; guidance and coordination go by those who contribute; data come only from those who take part or know nothing, and people asked may refuse; pay acts as far as it is noticed; praise moves only those it singles out; nobody joins without a motive; training teaches beforehand; joint work suffers where coordination is missing; a contest's win counts as hijacked only where hijacked votes decided it, and phases without a vote or a jury select nothing; inequality of benefits counts those who got nothing; narrow innovation is measured by skills, not by segments; formulas see week 0 during a warm-up; the built-in scenarios have believable numbers, and those that last start in their usual state",
      fr: "le public se renouvelle, et le forum est une communauté vivante ; les membres de départ sont liés entre eux et ont déjà passé un an ensemble ; qui reste longtemps sans contribuer part, et est actif qui a contribué au cours des 4 dernières semaines ; l’accompagnement et la coordination se règlent sur ceux qui contribuent ; les données ne viennent que de qui participe ou ignore tout, et qui est consulté peut refuser ; la paie agit dans la mesure où on la remarque ; l’éloge ne touche que les personnes qu’il distingue ; personne n’entre sans motif ; la formation donne de la pratique d’avance ; le travail commun pâtit d’une coordination manquante ; une victoire de concours ne compte comme détournée que si des votes détournés l’ont décidée, et une phase sans vote ni jury ne sélectionne rien ; l’inégalité des bénéfices compte ceux qui n’ont rien reçu ; l’innovation bornée se mesure par les compétences, non par les segments ; les formules voient la semaine 0 pendant une mise en route ; les scénarios fournis ont des nombres crédibles, et ceux qui durent commencent dans leur état habituel",
    },
  },
  {
    version: "0.2",
    what: {
      en: "people are assigned to segments by the segments' ids, so the order of segments in a file no longer matters, and changing a share only moves people into or out of that segment",
      fr: "les personnes sont réparties entre les segments d’après les identifiants de ceux-ci : leur ordre dans un fichier ne compte plus, et changer une part ne déplace des personnes que vers ce segment ou hors de lui",
    },
  },
];

const minorOf = (version: string): string => version.split(".").slice(0, 2).join(".");

/** Whether two versions give the same digits. */
export const sameDigits = (one: string, other: string): boolean => minorOf(one) === minorOf(other);

/**
 * What changed in results between a version and this one, as a clause without a full stop; null if nothing did.
 *
 * @param version of whatever is read: a link, a study, a calibration, an ensemble
 * @param now version of the program
 */
export function changedSince(version: string, now: string): Text | null {
  if (sameDigits(version, now)) return null;
  const changes = RESULTS_CHANGED.filter((change) => isNewer(change.version, version)).map(
    ({ what }) => what,
  );
  if (changes.length === 0)
    return {
      en: `this is version ${now}, which may give other results`,
      fr: `ceci est la version ${now}, qui peut donner d’autres résultats`,
    };
  const listed = (language: keyof Text) =>
    changes
      .map((change, place) => (changes.length > 1 ? `(${place + 1}) ` : "") + change[language])
      .join("; ");
  return {
    en: `this is version ${now}, which gives other results: ${listed("en")}`,
    fr: `ceci est la version ${now}, qui donne d’autres résultats : ${listed("fr")}`,
  };
}

/** Whether a minor version is newer than that of another version. Whatever is no version counts as the oldest. */
function isNewer(minor: string, version: string): boolean {
  const [a, b] = [minor, version].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10) || 0),
  );
  return a[0] > b[0] || (a[0] === b[0] && a[1] > (b[1] ?? 0));
}
