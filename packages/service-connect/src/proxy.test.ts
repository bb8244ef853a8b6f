import type { RequestListener } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { request } from "undici";
import { afterEach, describe, expect, it } from "vitest";
import { loopbackServer, type LoopbackServer } from "../test/loopback-server.js";
import { createProxy, type Proxy, type ProxyOptions } from "./proxy.js";
import { seededRandom } from "./random.js";
import { roundRobin } from "./round-robin.js";
import { staticResolver, type StaticResolver } from "./static-resolver.js";

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface World {
  readonly url: string;
  readonly port: number;
  readonly proxy: Proxy;
  readonly servers: LoopbackServer[];
  readonly resolver: StaticResolver;
}

async function world(listeners: readonly RequestListener[], options: Partial<ProxyOptions> = {}): Promise<World> {
  const servers: LoopbackServer[] = [];
  for (const [at, listener] of listeners.entries()) servers.push(await loopbackServer(`127.0.0.${at + 2}`, listener));
  const resolver = staticResolver({ catalog: servers.map(({ address }) => address) });
  const proxy = createProxy({ service: "catalog", resolver, policy: roundRobin, random: seededRandom(1), ...options });
  const { port } = await proxy.listen({ host: "127.0.0.1", port: 0 });
  cleanUps.push(() => Promise.all(servers.map((server) => server.kill())));
  cleanUps.push(() => proxy.close());
  return { url: `http://127.0.0.1:${port}`, port, proxy, servers, resolver };
}

/** Sends bytes as they are, and reads until the other side ends. */
async function raw(port: number, message: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  // Not ended: node:http takes a half-closed connection for a client that has gone.
  socket.write(message);
  return await text(socket);
}

const echoes: RequestListener = (incoming, response) => {
  void text(incoming).then((body) => response.end(JSON.stringify({ headers: incoming.headers, url: incoming.url, body })));
};
const breaks: RequestListener = (incoming) => incoming.socket.resetAndDestroy();
const breaksAfterBody: RequestListener = (incoming) => void incoming.resume().once("end", () => incoming.socket.resetAndDestroy());
const says =
  (what: string): RequestListener =>
  (incoming, response) =>
    void incoming.resume().once("end", () => response.end(what));
const total = (servers: readonly LoopbackServer[]): number => servers.reduce((sum, { seen }) => sum + seen.length, 0);

describe("a proxy", () => {
  it("passes a request and its answer on", async () => {
    const { url } = await world([echoes]);
    const { statusCode, body } = await request(`${url}/items?q=1`, {
      method: "POST",
      headers: { host: "catalog.shop.local", "x-a": "1" },
      body: "blue",
    });
    expect(statusCode).toBe(200);
    expect(await body.json()).toMatchObject({
      url: "/items?q=1",
      body: "blue",
      headers: { host: "catalog.shop.local", "x-a": "1", "content-length": "4" },
    });
  });

  it("passes status line and headers back as they were, without those of the connection", async () => {
    const { port } = await world([
      (_incoming, response) => {
        response.writeHead(418, "Short And Stout", [
          "Set-Cookie",
          "a=1",
          "Set-Cookie",
          "b=2",
          "X-Name",
          "caf\u00e9",
          "X-Hop",
          "1",
          "Connection",
          "x-hop",
        ]);
        response.end();
      },
    ]);
    const answer = await raw(port, "GET / HTTP/1.1\r\nHost: catalog\r\nConnection: close\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 418 Short And Stout\r\n/);
    expect(answer).toContain("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n");
    expect(answer).not.toContain("X-Hop");
  });

  it("strips what concerns one connection from the request", async () => {
    const { port } = await world([echoes]);
    const answer = await raw(
      port,
      "GET / HTTP/1.1\r\nHost: catalog\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nTE: trailers\r\nExpect: 100-continue\r\n\r\n",
    );
    const { headers } = JSON.parse(answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1)) as { headers: object };
    expect(headers).toEqual({ host: "catalog", connection: "keep-alive" });
  });

  it("streams a long body both ways", async () => {
    const size = 5_000_000;
    const { url } = await world([(incoming, response) => void incoming.pipe(response)]);
    const { body } = await request(url, { method: "POST", body: Buffer.alloc(size, "a") });
    expect((await body.arrayBuffer()).byteLength).toBe(size);
    async function* chunks(): AsyncGenerator<string, void> {
      for (let chunk = 0; chunk < 50; chunk += 1) yield "a".repeat(10_000);
    }
    const chunked = await request(url, { method: "POST", body: chunks() as never });
    expect((await chunked.body.text()).length).toBe(500_000);
  });

  it("goes to another task when one is dead, whatever the method", async () => {
    const { url, servers } = await world([says("a"), says("b")]);
    await servers[0]!.kill();
    for (const method of ["GET", "POST"]) {
      for (let time = 0; time < 5; time += 1) {
        expect(await (await request(url, { method: method as "GET", body: method === "GET" ? null : "x" })).body.text()).toBe("b");
      }
    }
  });

  it("sends a long stream whole when the first task is dead", async () => {
    const { url, servers } = await world([says("a"), echoes]);
    await servers[0]!.kill();
    for (let time = 0; time < 2; time += 1) {
      const { body } = await request(url, { method: "POST", body: Buffer.alloc(200_000, "a") });
      expect(((await body.json()) as { body: string }).body).toHaveLength(200_000);
    }
  });

  it.each([
    ["repeats a GET", "GET", "", 200],
    ["repeats a PUT with a body that it holds", "PUT", "a".repeat(65_536), 200],
    ["does not repeat a PUT with a longer body", "PUT", "a".repeat(65_537), 502],
    ["does not repeat a POST", "POST", "x", 502],
  ] as const)("%s that was reset", async (_name, method, body, expected) => {
    const { url, servers } = await world([breaksAfterBody, breaksAfterBody, expected === 200 ? says("c") : breaksAfterBody]);
    const { statusCode, body: answer } = await request(url, { method, body: body === "" ? null : body });
    await answer.dump();
    expect(statusCode).toBe(expected);
    if (expected === 200) expect(servers[2]!.seen).toEqual([`${method} /`]);
    else expect(total(servers)).toBe(1);
  });

  it("answers 503 when there is no endpoint, and says so", async () => {
    const { url } = await world([], { endpointWaitMs: 0 });
    const { statusCode, headers, body } = await request(url);
    expect(statusCode).toBe(503);
    expect(headers["content-type"]).toBe("application/json");
    expect(await body.json()).toMatchObject({
      code: "ERR_STOWAGE_NO_ENDPOINT",
      message: expect.stringContaining('"catalog" has no endpoint') as string,
    });
  });

  it("answers 502 when every try failed, and 504 when the time is up", async () => {
    const broken = await world([breaks, breaks]);
    expect((await request(broken.url)).statusCode).toBe(502);
    const silent = await world([() => undefined], { requestTimeoutMs: 20 });
    const { statusCode, body } = await request(silent.url);
    expect([statusCode, ((await body.json()) as { code: string }).code]).toEqual([504, "ERR_STOWAGE_REQUEST_TIMEOUT"]);
  });

  it("breaks an answer off when the task breaks it off", async () => {
    const { url } = await world([
      (incoming, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("half", () => incoming.socket.resetAndDestroy());
      },
    ]);
    const { body } = await request(url);
    await expect(body.text()).rejects.toThrow();
  });

  it("gives up a request whose client has gone", async () => {
    let gone: (() => void) | undefined;
    const left = new Promise<void>((resolve) => (gone = resolve));
    const { port, proxy } = await world([(incoming) => void incoming.socket.once("close", () => gone!())]);
    const client = connect(port, "127.0.0.1");
    client.write("GET / HTTP/1.1\r\nHost: catalog\r\n\r\n");
    await expect.poll(() => proxy.snapshot()?.endpoints[0]?.inFlight).toBe(1);
    client.destroy();
    await left;
    expect(proxy.snapshot()?.endpoints[0]).toMatchObject({ inFlight: 0, outcomes: { aborted: 1 } });
  });

  it("keeps the connection usable after a body that the task did not want", async () => {
    const { url } = await world([(_incoming, response) => void response.writeHead(413, { connection: "close" }).end("too long")]);
    const { statusCode, body } = await request(url, { method: "POST", body: Buffer.alloc(60_000) });
    expect([statusCode, await body.text()]).toEqual([413, "too long"]);
    expect((await request(url)).statusCode).toBe(413);
  });

  it("closes after the last answer, with a client's idle connection still open", async () => {
    let finish: (() => void) | undefined;
    const { url, port, proxy } = await world([(_incoming, response) => void (finish = () => response.end("late"))]);
    const idle = connect(port, "127.0.0.1");
    await new Promise<void>((resolve) => idle.once("connect", resolve));
    const call = request(url);
    await expect.poll(() => finish).toBeDefined();
    const closing = proxy.close();
    finish!();
    expect(await (await call).body.text()).toBe("late");
    await closing;
    await expect(request(url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("passes on that an address is taken", async () => {
    const { proxy, port } = await world([]);
    await expect(proxy.listen({ host: "127.0.0.1", port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
