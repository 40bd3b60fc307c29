import { Validator } from "@cfworker/json-schema";

/** Whether values follow a JSON Schema, as somebody else's program reads it. */
export function followerOf(schema: object): (value: unknown) => boolean {
  const validator = new Validator(schema, "2020-12");
  return (value) => validator.validate(value).valid;
}
