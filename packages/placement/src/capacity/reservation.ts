/**
 * The value of CloudWatch's `CapacityProviderReservation`, percent: instances needed over instances running.
 * With none running it is 200 if any is needed, else 100.
 * Source: ECS Developer Guide, how managed scaling behaves; the values without instances, AWS's EC2 Spot workshop quoting its "Deep Dive" post.
 *
 * @example capacityProviderReservation(4, 3) // 133.33…
 */
export function capacityProviderReservation(needed: number, running: number): number {
  if (running === 0) return needed > 0 ? 200 : 100;
  return (needed / running) * 100;
}
