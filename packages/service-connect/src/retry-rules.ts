/** How far a try had come when it failed. */
export interface FailedTry {
  /** The error's code. */
  readonly code: string | undefined;
  /** The request was handed to a connection, so some of it may have reached the other side. */
  readonly sent: boolean;
  /** A byte of the answer had come. */
  readonly answered: boolean;
}

/** What is known of the request itself. */
export interface RequestTraits {
  readonly method: string;
  /** The caller's word; where absent the method decides. */
  readonly idempotent: boolean | undefined;
  /** The body is held whole, or there is none. */
  readonly replayable: boolean;
}

/** What a failed try was. */
export type Failure = "refused" | "reset" | "other";

/**
 * Whether a failed try was refused (nothing was sent), reset (it was on its way, and the connection broke), or something else:
 * an error of the caller's, or of the other side's HTTP.
 */
export function failureOf(failed: FailedTry): Failure {
  if (failed.code === undefined) return "other";
  if (!failed.sent) return connectCodes.has(failed.code) || resetCodes.has(failed.code) ? "refused" : "other";
  return resetCodes.has(failed.code) ? "reset" : "other";
}

/**
 * Whether another endpoint may get the request: what was refused, whatever its method, because nothing of it was seen; and an
 * idempotent request that was reset before a byte of the answer, because doing it twice is doing it once.
 */
export function mayRetry(failed: FailedTry, request: RequestTraits): boolean {
  const failure = failureOf(failed);
  if (failure === "refused") return true;
  return failure === "reset" && !failed.answered && request.replayable && isIdempotent(request);
}

/** RFC 9110, 9.2.2; TRACE and CONNECT are left out, as nobody balances those. */
function isIdempotent(request: RequestTraits): boolean {
  return request.idempotent ?? idempotentMethods.has(request.method);
}

const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** Node's and undici's codes of a connection that did not come about. */
const connectCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "ETIMEDOUT",
  "EADDRNOTAVAIL",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_CLOSED",
  "UND_ERR_DESTROYED",
]);

/** Node's and undici's codes of a connection that broke. */
const resetCodes: ReadonlySet<string> = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE", "UND_ERR_SOCKET"]);
