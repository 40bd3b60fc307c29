import type { Text } from "../input/text.ts";
import { company as mechanism } from "../mechanisms/company.ts";
import type { Scenario } from "../model/model.ts";
import { withDefaults } from "../scenario/defaults.ts";
import type { OperationValues } from "../world/operations/operation.ts";
import { isChosen } from "../world/state/opening.ts";

/** What a scenario asks of ties where the network has none. */
export function tieWarnings(
  id: string,
  scenario: Scenario,
  operation: string,
  settings: OperationValues,
): Text[] {
  if (scenario.network.kind !== "none" || !isChosen(settings) || settings.phases.length > 0) return [];
  const [en, fr] = [
    `${id}: network.kind is none, so nobody has ties: `,
    `${id} : network.kind vaut none, donc personne n’a de liens : `,
  ];
  return [
    ...companyWarnings(scenario, operation).map((text) => ({ en: en + text.en, fr: fr + text.fr })),
    ...reinforcementWarnings(scenario, operation, settings).map((text) => ({
      en: en + text.en,
      fr: fr + text.fr,
    })),
  ];
}

const USUAL_COMPANY = withDefaults(mechanism.fields, {});

/** Whether a scenario sets what ties are worth as company: by default they are worth it wherever there are any. */
const asksForCompany = ({ company }: Scenario): boolean =>
  (["paceWeight", "stayWeight", "tieAsOthers"] as const).some(
    (name) => company[name] !== USUAL_COMPANY[name],
  );

function companyWarnings(scenario: Scenario, operation: string): Text[] {
  const { paceWeight, stayWeight, tieAsOthers } = scenario.company;
  if (!scenario.mechanisms.company || !asksForCompany(scenario)) return [];
  if ((paceWeight === 0 && stayWeight === 0) || tieAsOthers === 0) return [];
  return [
    {
      en: `company.tieAsOthers changes nothing, and company in ${operation} is that of the other active people alone`,
      fr: `company.tieAsOthers ne change rien, et la compagnie dans ${operation} est celle des seules autres personnes actives`,
    },
  ];
}

function reinforcementWarnings(
  { mechanisms, reinforcement }: Scenario,
  operation: string,
  settings: OperationValues,
): Text[] {
  if (!mechanisms.reinforcement) return [];
  return (["weight", "onTieJoining"] as const).flatMap((name) => {
    const own = settings.reinforcement[name];
    if ((own ?? reinforcement[name]) === 0) return [];
    const path = `${own === null ? "" : `operations.${operation}.`}reinforcement.${name}`;
    return [
      {
        en: `${path} cannot change what people do in ${operation}`,
        fr: `${path} ne peut rien changer à ce que font les personnes dans ${operation}`,
      },
    ];
  });
}
