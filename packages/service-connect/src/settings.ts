import { Pool, type Dispatcher } from "undici";
import { systemClock, type Clock } from "./clock.js";
import { connectionBackoff } from "./connection-backoff.js";
import { defaults } from "./defaults.js";
import { ServiceConnectError } from "./errors.js";
import { leastRequests } from "./least-requests.js";
import { outlierEjection } from "./outlier-ejection.js";
import type { Policy } from "./policy.js";
import { systemRandom, type Random } from "./random.js";
import type { EndpointAddress, Resolver } from "./resolver.js";
import type { ServiceConnectEvent } from "./telemetry.js";

/** What both doors let their user choose. */
export interface BalancingOptions {
  /** How endpoints are chosen. Default {@link defaultPolicy}. */
  readonly policy?: Policy | undefined;
  /** Tries of a request in all, each at another endpoint while there is one; at least 1. Default 3. */
  readonly tries?: number | undefined;
  /** Milliseconds for a request with all its tries and its whole answer; 0 for no limit. Default 15,000. */
  readonly requestTimeoutMs?: number | undefined;
  /** Milliseconds that a request waits for the service to have an endpoint at all. Default 10,000. */
  readonly endpointWaitMs?: number | undefined;
  /** Milliseconds for a connection to come about. Default 1,000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Most connections to one endpoint; more requests queue. Default: no limit. */
  readonly connections?: number | undefined;
  /** Makes the connections to an endpoint, in place of an undici `Pool`. */
  readonly connect?: ((address: EndpointAddress) => Dispatcher) | undefined;
  /** Hears what happens, synchronously; it must not throw. */
  readonly onEvent?: ((event: ServiceConnectEvent) => void) | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
}

/** The options with their defaults. */
export interface Settings {
  readonly resolver: Resolver;
  readonly policy: Policy;
  readonly tries: number;
  readonly requestTimeoutMs: number;
  readonly endpointWaitMs: number;
  readonly connect: (address: EndpointAddress) => Dispatcher;
  readonly onEvent: ((event: ServiceConnectEvent) => void) | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Least requests of two, over endpoints that are neither resting after a failed connection nor ejected.
 *
 * @example
 * const policy = even ? roundRobin : defaultPolicy;
 */
export const defaultPolicy: Policy = outlierEjection(connectionBackoff(leastRequests));

/** @throws {ServiceConnectError} `ERR_STOWAGE_BAD_OPTION` for a number out of range. */
export function settingsOf(resolver: Resolver, options: BalancingOptions): Settings {
  const connectTimeoutMs = atLeast("connectTimeoutMs", 1, options.connectTimeoutMs ?? defaults.connectTimeoutMs);
  const connections = options.connections === undefined ? null : atLeast("connections", 1, options.connections);
  return {
    resolver,
    policy: options.policy ?? defaultPolicy,
    tries: atLeast("tries", 1, options.tries ?? defaults.tries),
    requestTimeoutMs: atLeast("requestTimeoutMs", 0, options.requestTimeoutMs ?? defaults.requestTimeoutMs),
    endpointWaitMs: atLeast("endpointWaitMs", 0, options.endpointWaitMs ?? defaults.endpointWaitMs),
    connect: options.connect ?? ((address) => openPool(address, connectTimeoutMs, connections)),
    onEvent: options.onEvent,
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
  };
}

function openPool({ host, port }: EndpointAddress, connectTimeoutMs: number, connections: number | null): Dispatcher {
  const authority = host.includes(":") ? `[${host}]` : host;
  return new Pool(`http://${authority}:${port}`, {
    connections,
    connect: { timeout: connectTimeoutMs },
    // The request timeout covers the head and the body of an answer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

function atLeast(name: string, least: number, value: number): number {
  if (!Number.isFinite(value) || value < least) {
    throw new ServiceConnectError("ERR_STOWAGE_BAD_OPTION", `\`${name}\` is ${value}; it must be a number of at least ${least}.`);
  }
  return value;
}
