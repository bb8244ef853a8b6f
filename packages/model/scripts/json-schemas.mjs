// The JSON Schemas for editors: of the Assembly, of a task definition and of a service.
// The sections repeat src/assembly-sections.ts, which a test holds them to.
import { definitionsOf, refTo } from "./emit/json-schema.mjs";
import { held } from "./held.mjs";

const draft = "http://json-schema.org/draft-07/schema#";
const name = "^[A-Za-z0-9_-]{1,255}$";
const pair = "^[A-Za-z0-9_-]{1,255}\\/[A-Za-z0-9_-]{1,255}$";
const anything = "^[^\\s/\\\\][^/\\\\]{0,254}$";
const text = { type: "string" };
const texts = { type: "array", items: text };

const sections = {
  clusters: section("Clusters by name.", name, refTo("ecs", "CreateClusterRequest")),
  namespaces: section("Cloud Map HTTP namespaces by name.", anything, refTo("cloudMap", "CreateHttpNamespaceRequest")),
  capacityProviders: section("Capacity providers by name.", name, refTo("ecs", "CreateCapacityProviderRequest")),
  autoScalingGroups: section(
    "Auto Scaling groups and their launch templates, by the group's name.",
    anything,
    entry({
      autoScalingGroup: refTo("autoScaling", "CreateAutoScalingGroupType"),
      launchTemplate: refTo("ec2", "CreateLaunchTemplateRequest"),
    }),
  ),
  taskDefinitions: section("Task definitions by family.", name, refTo("ecs", "RegisterTaskDefinitionRequest")),
  services: section(
    "Services by CLUSTER/SERVICE; `taskDefinition` holds a family of this Assembly, or an ARN.",
    pair,
    refTo("ecs", "CreateServiceRequest"),
  ),
  scaling: section(
    "Application Auto Scaling by CLUSTER/SERVICE.",
    pair,
    entry(
      { target: refTo("scaling", "RegisterScalableTargetRequest") },
      {
        policies: { type: "array", items: refTo("scaling", "PutScalingPolicyRequest") },
        scheduled: { type: "array", items: refTo("scaling", "PutScheduledActionRequest") },
      },
    ),
  ),
  tasks: section(
    "One-off and scheduled tasks by name.",
    name,
    entry(
      { request: refTo("ecs", "RunTaskRequest") },
      { schedule: { ...text, description: "An EventBridge Scheduler expression: rate(5 minutes), cron(…), at(…)." } },
    ),
  ),
  loadBalancers: section(
    "Load balancers by name.",
    anything,
    entry(
      { loadBalancer: refTo("elb", "CreateLoadBalancerInput") },
      {
        loadBalancerAttributes: refTo("elb", "ModifyLoadBalancerAttributesInput"),
        listeners: { type: "array", items: refTo("elb", "CreateListenerInput") },
        listenerAttributes: { type: "array", items: refTo("elb", "ModifyListenerAttributesInput") },
        targetGroups: { type: "array", items: refTo("elb", "CreateTargetGroupInput") },
        targetGroupAttributes: { type: "array", items: refTo("elb", "ModifyTargetGroupAttributesInput") },
        rules: { type: "array", items: refTo("elb", "CreateRuleInput") },
      },
    ),
  ),
};

const checks = {
  description: "What `stowage check` is told beside the definitions.",
  ...entry(
    {},
    {
      severity: {
        description: "Rule id → its severity here.",
        type: "object",
        additionalProperties: { type: "string", enum: ["error", "warning", "off"] },
      },
      suppressions: {
        description: "Silence one rule where it is known not to matter.",
        type: "array",
        items: entry({ rule: text, reason: text }, { path: { ...text, description: "A JSON pointer; everything below it is meant." } }),
      },
      packs: { ...texts, description: "Rule packs that are switched on." },
      budgets: {
        description: "The most that a service (CLUSTER/SERVICE), or what carries a tag (KEY=VALUE), may cost a month.",
        type: "array",
        items: entry({ maxMonthly: { ...text, pattern: "^\\d+(\\.\\d+)?$" } }, { service: text, tag: text }),
      },
    },
  ),
};

const grants = {
  description: "By FAMILY: what the programs of its containers may do beside what the definition needs. Never sent to AWS.",
  type: "object",
  additionalProperties: {
    type: "array",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["actions", "resources"],
      properties: {
        actions: {
          type: "array",
          items: { type: "string", pattern: "^[a-z0-9-]+:[A-Za-z0-9]+$" },
          minItems: 1,
          description: "service:Action, without wildcards.",
        },
        resources: { type: "array", items: { type: "string" }, minItems: 1, description: "ARNs, or *." },
        condition: {
          type: "object",
          additionalProperties: {
            type: "object",
            additionalProperties: { type: "array", items: { type: "string" }, minItems: 1 },
          },
          description: "IAM's condition: operator, key, values.",
        },
      },
    },
  },
};

const local = {
  description: "By FAMILY/CONTAINER: how to run it without a container engine. Never sent to AWS.",
  type: "object",
  additionalProperties: entry(
    { command: { ...texts, minItems: 1, description: "Program and arguments; no shell is involved." } },
    {
      cwd: { ...text, description: "Relative to the definition's folder." },
      env: { type: "object", additionalProperties: text },
      healthCheck: { ...texts, minItems: 1, description: "Program and arguments that exit with 0 while the container is healthy." },
    },
  ),
};

/**
 * Path in the package → JSON Schema as text.
 * @param {readonly { folder: string; service: import("./read-sdk.mjs").Service }[]} services
 * @returns {Record<string, string>}
 */
export function jsonSchemas(services) {
  const serviceIn = (folder) => services.find((entry) => entry.folder === folder).service;
  const all = Object.entries(held).map(([prefix, [folder, operations]]) => definitionsOf(prefix, serviceIn(folder), operations));
  const one = (operation) => definitionsOf("ecs", serviceIn("ecs"), [operation]);
  return {
    "schemas/assembly.schema.json": print({
      $schema: draft,
      title: "Stowage Assembly",
      description: "What a definition amounts to: the AWS request bodies themselves, keyed by name.",
      ...entry(
        { format: { const: "stowage/assembly@1" }, app: { ...text, description: "The application's name." } },
        { region: { ...text, description: "Where it is meant to run." }, ...sections, checks, grants, local },
      ),
      definitions: Object.assign({}, ...all),
    }),
    "schemas/task-definition.schema.json": print({
      $schema: draft,
      title: "Amazon ECS task definition",
      allOf: [refTo("ecs", "RegisterTaskDefinitionRequest")],
      definitions: one("RegisterTaskDefinition"),
    }),
    "schemas/service.schema.json": print({
      $schema: draft,
      title: "Amazon ECS service",
      allOf: [refTo("ecs", "CreateServiceRequest")],
      definitions: one("CreateService"),
    }),
  };
}

function section(description, pattern, additionalProperties) {
  return { description, type: "object", propertyNames: { pattern }, additionalProperties };
}

function entry(required, optional = {}) {
  const names = Object.keys(required);
  return {
    type: "object",
    additionalProperties: false,
    ...(names.length > 0 && { required: names }),
    properties: { ...required, ...optional },
  };
}

function print(schema) {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
