import { Validator } from "@cfworker/json-schema";

/** Returns a check of values against a JSON Schema, by an independent validator. */
export function followerOf(schema: object): (value: unknown) => boolean {
  const validator = new Validator(schema, "2020-12");
  return (value) => validator.validate(value).valid;
}
