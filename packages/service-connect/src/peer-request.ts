import { ServiceConnectError } from "./errors.js";
import type { CallOptions } from "./call.js";

/** Headers as a record, as pairs, or as a `Headers` object. */
export type PeerHeaders = Readonly<Record<string, string>> | Iterable<readonly [string, string]>;

/** What a request may carry. A string, bytes and `URLSearchParams` can be sent again on another endpoint; a stream cannot, once begun. */
export type PeerBody = string | Uint8Array | ArrayBuffer | URLSearchParams | Blob | FormData | AsyncIterable<Uint8Array>;

/** A request to a peer, in the terms of `fetch`. */
export interface PeerRequest {
  /** Default `GET`. */
  readonly method?: string;
  readonly headers?: PeerHeaders;
  readonly body?: PeerBody | null;
  readonly signal?: AbortSignal | null;
  /**
   * Whether doing it twice is doing it once, so that it may be sent again after a reset. Default: by the method
   * (GET, HEAD, OPTIONS, PUT and DELETE are).
   */
  readonly idempotent?: boolean;
}

/**
 * Puts a request into undici's terms.
 * @throws {ServiceConnectError} `ERR_STOWAGE_BAD_OPTION` for a path that does not start with a slash.
 */
export async function callOptionsOf(service: string, path: string, request: PeerRequest): Promise<CallOptions> {
  if (!path.startsWith("/")) {
    throw new ServiceConnectError("ERR_STOWAGE_BAD_OPTION", `The path "${path}" does not start with "/".`, { service });
  }
  const method = request.method?.toUpperCase() ?? "GET";
  const headers = flatHeaders(request.headers);
  const { body, contentType } = encodeBody(request.body);
  if (!hasHeader(headers, "host")) headers.push("host", service);
  if (contentType !== undefined && !hasHeader(headers, "content-type")) headers.push("content-type", contentType);
  const options = { path: pathOf(path), method: method as CallOptions["method"], headers };
  return {
    ...options,
    ...(body === null ? {} : { body: body instanceof Promise ? await body : body }),
    ...(request.idempotent === undefined ? {} : { idempotent: request.idempotent }),
  };
}

function flatHeaders(headers: PeerHeaders | undefined): string[] {
  if (headers === undefined) return [];
  const pairs = Symbol.iterator in headers ? [...(headers as Iterable<readonly [string, string]>)] : Object.entries(headers);
  return pairs.flat();
}

/** Whether a flat list of names and values has a name, given in lower case. */
export function hasHeader(flat: readonly string[], name: string): boolean {
  for (let at = 0; at < flat.length; at += 2) {
    if (flat[at]!.toLowerCase() === name) return true;
  }
  return false;
}

/** What `fetch` does to a URL's path: a fragment stays here, and what no request line may hold is escaped. */
function pathOf(path: string): string {
  if (plainPath.test(path)) return path;
  const { pathname, search } = new URL(`http://peer${path}`);
  return pathname + search;
}

const plainPath = /^\/(?!\/)[\w\-./~!$&'()*+,;=:@%?]*$/;

interface EncodedBody {
  readonly body: CallOptions["body"] | Promise<Uint8Array> | null;
  readonly contentType?: string | undefined;
}

function encodeBody(body: PeerBody | null | undefined): EncodedBody {
  if (body === undefined || body === null) return { body: null };
  if (typeof body === "string") return { body, contentType: "text/plain;charset=UTF-8" };
  if (body instanceof Uint8Array) return { body };
  if (body instanceof ArrayBuffer) return { body: new Uint8Array(body) };
  if (body instanceof URLSearchParams) {
    return { body: body.toString(), contentType: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (body instanceof Blob || body instanceof FormData) {
    // The platform knows how to write these, boundary and all; held whole, they can be sent again.
    const encoded = new Response(body);
    return { body: bytesOf(encoded), contentType: encoded.headers.get("content-type") ?? undefined };
  }
  return { body: body as unknown as CallOptions["body"] };
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}
