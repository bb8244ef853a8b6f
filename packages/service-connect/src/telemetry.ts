import type { EndpointAddress } from "./resolver.js";

/** How a policy sees an endpoint: in use, resting after a failed connection, or ejected. */
export type Standing = "ready" | "backoff" | "ejected";

/** How one try at one endpoint ended. */
export type Outcome =
  /** An answer came to its end, whatever its status. */
  | "answered"
  /** No connection came about and nothing was sent. */
  | "refused"
  /** The connection broke after the request was on its way. */
  | "reset"
  /** The request's time was up. */
  | "timedOut"
  /** The caller gave up, or gave something that cannot be sent. */
  | "aborted";

/** Counters of one endpoint since it joined. */
export interface EndpointSnapshot extends EndpointAddress {
  readonly standing: Standing | "leaving";
  readonly inFlight: number;
  /** Tries that ended, by how. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Answers by the first digit of their status: `answers[2]` counts 200–299. */
  readonly answers: readonly number[];
  /** Sum of milliseconds from the start of a try to the head of its answer; divide by the answers for the mean. */
  readonly responseMs: number;
}

/** Counters of one service since it was first called. */
export interface ServiceSnapshot {
  readonly service: string;
  readonly requests: number;
  /** Tries beyond each request's first. */
  readonly retries: number;
  /** Requests that ended without a whole answer. */
  readonly failures: number;
  /** Requests that wait for an endpoint now. */
  readonly waiting: number;
  /** Those that are in the list and those that still finish requests. */
  readonly endpoints: readonly EndpointSnapshot[];
}

/** Something worth a line in a log. */
export type ServiceConnectEvent =
  | {
      readonly kind: "endpoint-joined" | "endpoint-left" | "endpoint-drained";
      readonly service: string;
      readonly endpoint: EndpointAddress;
    }
  | {
      readonly kind: "endpoint-backoff" | "endpoint-ejected";
      readonly service: string;
      readonly endpoint: EndpointAddress;
      readonly forMs: number;
    }
  | {
      readonly kind: "retry";
      readonly service: string;
      readonly endpoint: EndpointAddress;
      /** The try that failed, from 1. */
      readonly attempt: number;
      /** The failure's code, `ECONNREFUSED` for instance. */
      readonly code: string;
    }
  | { readonly kind: "resolve-failed"; readonly service: string; readonly error: Error };
