import type { World } from "./world.ts";

/**
 * Lowers a person's attachment after an event; does nothing if attachment is switched off.
 *
 * @param share of the attachment that is lost, 0–1
 */
export function loseAttachment(world: World, person: number, share: number): void {
  if (world.parameters.mechanisms.attachment) world.people.attachment[person] *= 1 - share;
}

/**
 * Raises it; does nothing if attachment is switched off.
 *
 * @param share of the attachment still missing that is gained, 0–1
 */
export function gainAttachment(world: World, person: number, share: number): void {
  const { attachment } = world.people;
  if (world.parameters.mechanisms.attachment) attachment[person] += share * (1 - attachment[person]);
}
