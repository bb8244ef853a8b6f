/** Time as the client sees it: for waiting between two looks at AWS, and for giving up. */
export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
