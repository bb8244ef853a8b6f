import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import type { Channel } from "./channel.js";
import type { Timer } from "./clock.js";
import { defaults } from "./defaults.js";
import { noEndpoint, requestTimeout, unreachable } from "./call-errors.js";
import { errorCode } from "./errors.js";
import type { LiveEndpoint } from "./live-endpoint.js";
import { failureOf, mayRetry } from "./retry-rules.js";
import type { Outcome } from "./telemetry.js";

/** A request as undici takes it, without its origin: the channel decides where it goes. */
export type CallOptions = Omit<Dispatcher.DispatchOptions, "origin">;

/** Sends a request to an endpoint of the service, and to another when the rules allow it; the handler sees one request. */
export function startCall(channel: Channel, options: CallOptions, handler: Dispatcher.DispatchHandler): void {
  new Call(channel, options, handler).start();
}

/**
 * One request with its tries. It is undici's handler towards the endpoint and undici's controller towards the caller:
 * one object, because this is the hot path.
 */
class Call implements Dispatcher.DispatchHandler, Dispatcher.DispatchController {
  readonly #channel: Channel;
  readonly #options: CallOptions;
  /** Gone when the caller has had its last word; an endpoint may still have to be heard to its end. */
  #handler: Dispatcher.DispatchHandler | undefined;
  #endpoint: LiveEndpoint | undefined;
  #upstream: Dispatcher.DispatchController | undefined;
  #attempt = 0;
  #tried: Set<LiveEndpoint> | undefined;
  #triedAt = 0;
  #answered = false;
  #timedOut = false;
  #lastError: unknown;
  #timer: Timer | undefined;
  #waitingSince: number | undefined;
  #stopWaiting: (() => void) | undefined;

  aborted = false;
  paused = false;
  reason: Error | null = null;
  rawHeaders: Dispatcher.DispatchController["rawHeaders"] = null;
  rawTrailers: Dispatcher.DispatchController["rawTrailers"] = null;

  constructor(channel: Channel, options: CallOptions, handler: Dispatcher.DispatchHandler) {
    this.#channel = channel;
    this.#options = options;
    this.#handler = handler;
  }

  start(): void {
    const { clock, requestTimeoutMs } = this.#channel.settings;
    this.#channel.requestBegan();
    if (requestTimeoutMs > 0) this.#timer = clock.after(requestTimeoutMs, this.#timeUp, { keepAlive: true });
    this.#handler?.onRequestStart?.(this, {});
    if (this.#handler !== undefined) this.#next();
  }

  // Towards the caller.

  abort(reason: Error): void {
    if (this.#handler === undefined) return;
    this.aborted = true;
    this.reason = reason;
    this.#fail(reason);
  }

  pause(): void {
    this.paused = true;
    this.#upstream?.pause();
  }

  resume(): void {
    this.paused = false;
    this.#upstream?.resume();
  }

  // Towards the endpoint.

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // The caller gave up while the connection came about.
    if (this.#handler === undefined) return controller.abort(this.reason ?? new Error("aborted"));
    this.#upstream = controller;
  }

  /** The one hook that tells of the first byte; undici's newer handler interface has no name for it. */
  onResponseStarted(): void {
    this.#answered = true;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders, statusMessage?: string): void {
    this.#answered = true;
    if (status >= 200) this.#endpoint?.answered(status, this.#channel.settings.clock.now() - this.#triedAt);
    this.rawHeaders = controller.rawHeaders;
    this.#handler?.onResponseStart?.(this, status, headers, statusMessage);
    if (this.paused) controller.pause();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#handler?.onResponseData?.(this, chunk);
    if (this.paused) controller.pause();
  }

  onResponseEnd(controller: Dispatcher.DispatchController, trailers: IncomingHttpHeaders): void {
    this.#tryEnded("answered");
    this.rawTrailers = controller.rawTrailers;
    this.#finish()?.onResponseEnd?.(this, trailers);
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    const failed = { code: errorCode(error), sent: this.#upstream !== undefined, answered: this.#answered };
    const failure = failureOf(failed);
    const gaveUp = this.#handler === undefined;
    const endpoint = this.#endpoint;
    this.#tryEnded(this.#timedOut ? "timedOut" : gaveUp || failure === "other" ? "aborted" : failure);
    if (gaveUp || endpoint === undefined) return;
    this.#lastError = error;
    const traits = { method: this.#options.method, idempotent: this.#options.idempotent, replayable: isReplayable(this.#options.body) };
    if (!mayRetry(failed, traits) || this.#attempt >= this.#channel.settings.tries) {
      return this.#fail(failure === "other" || this.#answered ? error : unreachable(this.#channel, this.#attempt, this.#lastError));
    }
    (this.#tried ??= new Set()).add(endpoint);
    this.#channel.retrying(endpoint, this.#attempt, failed.code ?? "");
    this.#next();
  }

  #next(): void {
    const pick = this.#channel.pick(this.#tried);
    if (pick.kind === "use") return this.#try(pick.endpoint);
    if (pick.kind === "fail") return this.#fail(pick.error);
    this.#wait();
  }

  #try(endpoint: LiveEndpoint): void {
    this.#endpoint = endpoint;
    this.#upstream = undefined;
    this.#attempt += 1;
    this.#triedAt = this.#channel.settings.clock.now();
    endpoint.begin();
    endpoint.connections.dispatch(this.#options, this);
  }

  /** Until the list is told again: with a first endpoint if there was none, or as the fresh chance of those that were all tried. */
  #wait(): void {
    const { clock, endpointWaitMs } = this.#channel.settings;
    const now = clock.now();
    this.#waitingSince ??= now;
    const left = this.#waitingSince + endpointWaitMs - now;
    const allTried = this.#channel.endpointCount > 0;
    if (left <= 0) return this.#fail(allTried ? unreachable(this.#channel, this.#attempt, this.#lastError) : noEndpoint(this.#channel));

    const again = (): void => {
      this.#stopWaiting?.();
      this.#tried = undefined;
      this.#next();
    };
    const stop = this.#channel.wait(again);
    const timer = clock.after(allTried ? Math.min(left, defaults.refreshWaitMs) : left, again, { keepAlive: true });
    this.#stopWaiting = () => {
      this.#stopWaiting = undefined;
      stop();
      timer.cancel();
    };
    if (allTried) this.#channel.refresh();
  }

  readonly #timeUp = (): void => {
    this.#timedOut = true;
    this.reason = requestTimeout(this.#channel, this.#endpoint, this.#lastError);
    this.#fail(this.reason);
  };

  /** Tells the caller; the endpoint, if one still works on it, is told to stop. */
  #fail(error: Error): void {
    const handler = this.#finish();
    if (handler === undefined) return;
    this.#channel.requestFailed();
    this.#upstream?.abort(error);
    handler.onResponseError?.(this, error);
  }

  #finish(): Dispatcher.DispatchHandler | undefined {
    const handler = this.#handler;
    this.#handler = undefined;
    this.#timer?.cancel();
    this.#stopWaiting?.();
    return handler;
  }

  #tryEnded(outcome: Outcome): void {
    const endpoint = this.#endpoint;
    this.#endpoint = undefined;
    this.#upstream = undefined;
    if (endpoint !== undefined) this.#channel.tryEnded(endpoint, outcome);
  }
}

/** Whether the body can be sent a second time: streams and iterables are used up. */
function isReplayable(body: CallOptions["body"]): boolean {
  return body === undefined || body === null || typeof body === "string" || body instanceof Uint8Array;
}
