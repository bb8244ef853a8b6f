import type { Dispatcher } from "undici";
import { describe, expect, it } from "vitest";
import { fakeUpstreams, type FakeUpstreams } from "../test/fake-upstreams.js";
import { settle, virtualClock, type VirtualClock } from "../test/virtual-clock.js";
import { createCore, type Core } from "./core.js";
import { errorCode } from "./errors.js";
import { seededRandom } from "./random.js";
import type { EndpointAddress } from "./resolver.js";
import { roundRobin } from "./round-robin.js";
import type { BalancingOptions } from "./settings.js";
import { staticResolver, type StaticResolver } from "./static-resolver.js";
import type { ServiceConnectEvent } from "./telemetry.js";

const task = (id: string): EndpointAddress => ({ id, host: "127.0.0.1", port: 8080 });

interface Caller {
  readonly status: number | undefined;
  readonly body: string;
  readonly error: Error | undefined;
  readonly ended: boolean;
  controller: Dispatcher.DispatchController;
}

interface World {
  readonly clock: VirtualClock;
  readonly upstreams: FakeUpstreams;
  readonly resolver: StaticResolver;
  readonly core: Core;
  readonly events: ServiceConnectEvent[];
  call(method?: Dispatcher.HttpMethod, more?: Partial<Dispatcher.DispatchOptions>): Caller;
}

function world(ids: readonly string[], options: BalancingOptions = {}): World {
  const clock = virtualClock();
  const upstreams = fakeUpstreams();
  const resolver = staticResolver({ catalog: ids.map(task) });
  const events: ServiceConnectEvent[] = [];
  const core = createCore(resolver, {
    clock,
    random: seededRandom(7),
    connect: upstreams.connect,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return {
    clock,
    upstreams,
    resolver,
    core,
    events,
    call(method = "GET", more = {}) {
      const seen = { status: undefined as number | undefined, body: "", error: undefined as Error | undefined, ended: false };
      const caller = seen as Caller;
      const once = (): void => {
        expect(seen.ended, "the caller hears one end only").toBe(false);
        seen.ended = true;
      };
      core.call(
        "catalog",
        { path: "/items", method, ...more },
        {
          onRequestStart: (controller) => void (caller.controller = controller),
          onResponseStart: (_controller, status) => void (seen.status = status),
          onResponseData: (_controller, chunk) => void (seen.body += chunk.toString()),
          onResponseEnd: once,
          onResponseError: (_controller, error) => {
            once();
            seen.error = error;
          },
        },
      );
      return caller;
    },
  };
}

const counters = (core: Core): { requests: number; retries: number; failures: number; waiting: number } => {
  const { requests, retries, failures, waiting } = core.snapshot()[0]!;
  return { requests, retries, failures, waiting };
};

describe("a call", () => {
  it("comes back with the answer of one endpoint", () => {
    const { upstreams, call, core } = world(["a", "b"]);
    const caller = call();
    upstreams.all[0]!.request.answer(200, "shoes");
    expect(caller).toMatchObject({ status: 200, body: "shoes", ended: true, error: undefined });
    expect(upstreams.all).toHaveLength(1);
    expect(counters(core)).toEqual({ requests: 1, retries: 0, failures: 0, waiting: 0 });
  });

  it.each(["GET", "POST"] as const)("goes to another endpoint when a %s was refused", (method) => {
    const { upstreams, call, core, events } = world(["a", "b"]);
    const caller = call(method);
    upstreams.all[0]!.request.fail("ECONNREFUSED");
    expect(upstreams.all[1]!.id).not.toBe(upstreams.all[0]!.id);
    upstreams.all[1]!.request.answer(201);
    expect(caller).toMatchObject({ status: 201, error: undefined });
    expect(counters(core)).toMatchObject({ retries: 1, failures: 0 });
    expect(events).toContainEqual(expect.objectContaining({ kind: "retry", attempt: 1, code: "ECONNREFUSED" }));
  });

  it("goes to another endpoint when a GET was reset before a byte of the answer", () => {
    const { upstreams, call } = world(["a", "b"]);
    const caller = call();
    upstreams.all[0]!.request.send().fail("ECONNRESET");
    upstreams.all[1]!.request.answer();
    expect(caller.status).toBe(200);
  });

  it.each([
    ["a POST was reset", "POST", (at: FakeUpstreams) => at.all[0]!.request.send().fail("ECONNRESET")],
    ["a GET was reset after the first byte", "GET", (at: FakeUpstreams) => at.all[0]!.request.firstByte().fail("ECONNRESET")],
    ["a GET was reset after the head", "GET", (at: FakeUpstreams) => at.all[0]!.request.head().fail("ECONNRESET")],
    ["the other side speaks no HTTP", "GET", (at: FakeUpstreams) => at.all[0]!.request.send().fail("HPE_INVALID_CONSTANT")],
  ] as const)("is not repeated when %s", (_name, method, happen) => {
    const { upstreams, call, core } = world(["a", "b"]);
    const caller = call(method);
    happen(upstreams);
    expect(caller.error).toBeDefined();
    expect(upstreams.all).toHaveLength(1);
    expect(counters(core)).toMatchObject({ retries: 0, failures: 1 });
  });

  it("tries three endpoints, each once, and then says what the last one did", () => {
    const { upstreams, call } = world(["a", "b", "c", "d"]);
    const caller = call();
    for (let attempt = 0; attempt < 3; attempt += 1) upstreams.all[attempt]!.request.fail("ECONNREFUSED");
    expect(new Set(upstreams.all.map(({ id }) => id)).size).toBe(3);
    expect(errorCode(caller.error)).toBe("ERR_STOWAGE_UNREACHABLE");
    expect(caller.error?.message).toBe('"catalog": no answer after 3 tries; the last failed with: fake ECONNREFUSED');
    expect(errorCode(caller.error?.cause)).toBe("ECONNREFUSED");
  });

  it("tries the only endpoint again after a fresh list", async () => {
    const { upstreams, call } = world(["a"]);
    const caller = call();
    upstreams.all[0]!.request.fail("ECONNREFUSED");
    expect(upstreams.all).toHaveLength(1);
    await settle();
    expect(upstreams.all).toHaveLength(2);
    upstreams.all[1]!.request.answer();
    expect(caller.status).toBe(200);
  });

  it("leaves a body that is a stream alone until it is sent, and does not repeat it after", () => {
    const { upstreams, call } = world(["a", "b"]);
    async function* stream(): AsyncGenerator<Uint8Array, void> {
      yield new Uint8Array([1, 2]);
    }
    const caller = call("PUT", { body: stream() as unknown as NonNullable<Dispatcher.DispatchOptions["body"]> });
    upstreams.all[0]!.request.fail("ECONNREFUSED");
    upstreams.all[1]!.request.send().fail("ECONNRESET");
    expect(errorCode(caller.error)).toBe("ERR_STOWAGE_UNREACHABLE");
    expect(upstreams.all).toHaveLength(2);
  });

  it("waits for a first endpoint", async () => {
    const { clock, upstreams, resolver, call, core } = world([]);
    const caller = call();
    await clock.advance(9_999);
    expect(counters(core).waiting).toBe(1);
    resolver.set("catalog", [task("a")]);
    upstreams.all[0]!.request.answer();
    expect(caller.status).toBe(200);
    expect(clock.pending).toBe(0);
  });

  it("waits for it until the deadline only", async () => {
    const { clock, call } = world([]);
    const caller = call();
    await clock.advance(10_000);
    expect(errorCode(caller.error)).toBe("ERR_STOWAGE_NO_ENDPOINT");
    expect(caller.error?.message).toContain("no task of it is registered");
    expect(clock.pending).toBe(0);
  });

  it("ends when its time is up, wherever it is", async () => {
    const { clock, upstreams, call, core } = world(["a"]);
    const connecting = call();
    const sent = call();
    const answering = call();
    upstreams.all[1]!.request.send();
    upstreams.all[2]!.request.head();
    await clock.advance(15_000);
    for (const caller of [connecting, sent, answering]) expect(errorCode(caller.error)).toBe("ERR_STOWAGE_REQUEST_TIMEOUT");
    // The connection that came too late is given up as soon as it stands.
    upstreams.all[0]!.request.send();
    for (const { request } of upstreams.all) expect(errorCode(request.aborted)).toBe("ERR_STOWAGE_REQUEST_TIMEOUT");
    expect(core.snapshot()[0]!.endpoints[0]).toMatchObject({ inFlight: 0, outcomes: { timedOut: 3 } });
  });

  it("has no limit when that is 0", async () => {
    const { clock, upstreams, call } = world(["a"], { requestTimeoutMs: 0 });
    const caller = call();
    await clock.advance(3_600_000);
    upstreams.all[0]!.request.answer();
    expect(caller.status).toBe(200);
  });

  it("can be given up while it waits, and while an endpoint has it", () => {
    const { upstreams, resolver, call, core, clock } = world([]);
    const waiting = call();
    waiting.controller.abort(new Error("enough"));
    resolver.set("catalog", [task("a")]);
    expect(waiting.error?.message).toBe("enough");
    expect(upstreams.all).toHaveLength(0);
    const under = call();
    upstreams.all[0]!.request.send();
    under.controller.abort(new Error("enough"));
    expect(upstreams.all[0]!.request.aborted?.message).toBe("enough");
    expect(core.snapshot()[0]!.endpoints[0]).toMatchObject({ inFlight: 0, outcomes: { aborted: 1 } });
    expect(clock.pending).toBe(0);
  });

  it("counts answers and their time", async () => {
    const { clock, upstreams, call, core } = world(["a"]);
    call();
    await clock.advance(20);
    upstreams.all[0]!.request.answer(404);
    expect(core.snapshot()[0]!.endpoints[0]).toMatchObject({ answers: [0, 0, 0, 0, 1, 0], responseMs: 20, outcomes: { answered: 1 } });
  });
});

describe("an endpoint that leaves the list", () => {
  it("gets no new request, finishes those it has, and then its connections are closed", () => {
    const { upstreams, resolver, call, core, events } = world(["a", "b"], { policy: roundRobin });
    const callers = [call(), call()];
    resolver.set("catalog", [task("b")]);
    for (let more = 0; more < 20; more += 1) callers.push(call());
    expect(upstreams.at("a")).toHaveLength(1);
    expect(upstreams.closed).toEqual([]);
    expect(core.snapshot()[0]!.endpoints.map(({ id, standing }) => [id, standing])).toEqual([
      ["b", "ready"],
      ["a", "leaving"],
    ]);
    upstreams.at("a")[0]!.answer();
    expect(upstreams.closed).toEqual(["a"]);
    for (const request of upstreams.at("b")) request.answer();
    expect(callers.every(({ status }) => status === 200)).toBe(true);
    expect(events.map(({ kind }) => kind)).toEqual(["endpoint-joined", "endpoint-joined", "endpoint-left", "endpoint-drained"]);
  });

  it("is closed at once when it has nothing to do", () => {
    const { upstreams, resolver, call } = world(["a", "b"]);
    call();
    const idle = upstreams.all[0]!.id === "a" ? "b" : "a";
    resolver.set("catalog", [task(upstreams.all[0]!.id)]);
    expect(upstreams.closed).toEqual([idle]);
  });

  it("is another endpoint if it comes back", () => {
    const { upstreams, resolver, call } = world(["a"]);
    call();
    resolver.set("catalog", []);
    resolver.set("catalog", [task("a")]);
    call();
    upstreams.all[0]!.request.answer();
    expect(upstreams.closed).toEqual(["a"]);
    expect(upstreams.all).toHaveLength(2);
  });
});

describe("closing", () => {
  it("refuses new requests and those that wait, and resolves after the last in flight", async () => {
    const { upstreams, resolver, call, core } = world([]);
    const waiting = call();
    resolver.set("other", []);
    const closing = core.close();
    expect(errorCode(waiting.error)).toBe("ERR_STOWAGE_CLOSED");
    await closing;
    expect(errorCode(call().error)).toBe("ERR_STOWAGE_CLOSED");
    expect(upstreams.all).toHaveLength(0);
  });

  it("lets requests in flight end", async () => {
    const { upstreams, call, core } = world(["a"]);
    const caller = call();
    let closed = false;
    const closing = Promise.all([core.close(), core.close()]).then(() => (closed = true));
    await settle();
    expect(closed).toBe(false);
    upstreams.all[0]!.request.answer();
    await closing;
    expect(caller.status).toBe(200);
    expect(upstreams.closed).toEqual(["a"]);
  });
});

describe("options", () => {
  it.each([{ tries: 0 }, { requestTimeoutMs: -1 }, { endpointWaitMs: Number.NaN }, { connectTimeoutMs: 0 }, { connections: 0 }])(
    "refuses %o",
    (options) => {
      expect(() => createCore(staticResolver(), options)).toThrowError(
        expect.objectContaining({ code: "ERR_STOWAGE_BAD_OPTION" }) as Error,
      );
    },
  );
});
