/**
 * The numbers of this package. "Service Connect" rows are what Amazon ECS documents for its own proxy
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html, read 2026-11-24);
 * the others are not documented by AWS and are our choice, with the reason.
 */
export const defaults = {
  /** Service Connect: two retries, so three tries in all. */
  tries: 3,
  /** Service Connect: perRequestTimeoutSeconds is 15 s, the whole answer included; 0 disables. */
  requestTimeoutMs: 15_000,
  /** Our choice: less than the request timeout, so that a missing endpoint is named as such. */
  endpointWaitMs: 10_000,
  /** Our choice: how long a request whose endpoints have all been tried waits for a fresh list before it tries them again. */
  refreshWaitMs: 1_000,
  /** Our choice: inside one VPC a connection that takes longer than this is lost. */
  connectTimeoutMs: 1_000,

  /** Service Connect: five failed connections … */
  ejectionFailures: 5,
  /** Service Connect: … within thirty seconds … */
  ejectionWindowMs: 30_000,
  /** Service Connect: … and the endpoint is avoided for thirty … */
  ejectionMinMs: 30_000,
  /** Service Connect: … to three hundred seconds. That it grows with each ejection in a row is our choice, as Envoy does. */
  ejectionMaxMs: 300_000,
  /** Not documented by AWS; Envoy's own max_ejection_percent, and as there at least one endpoint. */
  ejectionMaxPercent: 10,

  /** Our choice, as gRPC's connection backoff (grpc/grpc doc/connection-backoff.md): 1 s, times 1.6, here up to the ejection's minimum. */
  backoffMinMs: 1_000,
  backoffFactor: 1.6,
  backoffMaxMs: 30_000,

  /** Our choice: the list is read again this often … */
  resolveIntervalMs: 5_000,
  /** … and this often from an engine on loopback, where a call costs nothing and people watch. */
  resolveIntervalLoopbackMs: 500,
  /** Our choice: refreshes on demand come no closer together than this share of the interval (DiscoverInstances allows 1,000/s an account). */
  resolveGapShare: 0.1,
  /** Our choice: an answer of Cloud Map that takes longer counts as failed. */
  resolveTimeoutMs: 5_000,

  /** Our choice: a request body up to this size is held so that the proxy can send it again. */
  proxyBufferBytes: 65_536,
  /** Our choice: bytes of an answer that wait for a slow reader before the connection is paused. */
  responseBufferBytes: 65_536,
} as const;
