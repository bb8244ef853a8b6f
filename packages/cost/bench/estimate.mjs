// Estimating 1,000 services, against the bare decimal arithmetic of as many lines: quantity × price, added up.
// usage: node packages/cost/bench/estimate.mjs [ROUNDS]     (after `npm run build`)
import { estimateWith, loadPrices } from "@stowage/cost";
import { Decimal } from "decimal.js";

const rounds = Number(process.argv[2] ?? 40);
const SERVICES = 1000;
const SIZES = [
  ["256", "512"],
  ["512", "1024"],
  ["1024", "2048"],
  ["2048", "4096"],
];
const prices = await loadPrices("us-east-1");

for (const [name, capacity] of [
  ["Fargate on demand", { launchType: "FARGATE" }],
  ["Fargate and Fargate Spot", { capacityProviderStrategy: [strategy("FARGATE", 1, 1), strategy("FARGATE_SPOT", 0, 3)] }],
]) {
  const lines = estimateWith(prices, assembly(capacity)).lines.length;
  const pairs = [];
  // Each round has an Assembly of its own, so that nothing is remembered from the one before.
  for (let round = -10; round < rounds; round++) {
    const fresh = assembly(capacity);
    const ours = timeOf(() => estimateWith(prices, fresh));
    const bare = timeOf(() => arithmetic(lines));
    if (round >= 0) pairs.push({ ours, bare, ratio: ours / bare });
  }
  const median = (of) =>
    pairs
      .map(of)
      .toSorted((a, b) => a - b)
      [pairs.length >> 1].toFixed(2);
  console.log(
    `${name}: ${SERVICES} services, ${lines} lines: ${median(({ ours }) => ours)} ms, bare decimals ${median(({ bare }) => bare)} ms, ratio ${median(({ ratio }) => ratio)} (median of ${rounds} pairs)`,
  );
}

function assembly(capacity) {
  const [taskDefinitions, services] = [{}, {}];
  for (let i = 0; i < SERVICES; i++) {
    const [cpu, memory] = SIZES[i % SIZES.length];
    const family = `service-${i}`;
    taskDefinitions[family] = {
      family,
      cpu,
      memory,
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: { cpuArchitecture: i % 2 ? "ARM64" : "X86_64" },
      ephemeralStorage: { sizeInGiB: 30 },
      containerDefinitions: [{ name: "app", image: "example/app:1" }],
    };
    services[`main/${family}`] = { serviceName: family, cluster: "main", taskDefinition: family, desiredCount: 2 + (i % 7), ...capacity };
  }
  return { format: "stowage/assembly@1", app: "bench", taskDefinitions, services };
}

function strategy(capacityProvider, base, weight) {
  return { capacityProvider, base, weight };
}

function arithmetic(lines) {
  let sum = new Decimal(0);
  for (let i = 0; i < lines; i++) sum = sum.plus(new Decimal("0.04048").times(730).times(2 + (i % 7)));
  return sum;
}

function timeOf(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
