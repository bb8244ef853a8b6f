import { mix } from "../hash.js";

/** So many random draws before a search goes on from the last one, round the ring. */
export const DRAWS = 8;

/** The numbers to draw for one task: they depend on the seed, the group and how many tasks of the group there are, not on time or chance. */
export function firstDraw(seed: number, groupHash: number, tasks: number): number {
  return mix(seed ^ groupHash ^ mix(tasks));
}

export function nextDraw(draw: number): number {
  return mix(draw + 0x9e3779b9);
}
