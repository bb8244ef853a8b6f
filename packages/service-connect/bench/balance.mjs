// What the balancing costs: requests/s and client cpu a request, each way paired with a plain round robin over 10 undici Pools.
// usage: node bench/balance.mjs [CONCURRENCY=32] [ROUNDS=5] [MS=400]     (build the package first)
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { Pool, request } from "undici";
import { createProxy, roundRobin, serviceConnect, serviceConnectDispatcher, staticResolver } from "../dist/index.js";

const upstreams = 10;
if (process.argv[2] === "serve") serve();
else await bench(Number(process.argv[2] ?? 32), Number(process.argv[3] ?? 5), Number(process.argv[4] ?? 400));

function serve() {
  const body = Buffer.from(JSON.stringify({ ok: true, pad: "x".repeat(200) }));
  const ports = [];
  for (let at = 0; at < upstreams; at += 1) {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
      response.end(body);
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, "127.0.0.1", () => ports.push(server.address().port) === upstreams && process.send(ports));
  }
  process.on("disconnect", () => process.exit(0));
}

async function bench(concurrency, rounds, ms) {
  const child = fork(new URL(import.meta.url), ["serve"]);
  const ports = await new Promise((resolve) => child.once("message", resolve));
  const resolver = staticResolver({ catalog: ports.map((port) => ({ id: String(port), host: "127.0.0.1", port })) });
  const perEndpoint = { resolver, connections: Math.max(1, Math.ceil(concurrency / upstreams)) };
  const pools = ports.map((port) => new Pool(`http://127.0.0.1:${port}`, { connections: perEndpoint.connections }));
  const dispatcher = serviceConnectDispatcher(perEndpoint);
  const turns = serviceConnectDispatcher({ ...perEndpoint, policy: roundRobin });
  const peers = serviceConnect(perEndpoint);
  const proxy = createProxy({ ...perEndpoint, service: "catalog" });
  const { port } = await proxy.listen({ host: "127.0.0.1", port: 0 });
  const throughProxy = new Pool(`http://127.0.0.1:${port}`, { connections: concurrency });
  const dump = async ({ body }) => body.dump();
  const options = { path: "/", method: "GET" };
  let turn = 0;

  const ways = {
    "10 Pools, round robin": async () => dump(await pools[turn++ % upstreams].request(options)),
    "dispatcher, request()": async () => dump(await dispatcher.request({ ...options, origin: "http://catalog" })),
    "dispatcher, round robin": async () => dump(await turns.request({ ...options, origin: "http://catalog" })),
    "request(url, { dispatcher })": async () => dump(await request("http://catalog/", { dispatcher })),
    "peers.fetch, arrayBuffer()": async () => (await peers.fetch("catalog", "/")).arrayBuffer(),
    "undici Pool → our proxy, in this process": async () => dump(await throughProxy.request(options)),
  };
  const samples = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const sample = await measure(way, concurrency, ms);
      if (round > 0) samples[name].push(sample);
    }
  }
  const base = samples["10 Pools, round robin"];
  console.log(`concurrency ${concurrency}, ${rounds} rounds of ${ms} ms, Node ${process.version}; medians, ratios are paired by round`);
  console.table(
    Object.fromEntries(
      Object.entries(samples).map(([name, own]) => {
        const ratios = own.map((sample, at) => sample.rps / base[at].rps);
        return [
          name,
          {
            "requests/s": Math.round(median(own.map(({ rps }) => rps))),
            "cpu µs": +median(own.map(({ cpuUs }) => cpuUs)).toFixed(1),
            ratio: +median(ratios).toFixed(2),
            from: +Math.min(...ratios).toFixed(2),
            to: +Math.max(...ratios).toFixed(2),
          },
        ];
      }),
    ),
  );
  await Promise.all([...pools, throughProxy].map((pool) => pool.close()));
  await Promise.all([dispatcher.close(), turns.close(), peers.close(), proxy.close()]);
  child.disconnect();
}

async function measure(way, concurrency, ms) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let count = 0;
  const worker = async () => {
    while (performance.now() - start < ms) {
      await way();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { rps: (count / (performance.now() - start)) * 1_000, cpuUs: (user + system) / count };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
