import { OWN_GROUPS, type Scenario } from "../model/model.ts";
import type { OperationParameters, OperationValues } from "../world/operations/operation.ts";

type Groups = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** An operation with all its parameters: its own, and else the scenario's. Nothing is copied but these. */
export function withOwn(scenario: Scenario, values: OperationValues): OperationParameters {
  const [shared, own] = [scenario, values] as unknown as readonly [Groups, Groups];
  const groups = OWN_GROUPS.map((group) => {
    const set = Object.entries(own[group] ?? {}).filter(([, value]) => value !== null);
    return [group, { ...shared[group], ...Object.fromEntries(set) }];
  });
  return { ...values, ...Object.fromEntries(groups) } as unknown as OperationParameters;
}
