import * as fc from "fast-check";
import type { Assembly } from "../src/assembly.js";
import { sectionShapes } from "../src/assembly-sections.js";
import type { RequestSlot, SectionShape } from "../src/assembly-sections.js";
import { arbitraryOf } from "./arbitrary.js";

/** One Assembly with something in every section. */
export const assembly: Assembly = {
  format: "stowage/assembly@1",
  app: "shop",
  region: "eu-west-1",
  clusters: { main: { clusterName: "main", settings: [{ name: "containerInsights", value: "enabled" }] } },
  namespaces: { "shop.local": { Name: "shop.local" } },
  capacityProviders: { own: { name: "own", autoScalingGroupProvider: { autoScalingGroupArn: "workers" } } },
  autoScalingGroups: {
    workers: {
      autoScalingGroup: { AutoScalingGroupName: "workers", MinSize: 0, MaxSize: 9, LaunchTemplate: { LaunchTemplateName: "workers" } },
      launchTemplate: { LaunchTemplateName: "workers", LaunchTemplateData: { InstanceType: "m7g.large" } },
    },
  },
  taskDefinitions: {
    web: {
      family: "web",
      containerDefinitions: [
        { name: "app", image: "nginx", portMappings: [{ containerPort: 80, name: "http" }], dockerLabels: { "a/b~c": "1" } },
      ],
    },
  },
  services: {
    "main/web": {
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 2,
      deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn: "arn", lifecycleStages: ["PRE_SCALE_UP"], hookDetails: { any: [1] } }] },
    },
  },
  scaling: {
    "main/web": {
      target: { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount", MinCapacity: 1 },
      policies: [
        {
          PolicyName: "cpu",
          ServiceNamespace: "ecs",
          ResourceId: "service/main/web",
          ScalableDimension: "ecs:service:DesiredCount",
          TargetTrackingScalingPolicyConfiguration: { TargetValue: 62.5 },
        },
      ],
      scheduled: [
        {
          ServiceNamespace: "ecs",
          ScheduledActionName: "night",
          ResourceId: "service/main/web",
          ScalableDimension: "ecs:service:DesiredCount",
          StartTime: 1_700_000_000,
        },
      ],
    },
  },
  tasks: { report: { request: { taskDefinition: "web", count: 1 }, schedule: "rate(1 day)" } },
  loadBalancers: {
    public: {
      loadBalancer: { Name: "public", Type: "application" },
      listeners: [{ LoadBalancerArn: "public", Port: 80, Protocol: "HTTP", DefaultActions: [{ Type: "forward", TargetGroupArn: "web" }] }],
      targetGroups: [{ Name: "web", Port: 80, Protocol: "HTTP", TargetType: "ip" }],
      rules: [
        { ListenerArn: "public:80", Priority: 1, Conditions: [{ Field: "path-pattern", Values: ["/a"] }], Actions: [{ Type: "forward" }] },
      ],
    },
  },
  checks: {
    severity: { "image-moving-tag": "error", "no-log-config": "off" },
    suppressions: [{ rule: "x", path: "/services", reason: "known" }],
    packs: ["security-hub"],
    budgets: [{ service: "main/web", maxMonthly: "250.00" }],
  },
  grants: {
    web: [
      { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"], condition: { StringEquals: { "aws:PrincipalTag/a": ["1", "2"] } } },
    ],
  },
  local: { "web/app": { command: ["node", "web.js"], cwd: ".", env: { A: "1" }, healthCheck: ["true"] } },
};

/** Assemblies of valid shape, a few entries in a few sections. */
export const assemblies: fc.Arbitrary<Record<string, unknown>> = fc
  .shuffledSubarray(Object.keys(sectionShapes), { maxLength: 3 })
  .chain((sections) => fc.record(Object.fromEntries(sections.map((section) => [section, sectionOf(sectionShapes[section]!)]))))
  .chain((sections) =>
    fc
      .record(
        { checks: fc.constant(assembly.checks), grants: fc.constant(assembly.grants), local: fc.constant(assembly.local) },
        { requiredKeys: [] },
      )
      .map((extras) => ({
        format: assembly.format,
        app: "shop",
        ...sections,
        ...extras,
      })),
  );

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);

function sectionOf(shape: SectionShape): fc.Arbitrary<Record<string, unknown>> {
  const names = shape.names.test("a/b") ? fc.tuple(name, name).map((pair) => pair.join("/")) : name;
  const entries = fc.tuple(names, entryOf(shape)).map(([key, entry]) => [key, named(shape, key, entry)] as const);
  return fc.array(entries, { maxLength: 2 }).map((list) => Object.fromEntries(list));
}

function entryOf({ requests }: SectionShape): fc.Arbitrary<Record<string, unknown>> {
  const [first] = requests;
  if (first?.at === "") return slotOf(first) as fc.Arbitrary<Record<string, unknown>>;
  const optional = requests.filter((slot) => slot.optional).map(({ at }) => at);
  return fc.record(Object.fromEntries(requests.map((slot) => [slot.at, slotOf(slot)])), {
    requiredKeys: requests.map(({ at }) => at).filter((at) => !optional.includes(at)),
  });
}

function slotOf({ schema, structure, list }: RequestSlot): fc.Arbitrary<unknown> {
  const request = arbitraryOf(schema, structure);
  return list ? fc.array(request, { maxLength: 2 }) : request;
}

/** The members that repeat the entry's name say it. */
function named({ namedBy, requests }: SectionShape, key: string, entry: Record<string, unknown>): Record<string, unknown> {
  if (namedBy === undefined) return entry;
  const parts = namedBy.length === 1 ? [key] : key.split("/");
  const names = Object.fromEntries(namedBy.map((member, index) => [member, parts[index]]));
  const at = requests[0]?.at ?? "";
  return at === "" ? { ...entry, ...names } : { ...entry, [at]: { ...(entry[at] as object), ...names } };
}
