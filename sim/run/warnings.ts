import { numberIn } from "../input/counted.ts";
import { byKey } from "../input/record.ts";
import type { Language, Text } from "../input/text.ts";
import type { NamedScenario, Scenario } from "../model/model.ts";
import type { LeverValues } from "../world/levers/levers.ts";
import type { OperationFields, OperationValues } from "../world/operations/operation.ts";
import { isChosen } from "../world/state/opening.ts";
import { compile, type LeverPlan } from "./compile.ts";
import { controlWarnings, isEasy } from "./control-warnings.ts";
import { tieWarnings } from "./tie-warnings.ts";
import { listed, type Span, weeksOf } from "./warned-weeks.ts";

/** What a scenario allows but hardly intends, as far as it can be known before it runs. */
export function warningsOf({ id, scenario }: NamedScenario): Text[] {
  const { plans } = compile(id, scenario);
  const operations = Object.entries(scenario.operations).sort(byKey);
  return operations.flatMap(([operation, settings], place) => [
    ...tieWarnings(id, scenario, operation, settings),
    ...plans[place].flatMap((plan) => {
      const weeks = (holds: (value: number) => boolean) => weeksOf(scenario, settings, plan, holds);
      const about = { id, operation, path: plan.path };
      return [
        ...lowCap(about, settings, plan, weeks),
        ...highPay(about, scenario, settings, plan, weeks),
        ...idle(about, scenario, settings, plan, weeks),
      ];
    }),
    ...controlWarnings(id, operation, scenario, settings, plans[place]),
  ]);
}

interface About {
  id: string;
  operation: string;
  path: string;
}
/** The open weeks in which a lever's value is such, as spans. */
type Weeks = (holds: (value: number) => boolean) => Span[];

function lowCap(
  { id, operation, path }: About,
  settings: OperationFields,
  { name }: LeverPlan,
  weeks: Weeks,
): Text[] {
  if (name !== "hoursCap" || !isChosen(settings)) return [];
  const { effortHoursPerContribution: effort } = settings;
  const short = weeks((cap) => cap < effort);
  if (short.length === 0) return [];
  const hours = (language: Language) => `${numberIn(effort, language)} h`;
  return [
    {
      en: `${id}: ${path} is below the ${hours("en")} that a contribution to ${operation} takes ${listed(short, "en")}, so nobody contributes then`,
      fr: `${id} : ${path} est inférieur aux ${hours("fr")} que prend une contribution à ${operation} ${listed(short, "fr")}, donc personne ne contribue alors`,
    },
  ];
}

/** Pay at which money has most of its effect, as a multiple of the pay with half of it; and as a multiple of a wage. */
const MOST_HALVES = 10;
const MOST_WAGES = 4;

/** Pay and gifts per hour up to which the model is meant; beyond, other things than those modelled decide. */
function mostEurosPerHour({ benefit, population }: Scenario): number {
  return Math.max(MOST_HALVES * benefit.moneyHalfEurosPerHour, MOST_WAGES * population.wageEurosPerHour);
}

function highPay(
  { id, operation, path }: About,
  scenario: Scenario,
  { effortHoursPerContribution: effort }: OperationFields,
  { name }: LeverPlan,
  weeks: Weeks,
): Text[] {
  if (name !== "payEurosPerContribution" && name !== "giftEuros") return [];
  const most = mostEurosPerHour(scenario);
  const high = weeks((euros) => euros / effort > most);
  if (high.length === 0) return [];
  const euros = (language: Language) => numberIn(most, language);
  return [
    {
      en: `${id}: ${path} comes to more than €${euros("en")} an hour for ${operation} ${listed(high, "en")}, far beyond what the model was made for: do not believe how many people it brings`,
      fr: `${id} : ${path} revient à plus de ${euros("fr")} € de l’heure pour ${operation} ${listed(high, "fr")}, bien au-delà de ce pour quoi le modèle est fait : ne croyez pas le nombre de personnes qu’il annonce`,
    },
  ];
}

/** Why a lever that costs something cannot change what people do; undefined if it may. */
type Why = (scenario: Scenario, settings: OperationValues) => Text | undefined;

const off =
  (mechanism: string): Why =>
  ({ mechanisms }) =>
    mechanisms[mechanism]
      ? undefined
      : { en: `mechanisms.${mechanism} is off`, fr: `mechanisms.${mechanism} est désactivé` };
const given =
  (holds: (scenario: Scenario, settings: OperationValues) => boolean, en: string, fr: string): Why =>
  (scenario, settings) =>
    holds(scenario, settings) ? { en, fr } : undefined;

const needed = given(
  (_, settings) => !isChosen(settings),
  "people do not choose to take part",
  "les personnes ne choisissent pas de participer",
);
const easy = given(
  (_, settings) => isEasy(settings),
  "no skill is asked for",
  "aucune compétence n’est demandée",
);

const unless =
  (holds: (scenario: Scenario, settings: OperationValues) => boolean, why: Why): Why =>
  (scenario, settings) =>
    holds(scenario, settings) ? undefined : why(scenario, settings);

/** Whether those who are chosen are committed, and stay for that. */
const commits = ({ mechanisms, commitment, quitting }: Scenario, settings: OperationFields) =>
  mechanisms.commitment &&
  isChosen(settings) &&
  mechanisms.quitting &&
  commitment.selectionShare > 0 &&
  quitting.commitmentWeight > 0;

/** Whether training takes newcomers hours, which deter some and commit the others. */
const takesHours = ({ mechanisms, commitment }: Scenario, settings: OperationValues) =>
  mechanisms.commitment &&
  isChosen(settings) &&
  (settings.commitment.trainingHours ?? commitment.trainingHours) > 0;

/** Only levers that are 0 unless somebody sets them: a warning about a default would be about nothing anybody wrote. */
const IDLE: Partial<Record<keyof LeverValues, readonly Why[]>> = {
  recognition: [off("recognition")],
  selection: [unless(commits, off("eligibility")), needed, unless(commits, easy)],
  tools: [easy],
  training: [unless(takesHours, off("learning"))],
  animation: [off("belonging")],
  mediationHours: [off("staff")],
  coordinationStaffHours: [off("coordination")],
  sociabilityMatching: [
    off("meeting"),
    given(
      ({ meeting }, settings) => (settings.meeting.encounter ?? meeting.encounter) === 0,
      "nobody meets anybody there (meeting.encounter is 0)",
      "on n’y rencontre personne (meeting.encounter vaut 0)",
    ),
  ],
  campaignAim: [
    off("awareness"),
    given(
      ({ network: { kind } }) => kind === "complete" || kind === "none",
      "all people have as many ties",
      "tout le monde a autant de liens",
    ),
  ],
  evaluation: [
    needed,
    off("contributing"),
    given(
      (_, { collective }) => collective === 0,
      "its work is not joint (collective is 0), so nobody loafs",
      "le travail n’y est pas commun (collective vaut 0), donc personne ne s’y repose sur les autres",
    ),
  ],
  flexibleScheduling: [
    off("workFeel"),
    given(
      (_, { scheduling }) => scheduling === 0,
      "its hours are free already (scheduling is 0)",
      "les horaires y sont déjà libres (scheduling vaut 0)",
    ),
  ],
};

function idle(
  { id, operation, path }: About,
  scenario: Scenario,
  settings: OperationValues,
  { name }: LeverPlan,
  weeks: Weeks,
): Text[] {
  const prices: Readonly<Record<string, number>> = scenario.prices;
  if (prices[name] === 0) return [];
  const why = IDLE[name]?.map((one) => one(scenario, settings)).find((reason) => reason !== undefined);
  if (why === undefined) return [];
  const paid = weeks((value) => value > 0);
  if (paid.length === 0) return [];
  return [
    {
      en: `${id}: ${path} costs something ${listed(paid, "en")} and cannot change what people do in ${operation}: ${why.en}`,
      fr: `${id} : ${path} coûte ${listed(paid, "fr")} et ne peut rien changer à ce que font les personnes dans ${operation} : ${why.fr}`,
    },
  ];
}
