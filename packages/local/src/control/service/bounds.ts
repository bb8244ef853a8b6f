/** How many healthy tasks a service must keep, and how many it may have at most while it changes. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Source: Amazon ECS API, DeploymentConfiguration `minimumHealthyPercent` (rounded up) and `maximumPercent` (rounded down). */
export function bounds(desired: number, minimumHealthyPercent: number, maximumPercent: number): Bounds {
  return { lower: Math.ceil((desired * minimumHealthyPercent) / 100), upper: Math.floor((desired * maximumPercent) / 100) };
}
