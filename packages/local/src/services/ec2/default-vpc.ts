import type { Place } from "@stowage/model";

/** The last letters of the zones that have a default subnet: those that unknown subnets are spread over, too. */
const zoneLetters = ["a", "b", "c"] as const;

/** One subnet of the default VPC. */
export interface DefaultSubnet {
  readonly id: string;
  readonly zone: string;
  readonly cidr: string;
}

/** The default VPC's id; the same for the same region and account. Its form is our choice: AWS's has hexadecimal digits alone, and so has this. */
export function vpcOf(place: Place): string {
  return `vpc-${idOf(place, "vpc")}`;
}

export function defaultSecurityGroup(place: Place): string {
  return `sg-${idOf(place, "sg")}`;
}

/** The id of another part of the default VPC: `rtb-…`, `igw-…`. */
export function partOf(place: Place, prefix: string): string {
  return `${prefix}-${idOf(place, prefix)}`;
}

/**
 * A subnet in each zone, named after it: a subnet that names its zone is in it, here as elsewhere in the engine.
 * Addresses as AWS lays out a default VPC. Source: Amazon VPC User Guide, "Default VPCs" (172.31.0.0/16, a /20 a zone).
 */
export function defaultSubnets({ region }: Place): readonly DefaultSubnet[] {
  return zoneLetters.map((letter, i) => ({ id: `subnet-${region}${letter}`, zone: `${region}${letter}`, cidr: `172.31.${i * 16}.0/20` }));
}

export const vpcCidr: string = "172.31.0.0/16";

/** Seventeen hexadecimal digits that follow from the place. */
function idOf({ region, account }: Place, what: string): string {
  let text = "";
  for (let round = 0; text.length < 17; round++) text += hash(`${region}/${account}/${what}/${round}`).toString(16).padStart(8, "0");
  return text.slice(0, 17);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
