import type { Instance } from "../snapshot.js";

/** How many awsvpc tasks an instance holds: one limit for all of them, whichever of them trunk (our choice). */
export function interfacesOf({ enis, trunkEnis }: Pick<Instance, "enis" | "trunkEnis">, trunking: boolean): number {
  return (trunking && trunkEnis ? trunkEnis : enis) ?? Number.POSITIVE_INFINITY;
}
