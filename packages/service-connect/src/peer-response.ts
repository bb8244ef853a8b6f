import type { IncomingHttpHeaders } from "node:http";
import { ByteLengthQueuingStrategy, ReadableStream, type ReadableStreamDefaultController } from "node:stream/web";
import type { Dispatcher } from "undici";
import { defaults } from "./defaults.js";

/** What a call comes to: a `Response`, or the reason why there is none. */
export interface ResponseSink {
  resolve(response: Response): void;
  reject(error: unknown): void;
}

/**
 * A handler that makes a standard `Response` of an answer.
 *
 * Most answers arrive in one piece. The `Response` is made one microtask after the head, when the parser has handed
 * over all of that piece: a body that is whole by then needs no stream, which costs more than the request itself.
 */
export function responseHandler(sink: ResponseSink, method: string, signal: AbortSignal | null | undefined): Dispatcher.DispatchHandler {
  return new PeerResponse(sink, method, signal);
}

class PeerResponse implements Dispatcher.DispatchHandler {
  readonly #sink: ResponseSink;
  readonly #method: string;
  readonly #signal: AbortSignal | null | undefined;
  #call: Dispatcher.DispatchController | undefined;
  #chunks: Uint8Array[] = [];
  #ended = false;
  #failed: Error | undefined;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(sink: ResponseSink, method: string, signal: AbortSignal | null | undefined) {
    this.#sink = sink;
    this.#method = method;
    this.#signal = signal;
  }

  readonly #abort = (): void => this.#call?.abort(this.#signal?.reason as Error);

  onRequestStart(call: Dispatcher.DispatchController): void {
    this.#call = call;
    if (this.#signal?.aborted === true) this.#abort();
    else this.#signal?.addEventListener("abort", this.#abort, { once: true });
  }

  onResponseStart(_call: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders, statusText?: string): void {
    if (status < 200) return;
    queueMicrotask(() => {
      try {
        const init = { status, statusText: statusText ?? "", headers: pairsOf(headers) };
        this.#sink.resolve(new Response(this.#body(status) as ConstructorParameters<typeof Response>[0], init));
      } catch (error) {
        this.#call?.abort(error as Error);
        this.#sink.reject(error);
      }
    });
  }

  onResponseData(call: Dispatcher.DispatchController, chunk: Buffer): void {
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#stream === undefined) {
      this.#chunks.push(bytes);
      return;
    }
    this.#stream.enqueue(bytes);
    if ((this.#stream.desiredSize ?? 0) <= 0) call.pause();
  }

  onResponseEnd(): void {
    this.#ended = true;
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#stream?.close();
  }

  onResponseError(_call: Dispatcher.DispatchController, error: Error): void {
    this.#failed = error;
    this.#signal?.removeEventListener("abort", this.#abort);
    if (this.#stream === undefined) this.#sink.reject(error);
    else this.#stream.error(error);
  }

  #body(status: number): Uint8Array | ReadableStream<Uint8Array> | null {
    if (this.#method === "HEAD" || status === 204 || status === 205 || status === 304) return null;
    const chunks = this.#chunks;
    this.#chunks = [];
    if (this.#ended) return joined(chunks);
    const strategy = new ByteLengthQueuingStrategy({ highWaterMark: defaults.responseBufferBytes });
    return new ReadableStream<Uint8Array>(
      {
        start: (stream) => {
          for (const chunk of chunks) stream.enqueue(chunk);
          if (this.#failed === undefined) this.#stream = stream;
          else stream.error(this.#failed);
        },
        pull: () => this.#call?.resume(),
        cancel: (reason) => this.#call?.abort(reason instanceof Error ? reason : new Error("The answer's body was cancelled.")),
      },
      strategy,
    );
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function pairsOf(headers: IncomingHttpHeaders): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (Array.isArray(value)) for (const one of value) pairs.push([name, one]);
    else if (value !== undefined) pairs.push([name, value]);
  }
  return pairs;
}
