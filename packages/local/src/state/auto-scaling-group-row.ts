/** An Auto Scaling group whose instances are imagined: what it may launch, and where it stands. By `REGION/ACCOUNT/NAME`. */
export interface AutoScalingGroupRow {
  readonly name: string;
  /** It launches the first; managed scaling looks at all. */
  readonly instanceTypes: readonly string[];
  readonly zones: readonly string[];
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
  readonly spot: boolean;
  /** Instances on their way. */
  readonly launching: readonly { readonly id: string; readonly zone: string; readonly launchedAt: number; readonly readyAt: number }[];
  /** What managed scaling remembers from one minute to the next. */
  readonly scaling: { readonly below: number; readonly scaledOutAt?: number | undefined };
  /** CapacityProviderReservation, percent, and when it was last worked out. */
  readonly reservation?: number | undefined;
  readonly judgedAt?: number | undefined;
}
