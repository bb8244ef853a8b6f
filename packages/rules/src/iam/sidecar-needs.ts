import type { ContainerDefinition } from "@stowage/model/ecs";
import { add, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { logGroupArn } from "./logs.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";

// Images as AWS publishes them. Source: X-Ray developer guide, xray-daemon-ecs; aws-otel.github.io, setup/ecs.
const xrayDaemon = /^(?:docker\.io\/)?(?:amazon|public\.ecr\.aws\/xray)\/aws-xray-daemon(?:[:@]|$)/;
const collector = /^(?:docker\.io\/)?(?:amazon|public\.ecr\.aws\/aws-observability)\/aws-otel-collector(?:[:@]|$)/;

/** What the sidecars that AWS publishes need of the task role. */
export function needSidecar(gathering: Gathering, container: ContainerDefinition, at: string): void {
  const image = container.image ?? "";
  if (xrayDaemon.test(image)) add(gathering, permissions.xray, "*", `${at}/image`);
  if (collector.test(image)) needCollector(gathering, container, at);
}

type Destination = "traces" | "metrics" | "insights" | "prometheus";

/**
 * Where the configurations that are in the collector's image send what they get.
 * Source: aws-observability/aws-otel-collector, config/ecs; 2026-11.
 */
const configurations: { readonly [file: string]: readonly Destination[] } = {
  "ecs-default-config.yaml": ["traces", "metrics"],
  "ecs-xray.yaml": ["traces"],
  "ecs-cloudwatch.yaml": ["metrics"],
  "ecs-cloudwatch-xray.yaml": ["traces", "metrics"],
  "ecs-amp.yaml": ["prometheus"],
  "ecs-amp-prometheus.yaml": ["prometheus"],
  "ecs-amp-xray.yaml": ["traces", "prometheus"],
  "ecs-amp-xray-prometheus.yaml": ["traces", "prometheus"],
  "container-insights/otel-task-metrics-config.yaml": ["traces", "metrics", "insights"],
};

function needCollector(gathering: Gathering, container: ContainerDefinition, at: string): void {
  const { command = [], environment = [], secrets = [] } = container;
  const written = [...environment, ...secrets].some(({ name }) => name === "AOT_CONFIG_CONTENT");
  const file = written ? undefined : /--config[= ]\/etc\/ecs\/(\S+)/.exec(command.join(" "))?.[1];
  const known = file !== undefined && Object.hasOwn(configurations, file) ? configurations[file] : undefined;
  for (const destination of known ?? ["traces"]) destinations[destination](gathering, container, at);
  if (!known)
    note(gathering, `${at}/image`, "The collector's configuration is not known: metrics take permissions of CloudWatch or Prometheus too.");
}

const destinations: { readonly [name in Destination]: (gathering: Gathering, container: ContainerDefinition, at: string) => void } = {
  traces: (gathering, _, at) => add(gathering, permissions.xray, "*", `${at}/image`),
  metrics: (gathering, _, at) =>
    add(gathering, permissions.metrics, logGroupArn(gathering.place, "/aws/ecs/application/metrics"), `${at}/command`),
  insights: (gathering, _, at) =>
    add(gathering, permissions.metrics, logGroupArn(gathering.place, "/aws/ecs/containerinsights/*/performance"), `${at}/command`),
  prometheus(gathering, { environment = [] }, at) {
    const endpoint = environment.find(({ name }) => name === "AWS_PROMETHEUS_ENDPOINT")?.value ?? "";
    needWorkspace(gathering, endpoint, /aps-workspaces\.([a-z0-9-]+)\./.exec(endpoint)?.[1], `${at}/environment`);
  },
};

/** Writing to the workspace of Managed Service for Prometheus that the address names. */
export function needWorkspace(gathering: Gathering, address: string, region: string | undefined, at: string): void {
  const workspace = /\/workspaces\/(ws-[a-z0-9-]+)/.exec(address)?.[1];
  if (workspace === undefined) note(gathering, at, "The workspace of Prometheus is not known: * stands for it.");
  add(gathering, permissions.prometheus, arnIn(gathering.place, "aps", `workspace/${workspace ?? "*"}`, region), at);
}
