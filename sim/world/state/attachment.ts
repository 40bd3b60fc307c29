import type { World } from "./world.ts";

/**
 * What an event costs somebody's attachment; nothing where attachment is switched off.
 *
 * @param share of the attachment that is lost, 0–1
 */
export function loseAttachment(world: World, person: number, share: number): void {
  if (world.parameters.mechanisms.attachment) world.people.attachment[person] *= 1 - share;
}
