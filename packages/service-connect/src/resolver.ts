/** Where one task of a service listens. */
export interface EndpointAddress {
  /** Identifies the task: Cloud Map's instance id. The same id at another address is another endpoint. */
  readonly id: string;
  /** An IP address, or a host name. */
  readonly host: string;
  /** 1–65535. */
  readonly port: number;
}

/** Hears about one service. */
export interface ResolverListener {
  /** The whole current list; comes after each look-up that succeeds, whether or not the list changed. */
  endpoints(list: readonly EndpointAddress[]): void;
  /** A look-up failed; the list before it still holds. */
  failed(error: Error): void;
}

/** One listener's interest in one service. */
export interface Subscription {
  /** Asks for a look-up now; several requests at once make one look-up. */
  refresh(): void;
  /** No call of the listener comes after this. */
  close(): void;
}

/** Turns the logical name of a service into the addresses of its tasks, and keeps telling. */
export interface Resolver {
  /** The listener may be called before this returns, if a list is known. */
  subscribe(service: string, listener: ResolverListener): Subscription;
  /** Ends all look-ups. */
  close(): void;
}
