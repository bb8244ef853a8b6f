import { regionTable } from "./table.js";

/** A partition: AWS's regions are divided into several that share nothing, accounts included. */
export interface Partition {
  readonly name: string;
  /** `amazonaws.com`, … */
  readonly dnsSuffix: string;
  /** Of the endpoints that answer over IPv6 too: `api.aws`, … */
  readonly dualStackDnsSuffix: string;
  /** A regular expression for the codes of its regions, those of the future included. */
  readonly regions: string;
}

/** A region. What its source says nothing of is absent. */
export interface Region {
  readonly name: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Ids of its Availability Zones: `use1-az1`. Zone names (`us-east-1a`) differ from account to account. */
  readonly zones?: readonly string[];
  /** Ids of its Local Zones: `usw2-lax1-az1`. */
  readonly localZones?: readonly string[];
  /** Ids of its Wavelength Zones: `use1-wl1-bos-wlz1`. */
  readonly wavelengthZones?: readonly string[];
  /** The only zones that Fargate runs in; absent: no such restriction is documented. */
  readonly fargateZones?: readonly string[];
  readonly ecs?: boolean;
  readonly fargate?: boolean;
  readonly cloudMap?: boolean;
  /** Service prefix → host of its FIPS 140 endpoint, where one is listed. */
  readonly fips?: { readonly [service: string]: string };
}

interface Catalogue {
  readonly partitions: { readonly [id: string]: Partition };
  readonly regions: { readonly [code: string]: Region };
}

let read: Catalogue | undefined;

/** The catalogue, read once. Sources and dates: src/regions/table.ts. */
export function catalogue(): Catalogue {
  return (read ??= JSON.parse(regionTable) as Catalogue);
}

/**
 * The codes of all regions that the catalogue has, sorted.
 *
 * @example
 * regionCodes().filter((code) => code.startsWith("eu-")); // ["eu-central-1", "eu-central-2", …]
 */
export function regionCodes(): readonly string[] {
  return Object.keys(catalogue().regions).sort();
}

/**
 * A region by its code; undefined if the catalogue does not have it, which may mean that it is newer than this version.
 *
 * @example
 * findRegion("us-gov-west-1")?.fips?.["ecs"]; // "ecs-fips.us-gov-west-1.amazonaws.com"
 */
export function findRegion(code: string): Region | undefined {
  const { regions } = catalogue();
  return Object.hasOwn(regions, code) ? regions[code] : undefined;
}

/**
 * A partition by its id; undefined if there is none of that id.
 *
 * @example
 * findPartition("aws-cn")?.dnsSuffix; // "amazonaws.com.cn"
 */
export function findPartition(id: string): Partition | undefined {
  const { partitions } = catalogue();
  return Object.hasOwn(partitions, id) ? partitions[id] : undefined;
}
