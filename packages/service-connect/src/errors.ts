/** What can go wrong here, by its stable `code`. */
export type ServiceConnectErrorCode =
  /** No task of the service became known before the deadline. */
  | "ERR_STOWAGE_NO_ENDPOINT"
  /** Every try failed before an answer began; `cause` has the last failure. */
  | "ERR_STOWAGE_UNREACHABLE"
  /** The request took longer than `requestTimeoutMs`. */
  | "ERR_STOWAGE_REQUEST_TIMEOUT"
  /** The client, dispatcher or proxy was closed. */
  | "ERR_STOWAGE_CLOSED"
  /** The name is not one of the declared peers. */
  | "ERR_STOWAGE_UNKNOWN_PEER"
  /** An option, a path or the environment is not usable; the message says which. */
  | "ERR_STOWAGE_BAD_OPTION";

/**
 * An error of this package. Match it by `code`; two copies of the package have two classes.
 *
 * @example
 * catch (error) { if (error.code === "ERR_STOWAGE_NO_ENDPOINT") await retryLater(); else throw error; }
 */
export class ServiceConnectError extends Error {
  override readonly name = "ServiceConnectError";
  readonly code: ServiceConnectErrorCode;
  /** The logical name that was called, where there is one. */
  readonly service: string | undefined;

  constructor(code: ServiceConnectErrorCode, message: string, details: { readonly service?: string; readonly cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.service = details.service;
  }
}

/** The `code` of an error, whoever made it; Node's sockets, undici and the AWS SDK all differ in their classes. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" ? code : undefined;
}

/** What to print of a cause: AWS's errors say most in their name, and Node's collective ones have a code but no message. */
export function causeText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const named = error.name === "Error" || error.name === "TypeError" ? [] : [error.name];
  return [...named, error.message || errorCode(error)].filter(Boolean).join(": ");
}
