import { describe, expect, it } from "vitest";
import { flawless, service } from "../test/fixtures.js";
import { schema } from "@stowage/model/ecs";
import { checkDocument, serviceOutputMembers } from "./check-document.js";

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
    ["an answer of DescribeServices", { services: [described], failures: [] }, "described-services"],
    ["an answer of CreateService", { service: described }, "described-services"],
    ["what stands in that answer", described, "described-services"],
    ["a request of RunTask", { taskDefinition: "web", count: 2 }, "run-task"],
    ["a request of CreateCluster", { clusterName: "main" }, "cluster"],
    ["a request of CreateCapacityProvider", { name: "big", autoScalingGroupProvider: { autoScalingGroupArn: "big" } }, "capacity-provider"],
    ["an Assembly", { format: "stowage/assembly@1", app: "shop" }, "assembly"],
    ["an object of nothing known", {}, "unknown"],
    ["a list", [], "unknown"],
    ["null", null, "unknown"],
  ])("tells %s", (_, value, kind) => expect(checkDocument(value).kind).toBe(kind));

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

  it("knows what of a described service no request takes", () => {
    const { Service, CreateServiceRequest } = schema.structures;
    expect(
      Object.keys(Service!.members)
        .filter((member) => !Object.hasOwn(CreateServiceRequest!.members, member))
        .sort(),
    ).toEqual([...serviceOutputMembers].sort());
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

  it("says what an unknown document could have been", () => {
    const [first] = checkDocument({ Resources: {} }).diagnostics;
    expect(first).toMatchObject({ rule: "unknown-document", severity: "error", path: "" });
    expect(first?.hint).toContain("CloudFormation");
  });
});
