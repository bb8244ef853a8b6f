import { isIP } from "node:net";

/** Where the server listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/**
 * Whether a `Host` header names this server: a loopback name or address, also behind the prefix that an SDK puts before an
 * endpoint (`data-`), on the port that it listens on. A name of the outside that resolves to this machine (DNS rebinding) does not.
 */
export function isLocalHost(header: string | undefined, listening: Listening): boolean {
  if (header !== undefined && header === last?.header && listening === last.listening) return true;
  if (header === undefined || !isLocal(header, listening)) return false;
  last = { header, listening };
  return true;
}

/** What was found local last: nearly all requests say the same. */
let last: { readonly header: string; readonly listening: Listening } | undefined;

function isLocal(header: string, listening: Listening): boolean {
  const { name, port } = splitHost(header);
  if (name === undefined || (port ?? 80) !== listening.port) return false;
  const bare = name.replace(/^data-/, "");
  if (bare === "localhost" || bare.endsWith(".localhost")) return true;
  if (isLoopback(bare) || bare === listening.host) return true;
  // One that listens on every interface on purpose is reached by its addresses; a name still has to be local.
  return (listening.host === "0.0.0.0" || listening.host === "::") && isIP(bare) !== 0;
}

/** Whether an `Origin` header is this server's own: no page of another origin has business here. None at all is not a browser's. */
export function isLocalOrigin(header: string | undefined, listening: Listening): boolean {
  if (header === undefined) return true;
  const match = /^http:\/\/([^/]+)$/.exec(header);
  return match !== null && isLocalHost(match[1], listening);
}

/** Whether a browser says that another site's page makes the request; what is not a browser says nothing. */
export function isForeignFetch(site: string | string[] | undefined): boolean {
  return site === "cross-site" || site === "same-site";
}

function isLoopback(address: string): boolean {
  return address === "::1" || (isIP(address) === 4 && address.startsWith("127."));
}

function splitHost(header: string): { readonly name?: string; readonly port?: number } {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/i.exec(header);
  if (match === null) return {};
  const [, v6, name = v6, port] = match;
  return { ...(name !== undefined && { name: name.toLowerCase() }), ...(port !== undefined && { port: Number(port) }) };
}
