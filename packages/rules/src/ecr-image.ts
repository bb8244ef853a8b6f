/** An image in a private registry of Amazon ECR. */
export interface EcrImage {
  /** Twelve digits, unless it is still to be filled in. */
  readonly account: string;
  /** A region's code, unless it is still to be filled in. */
  readonly region: string;
  /** What comes before the region: `123456789012.dkr.ecr`, `123456789012.dkr-ecr-fips`. */
  readonly registry: string;
  /** What follows the region: `amazonaws.com`; each partition has its own, and dual-stack hosts have another. */
  readonly domain: string;
  /** Without tag and digest: `shop/web`. */
  readonly repository: string;
}

/**
 * Takes an image apart; undefined if it is in no private registry of ECR.
 * Source: Amazon ECR user guide, "Amazon ECR private registry" (registry URIs, dual-stack and FIPS endpoints).
 */
export function parseEcrImage(image: string): EcrImage | undefined {
  // The cheaper look first: most images are elsewhere.
  const [, registry, account, region, domain, repository] = (image.includes(".dkr") && form.exec(image)) || [];
  if (registry === undefined || account === undefined || region === undefined || domain === undefined || repository === undefined)
    return undefined;
  return { registry, account, region, domain, repository };
}

const form = /^((\w{12})\.dkr[.-]ecr(?:-fips)?)\.([a-z0-9-]+)\.([a-z.]+)\/([^:@]+)/;
