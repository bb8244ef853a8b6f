/**
 * The zone of a subnet that the engine does not hold: one of three of its region, always the same for the same id. A default subnet that
 * names its zone keeps it (`subnet-us-east-1a`). Our choice: AWS knows its subnets, we cannot.
 */
export function zoneOfSubnet(region: string, subnetId: string): string {
  const named = namedZone(region, subnetId);
  if (named !== undefined) return named;
  let hash = 0x811c9dc5;
  for (let i = 0; i < subnetId.length; i++) hash = Math.imul(hash ^ subnetId.charCodeAt(i), 0x01000193);
  return `${region}${"abc"[(hash >>> 8) % 3]}`;
}

/** The zones of subnets that all name theirs (`subnet-us-east-1a`); none where one does not, since we cannot know it. */
export function namedZones(region: string, subnets: readonly string[]): readonly string[] {
  const zones = subnets.map((subnet) => namedZone(region, subnet));
  return zones.includes(undefined) ? [] : [...new Set(zones as string[])];
}

function namedZone(region: string, subnetId: string): string | undefined {
  const last = subnetId.slice(-1);
  return subnetId.endsWith(`${region}${last}`) && /[a-f]/.test(last) ? `${region}${last}` : undefined;
}
