/**
 * How long data points are kept. CloudWatch keeps those of less than a minute for three hours, of a minute for 15 days, of five minutes for 63
 * (CloudWatch User Guide, "Metrics retention"). Ours is shorter, so that memory stays bounded: our choice.
 */
export const retention = {
  /** After so many hours, points are put together by five minutes, and their single values are forgotten. */
  fineHours: 3,
  /** After so many hours they are gone: 15 days. */
  hours: 360,
  /** Single values of a point, for percentiles. CloudWatch takes as many values in one datum. */
  values: 150,
  /** Metrics of a region and account; further ones are refused. */
  metrics: 20_000,
} as const;

export const HOUR_MS: number = 3_600_000;
export const COARSE_MS: number = 300_000;
