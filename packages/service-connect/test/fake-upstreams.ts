import { Dispatcher } from "undici";
import type { EndpointAddress } from "../src/resolver.js";

/** A request that reached a fake endpoint, and what the endpoint may do with it. */
export interface FakeRequest {
  readonly options: Dispatcher.DispatchOptions;
  aborted: Error | undefined;
  /** The connection stands and the request is on its way. */
  send(): this;
  /** Sends, then answers. */
  answer(status?: number, body?: string): void;
  /** Sends, then gives the head of an answer only. */
  head(status?: number): this;
  /** Sends, then gives the first byte of an answer only. */
  firstByte(): this;
  fail(code: string): void;
}

/** Endpoints that do nothing by themselves. */
export interface FakeUpstreams {
  connect(address: EndpointAddress): Dispatcher;
  /** Requests by endpoint id, in order, those that were dealt with included. */
  at(id: string): FakeRequest[];
  /** All requests in order, with the id of the endpoint that got them. */
  readonly all: { readonly id: string; readonly request: FakeRequest }[];
  readonly closed: string[];
}

export function fakeUpstreams(): FakeUpstreams {
  const all: { readonly id: string; readonly request: FakeRequest }[] = [];
  const closed: string[] = [];
  class Fake extends Dispatcher {
    readonly id: string;
    constructor(id: string) {
      super();
      this.id = id;
    }
    override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      if (closed.includes(this.id)) throw new Error(`${this.id} got a request after it was closed`);
      all.push({ id: this.id, request: fakeRequest(options, handler) });
      return true;
    }
    override close(): Promise<void> {
      closed.push(this.id);
      return Promise.resolve();
    }
  }
  return {
    connect: ({ id }) => new Fake(id),
    at: (id) => all.filter((one) => one.id === id).map((one) => one.request),
    all,
    closed,
  };
}

function fakeRequest(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): FakeRequest {
  let sent = false;
  const controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    abort(reason) {
      request.aborted = reason;
      handler.onResponseError?.(controller, reason);
    },
    pause: () => undefined,
    resume: () => undefined,
  };
  const request: FakeRequest = {
    options,
    aborted: undefined,
    send() {
      if (!sent) handler.onRequestStart?.(controller, {});
      sent = true;
      return this;
    },
    firstByte() {
      this.send();
      handler.onResponseStarted?.();
      return this;
    },
    head(status = 200) {
      this.firstByte();
      handler.onResponseStart?.(controller, status, {}, "");
      return this;
    },
    answer(status = 200, body = "") {
      this.head(status);
      if (body !== "") handler.onResponseData?.(controller, Buffer.from(body));
      handler.onResponseEnd?.(controller, {});
    },
    fail(code) {
      handler.onResponseError?.(controller, Object.assign(new Error(`fake ${code}`), { code }));
    },
  };
  return request;
}
