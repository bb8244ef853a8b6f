import { MockAgent, request, fetch as undiciFetch, type Dispatcher } from "undici";
import { afterEach, describe, expect, it } from "vitest";
import { loopbackServer } from "../test/loopback-server.js";
import {
  peerOf,
  serviceConnectDispatcher,
  type ServiceConnectDispatcher,
  type ServiceConnectDispatcherOptions,
} from "./service-connect-dispatcher.js";
import { staticResolver } from "./static-resolver.js";

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function world(options: ServiceConnectDispatcherOptions = {}): Promise<ServiceConnectDispatcher> {
  const dead = await loopbackServer("127.0.0.3", () => undefined);
  await dead.kill();
  const live = await loopbackServer("127.0.0.2", (incoming, response) => {
    const chunks: string[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    incoming.on("end", () => response.end(`${incoming.headers.host} ${incoming.headers["x-a"]} ${chunks.join("")}`));
  });
  const resolver = staticResolver({ catalog: [dead.address, live.address] });
  const dispatcher = serviceConnectDispatcher({ resolver, namespace: "shop.local", ...options });
  cleanUps.push(() => live.kill());
  cleanUps.push(() => dispatcher.close());
  return dispatcher;
}

describe("a service-connect dispatcher", () => {
  it.each<[string, Dispatcher.DispatchOptions["headers"]]>([
    ["a record", { "x-a": "1" }],
    ["a flat list", ["x-a", "1"]],
    ["pairs", new Map([["x-a", "1"]])],
  ])("serves undici's request, with headers as %s", async (_name, headers) => {
    const dispatcher = await world();
    const { body } = await request("http://catalog/items", { dispatcher, method: "POST", headers, body: "blue" });
    expect(await body.text()).toBe("catalog 1 blue");
  });

  it("leaves a Host that the caller sets", async () => {
    const dispatcher = await world();
    const { body } = await request("http://catalog/items", { dispatcher, headers: { Host: "shop.example" } });
    expect(await body.text()).toBe("shop.example undefined ");
  });

  it("serves undici's fetch", async () => {
    const dispatcher = await world();
    for (let time = 0; time < 4; time += 1) {
      const response = await undiciFetch("http://catalog.shop.local:80/items", { dispatcher, method: "POST", body: "blue" });
      expect(await response.text()).toBe("catalog.shop.local undefined blue");
    }
  });

  it("serves the fetch that is part of Node", async () => {
    const dispatcher = await world();
    for (let time = 0; time < 4; time += 1) {
      const response = await fetch("http://catalog/items", { dispatcher, method: "POST", body: "blue" } as RequestInit);
      expect(await response.text()).toBe("catalog undefined blue");
    }
  });

  it("ends a request that was aborted", async () => {
    const dispatcher = await world({ resolver: staticResolver() });
    const controller = new AbortController();
    const call = request("http://catalog/", { dispatcher, signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
  });

  it("refuses other hosts, unless there is a fallback", async () => {
    const dispatcher = await world();
    await expect(request("http://example.com/", { dispatcher })).rejects.toMatchObject({ code: "ERR_STOWAGE_UNKNOWN_PEER" });
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent.get("http://example.com").intercept({ path: "/" }).reply(200, "elsewhere");
    const withFallback = await world({ fallback: agent });
    expect(await (await request("http://example.com/", { dispatcher: withFallback })).body.text()).toBe("elsewhere");
    agent.assertNoPendingInterceptors();
  });

  it("refuses upgrades", async () => {
    const dispatcher = await world();
    await expect(dispatcher.upgrade({ path: "/", protocol: "websocket" } as Dispatcher.UpgradeOptions)).rejects.toMatchObject({
      code: expect.stringMatching(/^ERR_STOWAGE/) as string,
    });
  });

  it("tells its counters, and closes with a promise or a callback", async () => {
    const dispatcher = await world();
    await (await request("http://catalog/", { dispatcher })).body.dump();
    expect(dispatcher.snapshot()).toMatchObject([{ service: "catalog", requests: 1, failures: 0 }]);
    await new Promise<void>((resolve) => dispatcher.close(resolve));
    await dispatcher.destroy();
    await expect(request("http://catalog/", { dispatcher })).rejects.toMatchObject({ code: "ERR_STOWAGE_CLOSED" });
  });
});

describe("which peer a host name means", () => {
  it.each([
    ["catalog", undefined, "catalog"],
    ["catalog.shop.local", undefined, "catalog"],
    ["catalog.other.local", undefined, undefined],
    ["127.0.0.1", undefined, undefined],
    ["[::1]", undefined, undefined],
    ["", undefined, undefined],
    ["catalog", ["orders"], undefined],
    ["orders.shop.local", ["orders"], "orders"],
  ])("%s among %j", (host, peers, expected) => {
    expect(peerOf("shop.local", peers)(host)).toBe(expected);
  });
});
