import fc from "fast-check";
import type { Instance, PlacementConstraint, PlacementStrategy, TaskGroup } from "../../src/snapshot.js";

const zone = fc.constantFrom("us-east-1a", "us-east-1b", "us-east-1c");
const type = fc.constantFrom("m5.large", "c5.xlarge", "m7g.large");
/** The first of them four times out of five: what rules instances out must not rule out all. */
const rarely = <T>(usual: T, ...others: T[]) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const sizes = [64, 128, 256, 512];
const ports = [80, 443, 8080, { port: 53, protocol: "udp" as const }];

export const instanceArbitrary: fc.Arbitrary<Omit<Instance, "id">> = fc.record(
  {
    az: zone,
    type,
    cpu: fc.constantFrom(512, 1024, 2048),
    memory: fc.constantFrom(1000, 2000, 3768),
    gpus: fc.constantFrom(0, 0, 1, 2),
    enis: fc.constantFrom(1, 2, 4),
    trunkEnis: fc.constantFrom(0, 6),
    attributes: fc.dictionary(fc.constantFrom("stack", "rack"), fc.constantFrom("a", "b", "c"), { noNullPrototype: true }),
    ports: fc.subarray(ports, { maxLength: 1 }),
    status: rarely("ACTIVE" as const, "DRAINING" as const),
    agentConnected: rarely(true, false),
    running: fc.array(
      fc.record({
        group: fc.constantFrom("g0", "g1", "old"),
        count: fc.integer({ min: 1, max: 2 }),
        cpu: fc.constantFrom(0, 128),
        memory: fc.constantFrom(0, 256),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ["cpu", "memory"] },
);

const expressions: readonly string[] = [
  "attribute:stack == a",
  "attribute:stack exists and not(attribute:rack == b)",
  "attribute:ecs.instance-type =~ m.*",
  "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
  "task:group == service:g0",
  "not(task:group == service:g1)",
  "runningTasksCount < 3",
  "task:group =~ service:g.* or attribute:rack == c",
];

const constraint: fc.Arbitrary<PlacementConstraint> = fc.oneof(
  fc.constant({ type: "distinctInstance" as const }),
  fc.constantFrom(...expressions).map((expression) => ({ type: "memberOf" as const, expression })),
);

const strategy: fc.Arbitrary<PlacementStrategy> = fc.constantFrom(
  { type: "spread", field: "attribute:ecs.availability-zone" },
  { type: "spread", field: "attribute:ecs.availability-zone" },
  { type: "spread", field: "attribute:rack" },
  { type: "spread", field: "instanceId" },
  { type: "binpack", field: "memory" },
  { type: "binpack", field: "memory" },
  { type: "binpack", field: "cpu" },
  { type: "random" },
);

const groupArbitrary: fc.Arbitrary<Omit<TaskGroup, "name">> = fc.record(
  {
    count: fc.integer({ min: 1, max: 12 }),
    cpu: fc.constantFrom(0, ...sizes),
    memory: fc.constantFrom(...sizes),
    gpu: rarely(0, 1),
    hostPorts: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(ports, { maxLength: 2 })),
    networkMode: fc.constantFrom("bridge", "bridge", "awsvpc"),
    trunking: fc.boolean(),
    requiresAttributes: rarely([], [{ name: "stack" }], [{ name: "rack", value: "a" }]),
    maxPerInstance: rarely(100, 1, 2),
    placementConstraints: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(constraint, { maxLength: 2 })),
    placementStrategy: fc.oneof(fc.constant([]), fc.array(strategy, { minLength: 1, maxLength: 3 })),
  },
  { requiredKeys: ["cpu", "memory", "count"] },
);

/** Some of one make, some all different: equal instances are where orders among equals show. */
export const instancesArbitrary: fc.Arbitrary<Instance[]> = fc
  .oneof(
    fc.array(instanceArbitrary, { maxLength: 12 }),
    fc
      .tuple(fc.array(instanceArbitrary, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { maxLength: 16 }))
      .map(([makes, picks]) => picks.map((pick) => makes[pick % makes.length] as Omit<Instance, "id">)),
  )
  .map((list) => list.map((instance, i) => ({ id: `i-${i}`, ...instance })));

export const groupsArbitrary: fc.Arbitrary<TaskGroup[]> = fc
  .array(groupArbitrary, { minLength: 1, maxLength: 5 })
  .map((list) => list.map((group, i) => ({ name: `g${i}`, ...group })));
