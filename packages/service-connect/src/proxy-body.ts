import type { IncomingMessage } from "node:http";

/** What the proxy sends on: nothing, the whole body, or a stream that can be read once. */
export type ProxyBody = null | Buffer | AsyncIterable<Uint8Array>;

/**
 * Reads a request's body up to `bufferBytes`. One that ends by then is held whole and can be sent again; a longer one
 * becomes a stream of what was read and the rest.
 */
export async function readBody(request: IncomingMessage, bufferBytes: number): Promise<ProxyBody> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return null;
  // With a known length that is too long there is no use in holding any of it.
  if (length !== undefined && Number(length) > bufferBytes) return request;
  const chunks: Uint8Array[] = [];
  let held = 0;
  const reader = (request as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  for (let next = await reader.next(); next.done !== true; next = await reader.next()) {
    chunks.push(next.value);
    held += next.value.length;
    if (held > bufferBytes) return concatenated(chunks, reader);
  }
  return Buffer.concat(chunks, held);
}

/** Reads by hand, because a `for await` that is left early destroys the request, and with it the connection that the answer needs. */
async function* concatenated(chunks: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield* chunks;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
