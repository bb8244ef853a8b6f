import { describe, expect, it } from "vitest";
import { flawless, service } from "../test/fixtures.js";
import { schema } from "@stowage/model/ecs";
import { checkDocument } from "./check-document.js";
import { answerKinds, describedIn } from "./described.js";

const described = {
  ...service(),
  serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/main/web",
  clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/main",
  status: "ACTIVE",
  runningCount: 2,
  pendingCount: 0,
  deployments: [],
  events: [],
};
const cluster = {
  clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/main",
  clusterName: "main",
  status: "ACTIVE",
  registeredContainerInstancesCount: 0,
  runningTasksCount: 2,
  pendingTasksCount: 0,
  activeServicesCount: 1,
  statistics: [],
  tags: [],
  settings: [],
  capacityProviders: ["FARGATE", "big"],
  defaultCapacityProviderStrategy: [],
  attachments: [],
  serviceConnectDefaults: { namespace: "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0123456789abcdef" },
};
const fargateProvider = {
  capacityProviderArn: "arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE",
  name: "FARGATE",
  status: "ACTIVE",
  tags: [],
};
const provider = {
  capacityProviderArn: "arn:aws:ecs:us-east-1:123456789012:capacity-provider/big",
  name: "big",
  status: "ACTIVE",
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:0123:autoScalingGroupName/big",
    managedScaling: {
      status: "ENABLED",
      targetCapacity: 100,
      minimumScalingStepSize: 1,
      maximumScalingStepSize: 10000,
      instanceWarmupPeriod: 300,
    },
    managedTerminationProtection: "DISABLED",
    managedDraining: "ENABLED",
  },
  updateStatus: "UPDATE_COMPLETE",
  tags: [],
};
const container = { name: "app", image: "registry.example/web:1.4.2" };

const found = (value: unknown): string[] => checkDocument(value).diagnostics.map(({ rule, path }) => `${rule} ${path}`);

describe("checkDocument", () => {
  it.each([
    ["a task definition", flawless(), "task-definition"],
    ["one without containers", { family: "web" }, "task-definition"],
    ["an answer of DescribeTaskDefinition", { taskDefinition: flawless(), tags: [] }, "described-task-definition"],
    [
      "what stands in that answer",
      { ...flawless(), taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1" },
      "described-task-definition",
    ],
    ["a service", service(), "service"],
    ["a service without its name", { taskDefinition: "web", desiredCount: 1 }, "service"],
    ["one whose tool names it elsewhere", { desiredCount: 1, launchType: "FARGATE" }, "service"],
    ["a request of UpdateService", { service: "web", desiredCount: 1 }, "unknown"],
    ["an answer of DescribeServices", { services: [described], failures: [] }, "described-services"],
    ["an answer of CreateService", { service: described }, "described-services"],
    ["what stands in that answer", described, "described-services"],
    ["an answer of DescribeClusters", { clusters: [cluster], failures: [] }, "described-clusters"],
    ["an answer of CreateCluster", { cluster }, "described-clusters"],
    ["what stands in one of those", cluster, "described-clusters"],
    [
      "an answer of DescribeCapacityProviders",
      { capacityProviders: [fargateProvider, provider], failures: [] },
      "described-capacity-providers",
    ],
    ["an answer of CreateCapacityProvider", { capacityProvider: provider }, "described-capacity-providers"],
    ["what stands in one of these", provider, "described-capacity-providers"],
    ["a request of CreateCluster that names its providers", { clusterName: "main", capacityProviders: ["big"] }, "cluster"],
    ["answers that found nothing", { clusters: [], failures: [{ arn: "main", reason: "MISSING" }] }, "unknown"],
    ["a request of RunTask", { taskDefinition: "web", count: 2 }, "run-task"],
    ["a request of CreateCluster", { clusterName: "main" }, "cluster"],
    ["a request of CreateCapacityProvider", { name: "big", autoScalingGroupProvider: { autoScalingGroupArn: "big" } }, "capacity-provider"],
    ["an Assembly", { format: "stowage/assembly@1", app: "shop" }, "assembly"],
    ["an object of nothing known", {}, "unknown"],
    ["a list", [], "unknown"],
    ["null", null, "unknown"],
  ])("tells %s", (_, value, kind) => expect(checkDocument(value).kind).toBe(kind));

  it.each([
    ["a number that ought to be a text", { memory: 512 }, "wrong-type /memory"],
    [
      "a text that ought to be a number",
      { memory: undefined, containerDefinitions: [{ ...container, memory: "512" }] },
      "wrong-type /containerDefinitions/0/memory",
    ],
    [
      "a text that ought to be a switch",
      { containerDefinitions: [{ ...container, essential: "true" }] },
      "wrong-type /containerDefinitions/0/essential",
    ],
  ])("finds nothing else at %s: what is meant is plain", (_, members, finding) => {
    const task = { family: "web", requiresCompatibilities: ["EC2"], memory: "512", containerDefinitions: [container] };
    expect(found(task)).toEqual([]);
    expect(found({ ...task, ...members })).toEqual([finding]);
  });

  it("takes output-only members in describe form", () => {
    expect(found({ taskDefinition: { ...flawless(), revision: 3, status: "ACTIVE", compatibilities: ["EC2", "FARGATE"] } })).toEqual([]);
  });

  it("takes output-only members of described services, and points into the answer", () => {
    expect(found({ services: [described, { ...described, deploymentConfiguration: { maximumPercent: "200" } }] })).toEqual([
      "wrong-type /services/1/deploymentConfiguration/maximumPercent",
      "no-deployment-failure-detection /services/1/deploymentConfiguration",
    ]);
    expect(found({ service: { ...described, deploymentConfiguration: { maximumPercent: "200" } } })).toEqual([
      "wrong-type /service/deploymentConfiguration/maximumPercent",
      "no-deployment-failure-detection /service/deploymentConfiguration",
    ]);
    expect(found({ ...described, schedulingStrategy: "DAEMON", launchType: "EC2", networkConfiguration: undefined })).toEqual([]);
  });

  it("takes output-only members of described clusters, and points into the answer", () => {
    const wrong = { ...cluster, clusterName: "my cluster", settings: [{ name: "containerInsights", value: "on" }] };
    expect(found({ clusters: [cluster, wrong], failures: [] })).toEqual([
      "cluster-name /clusters/1/clusterName",
      "container-insights-value /clusters/1/settings/0/value",
    ]);
    expect(found({ cluster: { ...cluster, tags: "owner" } })).toEqual(["wrong-type /cluster/tags"]);
    expect(found(cluster)).toEqual([]);
  });

  it("takes output-only members of described capacity providers, and has nothing to say of Fargate's own", () => {
    const wrong = {
      ...provider,
      autoScalingGroupProvider: { ...provider.autoScalingGroupProvider, managedScaling: { targetCapacity: 0 } },
    };
    expect(found({ capacityProviders: [fargateProvider, provider, wrong], failures: [] })).toEqual([
      "managed-scaling /capacityProviders/2/autoScalingGroupProvider/managedScaling/targetCapacity",
    ]);
    expect(found({ capacityProvider: { ...provider, name: "aws-big" } })).toEqual(["capacity-provider-name /capacityProvider/name"]);
    expect(found({ ...provider, cluster: "main", type: "EC2_AUTOSCALING" })).toEqual(["capacity-provider-kind /cluster"]);
    expect(found(fargateProvider)).toEqual([]);
  });

  it.each(Object.values(answerKinds))("knows what no request takes: $of", ({ of, outputOnly }) => {
    const name = `${of.charAt(0).toUpperCase()}${of.slice(1)}`;
    const [described, request] = [schema.structures[name]!.members, schema.structures[`Create${name}Request`]!.members];
    expect(outputOnly.toSorted()).toEqual(
      Object.keys(described)
        .filter((member) => !Object.hasOwn(request, member))
        .toSorted(),
    );
  });

  it("says nothing of tags and settings that may not have been asked for, nor of AWS's own tags", () => {
    const paths = (document: unknown): string[] => {
      const packs = ["resource-tagging", "security-hub", "aws-config"];
      const rules = ["resource-tags", "container-insights-on", "capacity-provider-tags", "tag-aws-prefix"];
      return checkDocument(document, { packs }).diagnostics.flatMap(({ rule, path }) => (rules.includes(rule) ? [path] : []));
    };
    const tags = [{ key: "aws:cloudformation:stack-name", value: "main" }];
    const settings = [{ name: "containerInsights", value: "disabled" }];
    const { settings: _, tags: __, ...bare } = cluster;
    expect(paths({ clusters: [cluster, bare], failures: [] })).toEqual([]);
    expect(paths({ capacityProviders: [provider] })).toEqual([]);
    expect(paths({ services: [described, { ...described, tags }] })).toEqual(["/services/1/tags"]);
    expect(paths({ clusters: [{ ...cluster, tags, settings }] })).toEqual(["/clusters/0/settings", "/clusters/0/tags"]);
    expect(paths({ taskDefinition: flawless(), tags: [...tags, { key: "owner", value: "shop" }] })).toEqual([]);
  });

  it("checks requests that stand alone", () => {
    expect(found({ taskDefinition: "web", count: 20 })).toEqual(["run-task-count /count"]);
    expect(found({ clusterName: "my cluster" })).toEqual(["cluster-name /clusterName"]);
    expect(found({ name: "aws-big", autoScalingGroupProvider: { autoScalingGroupArn: "big" } })).toEqual(["capacity-provider-name /name"]);
  });

  it("takes a service of an external controller, which has no task definition", () => {
    expect(found({ serviceName: "web", deploymentController: { type: "EXTERNAL" }, desiredCount: 2 })).toEqual([]);
    expect(found({ serviceName: "web", desiredCount: 2 })).toContain("service-task-definition /taskDefinition");
  });

  it("refuses output-only members in a request", () => {
    const written = { ...flawless(), revision: 3, status: "ACTIVE" };
    expect(found(written)).toEqual(["unknown-field /revision", "unknown-field /status"]);
    expect(checkDocument(written).diagnostics[0]?.hint).toContain("ECS answers with it");
  });

  it("looks for the tags of a described task definition beside it", () => {
    const paths = (document: unknown): string[] =>
      checkDocument(document, { packs: ["resource-tagging"] }).diagnostics.flatMap(({ rule, path }) =>
        rule === "resource-tags" ? [path] : [],
      );
    expect(paths({ taskDefinition: flawless(), tags: [{ key: "owner", value: "shop" }] })).toEqual([]);
    expect(paths({ taskDefinition: flawless(), tags: [] })).toEqual(["/tags"]);
    expect(paths({ taskDefinition: flawless() })).toEqual([]);
    expect(paths({ ...flawless(), taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1" })).toEqual([]);
  });
  it("points into the described document as it is written", () => {
    expect(found({ taskDefinition: { ...flawless(), family: "a.b" }, tags: [{ key: 5 }] })).toEqual([
      "family-name /taskDefinition/family",
      "wrong-type /tags/0/key",
    ]);
  });

  it("warns of placeholders, and lets no rule judge them", () => {
    const document = { ...flawless(), family: "{{ family }}", networkMode: "${MODE}", cpu: "<CPU>", ephemeralStorage: "{{ storage }}" };
    expect(found(document)).toEqual([
      "template-placeholder /family",
      "template-placeholder /networkMode",
      "template-placeholder /cpu",
      "template-placeholder /ephemeralStorage",
    ]);
  });

  it("warns of a protocol in capitals, which AWS takes for tcp", () => {
    const document = flawless();
    document.containerDefinitions[0]!.portMappings = [{ containerPort: 80, protocol: "UDP" as "udp" }];
    const [first, ...rest] = checkDocument(document).diagnostics;
    expect([first?.rule, first?.severity, rest]).toEqual(["unknown-value", "warning", []]);
  });

  it("gives what was described as the request that would make it", () => {
    const owner = { key: "owner", value: "shop" };
    const answer = { clusterName: "main", status: "ACTIVE", tags: [{ key: "aws:cloudformation:stack-name", value: "main" }, owner] };
    expect(describedIn({ clusters: ["main", answer] })).toEqual([
      { of: "cluster", at: ["clusters", 1], answer, request: { clusterName: "main", tags: [owner] } },
    ]);
    expect(describedIn({ clusterName: "main" })).toEqual([]);
  });

  it("says what an unknown document could have been", () => {
    const [first] = checkDocument({ Resources: {} }).diagnostics;
    expect(first).toMatchObject({ rule: "unknown-document", severity: "error", path: "" });
    expect(first?.hint).toContain("CloudFormation");
    expect(checkDocument({ clusters: [], failures: [{ arn: "main", reason: "MISSING" }] }).diagnostics[0]?.hint).toContain("`failures`");
    const container = { name: "web", image: "web:1" };
    expect(checkDocument(container).diagnostics[0]?.hint).toContain("one container definition");
    expect(checkDocument([container, container]).diagnostics[0]?.hint).toContain("list of container definitions");
    expect(checkDocument([]).diagnostics[0]?.hint).toMatch(/^Give a task definition/);
  });

  it("says where a reference to a secret belongs", () => {
    const document = flawless();
    const reference = { name: "TOKEN", valueFrom: "arn:aws:ssm:us-east-1:123456789012:parameter/token" };
    document.containerDefinitions[0]!.environment = [reference];
    expect(checkDocument(document).diagnostics).toEqual([
      expect.objectContaining({ rule: "unknown-field", hint: expect.stringContaining("`secrets`") as string }),
    ]);
  });
});
