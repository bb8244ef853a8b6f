/** The prices of one region in the compact form of the generated modules: lines of `item=price` or `item:variant=price` under a line `>source`. */
export interface RegionData {
  readonly region: string;
  readonly currency: string;
  readonly listed: string;
  /** Lines of `family size=price size=price`, on demand. */
  readonly ec2?: string;
  /** The same, a snapshot of Spot prices. */
  readonly ec2Spot?: string;
}

/** Where a price was read. */
export interface PriceSource {
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `undated`. */
  readonly date: string;
  readonly what: string;
  readonly where: string;
}
