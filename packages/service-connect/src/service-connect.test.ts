import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { loopbackServer, type LoopbackServer } from "../test/loopback-server.js";
import { errorCode } from "./errors.js";
import { seededRandom } from "./random.js";
import { roundRobin } from "./round-robin.js";
import { serviceConnect, type PeerNames, type Peers, type ServiceConnectOptions } from "./service-connect.js";
import { staticResolver, type StaticResolver } from "./static-resolver.js";

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface World {
  readonly servers: LoopbackServer[];
  readonly resolver: StaticResolver;
  readonly peers: Peers<"catalog" | "orders">;
}

async function world(listeners: readonly RequestListener[], options: ServiceConnectOptions<"catalog" | "orders"> = {}): Promise<World> {
  const servers: LoopbackServer[] = [];
  for (const [at, listener] of listeners.entries()) servers.push(await loopbackServer(`127.0.0.${at + 2}`, listener));
  const resolver = staticResolver({ catalog: servers.map(({ address }) => address) });
  const peers = serviceConnect<"catalog" | "orders">({ resolver, policy: roundRobin, random: seededRandom(1), ...options });
  cleanUps.push(() => Promise.all(servers.map((server) => server.kill())));
  cleanUps.push(() => peers.close());
  return { servers, resolver, peers };
}

const says =
  (what: string): RequestListener =>
  (_request, response) =>
    void response.end(what);
const breaks: RequestListener = (request) => request.socket.resetAndDestroy();
const echoes: RequestListener = (request, response) => {
  void text(request).then((body) => {
    const { host, "content-type": type } = request.headers;
    response.setHeader("set-cookie", ["a=1", "b=2"]);
    response.end(JSON.stringify({ method: request.method, url: request.url, host, type, body }));
  });
};
const total = (servers: readonly LoopbackServer[]): number => servers.reduce((sum, { seen }) => sum + seen.length, 0);

describe("fetch", () => {
  it("gives a standard Response", async () => {
    const { peers } = await world([echoes]);
    const response = await peers.fetch("catalog", "/items?q=a b#top", { method: "post", body: "blue", headers: { "x-a": "1" } });
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(200);
    expect(response.ok).toBe(true);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await response.json()).toEqual({
      method: "POST",
      url: "/items?q=a%20b",
      host: "catalog",
      type: "text/plain;charset=UTF-8",
      body: "blue",
    });
  });

  it.each([
    ["bytes", new Uint8Array([98, 108, 117, 101]), "blue", undefined],
    ["a buffer", new Uint8Array([98]).buffer, "b", undefined],
    ["search parameters", new URLSearchParams({ a: "b c" }), "a=b+c", "application/x-www-form-urlencoded;charset=UTF-8"],
    ["a blob", new Blob(["blue"], { type: "text/css" }), "blue", "text/css"],
    ["a stream", new Blob(["blue"]).stream() as unknown as AsyncIterable<Uint8Array>, "blue", undefined],
  ])("sends %s", async (_name, body, expected, type) => {
    const { peers } = await world([echoes]);
    expect(await (await peers.fetch("catalog", "/", { method: "PUT", body })).json()).toMatchObject({
      body: expected,
      ...(type === undefined ? {} : { type }),
    });
  });

  it("sends a form, boundary and all", async () => {
    const { peers } = await world([echoes]);
    const form = new FormData();
    form.set("colour", "blue");
    const { body, type } = (await (await peers.fetch("catalog", "/", { method: "POST", body: form })).json()) as {
      body: string;
      type: string;
    };
    expect(body).toContain(/boundary=(.+)$/.exec(type)![1]);
  });

  it.each([204, 304, 404, 503])("passes status %i on", async (status) => {
    const { peers } = await world([(_request, response) => void response.writeHead(status).end()]);
    const response = await peers.fetch("catalog", "/");
    expect([response.status, await response.text()]).toEqual([status, ""]);
  });

  it("streams a long body at the reader's pace", async () => {
    const size = 8_000_000;
    let written = 0;
    const { peers } = await world([
      (_request, response) => {
        const more = (): void => {
          while (written < size) {
            written += 100_000;
            if (!response.write(Buffer.alloc(100_000))) return void response.once("drain", more);
          }
          response.end();
        };
        more();
      },
    ]);
    const response = await peers.fetch("catalog", "/");
    const reader = response.body!.getReader();
    let read = (await reader.read()).value!.length;
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBeLessThan(size);
    for (let next = await reader.read(); !next.done; next = await reader.read()) read += next.value.length;
    expect(read).toBe(size);
  });

  it("fails the body, not the call, when the connection breaks within it", async () => {
    const { peers, servers } = await world([
      (request, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("half", () => request.socket.resetAndDestroy());
      },
    ]);
    const response = await peers.fetch("catalog", "/");
    await expect(response.text()).rejects.toThrow();
    expect(total(servers)).toBe(1);
  });

  it.each(["before", "while it waits for the head of"] as const)("ends with the signal's reason %s the answer", async (when) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { peers } = await world([() => controller.abort(reason)]);
    if (when === "before") controller.abort(reason);
    await expect(peers.fetch("catalog", "/", { signal: controller.signal })).rejects.toBe(reason);
  });

  it("refuses a path that is none, and a name that was not declared", async () => {
    const { peers } = await world([echoes], { peers: ["catalog"] });
    await expect(peers.fetch("catalog", "items")).rejects.toMatchObject({ code: "ERR_STOWAGE_BAD_OPTION" });
    await expect(peers.fetch("orders", "/")).rejects.toMatchObject({
      code: "ERR_STOWAGE_UNKNOWN_PEER",
      message: '"orders" is not a declared peer; the declared ones: "catalog".',
    });
  });
});

describe("retrying over real connections", () => {
  it.each(["GET", "POST"])("sends a %s to another task when one is dead", async (method) => {
    const { peers, servers } = await world([says("a"), says("b")]);
    await servers[0]!.kill();
    for (let time = 0; time < 10; time += 1) {
      expect(await (await peers.fetch("catalog", "/", { method, body: method === "GET" ? null : "x" })).text()).toBe("b");
    }
  });

  it.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])("repeats a %s that was reset on another task", async (method) => {
    const { peers, servers } = await world([breaks, says("b")]);
    for (let time = 0; time < 6; time += 1) expect((await peers.fetch("catalog", "/", { method })).status).toBe(200);
    expect(servers[0]!.seen.length).toBeGreaterThan(0);
  });

  it.each(["POST", "PATCH"])("does not repeat a %s that was reset", async (method) => {
    const { peers, servers } = await world([breaks, breaks]);
    await expect(peers.fetch("catalog", "/", { method, body: "x" })).rejects.toMatchObject({ code: "ERR_STOWAGE_UNREACHABLE" });
    expect(total(servers)).toBe(1);
  });

  it("repeats a POST that the caller calls idempotent", async () => {
    const { peers, servers } = await world([breaks, breaks]);
    await expect(peers.fetch("catalog", "/", { method: "POST", body: "x", idempotent: true })).rejects.toMatchObject({
      message: expect.stringContaining("3 tries") as string,
    });
    expect(total(servers)).toBe(3);
  });

  it("repeats nothing once a byte of the answer has come", async () => {
    const half: RequestListener = (request) => request.socket.write("HTTP/1.1 2", () => request.socket.resetAndDestroy());
    const { peers, servers } = await world([half, half]);
    await expect(peers.fetch("catalog", "/")).rejects.toThrow();
    expect(total(servers)).toBe(1);
  });

  it("fails no request when a task is killed under load, nor when its successor takes over", async () => {
    const slow =
      (what: string): RequestListener =>
      (_request, response) =>
        void setImmediate(() => response.end(what));
    const { peers, servers, resolver } = await world([slow("a"), slow("b")]);
    const answers = new Map<string, number>();
    let stop = false;
    const load = Array.from({ length: 16 }, async () => {
      while (!stop) {
        const answer = await (await peers.fetch("catalog", "/")).text();
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    });
    const until = async (done: () => boolean): Promise<void> => {
      while (!done()) await new Promise((resolve) => setImmediate(resolve));
    };
    await until(() => (answers.get("a") ?? 0) > 50);
    await servers[0]!.kill();
    const seen = answers.get("b") ?? 0;
    await until(() => (answers.get("b") ?? 0) > seen + 100);
    const successor = await loopbackServer("127.0.0.4", slow("c"));
    cleanUps.unshift(() => successor.kill());
    resolver.set("catalog", [servers[1]!.address, successor.address]);
    await until(() => (answers.get("c") ?? 0) > 50);
    stop = true;
    await Promise.all(load);
    expect(peers.snapshot()[0]).toMatchObject({ failures: 0 });
  });

  it("sends nothing more to a task that left, and lets it finish", async () => {
    let finish: (() => void) | undefined;
    const { peers, servers, resolver } = await world([(_request, response) => void (finish = () => response.end("late")), says("b")]);
    const held = [peers.fetch("catalog", "/"), peers.fetch("catalog", "/")];
    await expect.poll(() => finish).toBeDefined();
    resolver.set("catalog", [servers[1]!.address]);
    for (let time = 0; time < 20; time += 1) expect(await (await peers.fetch("catalog", "/")).text()).toBe("b");
    expect(servers[0]!.seen).toHaveLength(1);
    finish!();
    const answers = await Promise.all((await Promise.all(held)).map((response) => response.text()));
    expect(answers.toSorted()).toEqual(["b", "late"]);
    await expect.poll(() => peers.snapshot()[0]!.endpoints.map(({ host }) => host)).toEqual(["127.0.0.3"]);
  });
});

describe("types", () => {
  it("knows the names of the peers", async () => {
    const { resolver } = await world([]);
    const byName = serviceConnect<"catalog" | "orders">({ resolver, endpointWaitMs: 0 });
    const byList = serviceConnect({ resolver, endpointWaitMs: 0, peers: ["catalog", "orders"] });
    type Shop = { readonly catalog: "http"; readonly orders: "http" };
    const byRecord: PeerNames<Shop> = "catalog";
    expect(byRecord).toBe("catalog");
    const byApp = serviceConnect<PeerNames<{ readonly "~services": Shop }>>({ resolver, endpointWaitMs: 0 });
    const calls = [
      byName.fetch("catalog", "/"),
      byList.fetch("orders", "/"),
      byApp.fetch("orders", "/"),
      // @ts-expect-error there is no such peer
      byName.fetch("catalogue", "/"),
      // @ts-expect-error there is no such peer
      byList.fetch("catalogue", "/"),
      // @ts-expect-error there is no such peer
      byApp.fetch("catalogue", "/"),
    ];
    const codes = (await Promise.allSettled(calls)).map((call) => (call.status === "rejected" ? errorCode(call.reason) : undefined));
    expect(codes.filter((code) => code === "ERR_STOWAGE_UNKNOWN_PEER")).toHaveLength(1);
    expect(codes.filter((code) => code === "ERR_STOWAGE_NO_ENDPOINT")).toHaveLength(5);
  });
});
