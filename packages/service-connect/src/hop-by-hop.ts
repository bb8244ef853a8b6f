/**
 * A message's headers without those that concern one connection only (RFC 9110, 7.6.1): the fixed ones and
 * those that `Connection` names. `Expect` goes too, as it was answered on this side.
 *
 * @param raw Names and values in turn, as `IncomingMessage.rawHeaders` has them.
 */
export function withoutHopByHop(raw: readonly string[]): string[] {
  const named = new Set<string>();
  for (let at = 0; at < raw.length; at += 2) {
    if (raw[at]!.toLowerCase() !== "connection") continue;
    for (const name of raw[at + 1]!.split(",")) named.add(name.trim().toLowerCase());
  }
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]!.toLowerCase();
    if (!hopByHop.has(name) && !named.has(name)) kept.push(raw[at]!, raw[at + 1]!);
  }
  return kept;
}

const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);
