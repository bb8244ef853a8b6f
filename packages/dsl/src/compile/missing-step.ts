import type { Assembly } from "@stowage/model";
import { isObject } from "@stowage/model";

/** The step that says each member, by what it is a member of. What a launch type, `container()` and the volumes say is not here: they are there already, or several. */
export const steps: { readonly [holder in Holder]: { readonly [member: string]: string } } = {
  container: {
    image: "image",
    repositoryCredentials: "registryCredentials",
    cpu: "cpu",
    memory: "memory",
    memoryReservation: "memory",
    links: "links",
    portMappings: "port",
    essential: "essential",
    restartPolicy: "restart",
    entryPoint: "entryPoint",
    command: "command",
    environment: "env",
    environmentFiles: "envFile",
    mountPoints: "mount",
    volumesFrom: "volumesFrom",
    linuxParameters: "linuxParameters",
    secrets: "secret",
    dependsOn: "dependsOn",
    startTimeout: "startTimeout",
    stopTimeout: "stopTimeout",
    versionConsistency: "versionConsistency",
    hostname: "hostname",
    user: "user",
    workingDirectory: "workingDirectory",
    disableNetworking: "disableNetworking",
    privileged: "privileged",
    readonlyRootFilesystem: "readonlyRoot",
    dnsServers: "dns",
    dnsSearchDomains: "dns",
    extraHosts: "extraHosts",
    dockerSecurityOptions: "securityOptions",
    interactive: "terminal",
    pseudoTerminal: "terminal",
    dockerLabels: "labels",
    ulimits: "ulimits",
    logConfiguration: "logs",
    healthCheck: "healthCheck",
    systemControls: "systemControls",
    resourceRequirements: "gpus",
    firelensConfiguration: "firelens",
    credentialSpecs: "credentialSpecs",
  },
  taskDefinition: {
    taskRoleArn: "taskRole",
    executionRoleArn: "executionRole",
    placementConstraints: "placeOn",
    tags: "tags",
    pidMode: "pidMode",
    ipcMode: "ipcMode",
    proxyConfiguration: "proxy",
    inferenceAccelerators: "inferenceAccelerator",
    ephemeralStorage: "ephemeralStorage",
    enableFaultInjection: "faultInjection",
  },
  service: {
    availabilityZoneRebalancing: "zoneRebalancing",
    loadBalancers: "loadBalancer",
    serviceRegistries: "registry",
    desiredCount: "desired",
    clientToken: "clientToken",
    launchType: "launchType",
    capacityProviderStrategy: "capacity",
    platformVersion: "platformVersion",
    role: "role",
    deploymentConfiguration: "rolling",
    placementConstraints: "placeOn",
    placementStrategy: "spread",
    networkConfiguration: "network",
    healthCheckGracePeriodSeconds: "healthCheckGrace",
    schedulingStrategy: "daemon",
    deploymentController: "controller",
    tags: "tags",
    enableECSManagedTags: "managedTags",
    propagateTags: "propagateTags",
    enableExecuteCommand: "exec",
    serviceConnectConfiguration: "serve",
    volumeConfigurations: "ebsVolume",
    vpcLatticeConfigurations: "vpcLattice",
    gatewayConnectors: "gateway",
    monitoring: "metrics",
  },
  runTask: {
    capacityProviderStrategy: "capacity",
    clientToken: "clientToken",
    count: "count",
    enableECSManagedTags: "managedTags",
    enableExecuteCommand: "exec",
    group: "group",
    launchType: "launchType",
    networkConfiguration: "network",
    overrides: "override",
    placementConstraints: "placeOn",
    placementStrategy: "spread",
    platformVersion: "platformVersion",
    propagateTags: "propagateTags",
    referenceId: "reference",
    startedBy: "startedBy",
    tags: "tags",
    volumeConfigurations: "ebsVolume",
  },
};

type Holder = "container" | "runTask" | "service" | "taskDefinition";

/** The step that would say what a finding misses; undefined where it is said, or no single step says it. */
export function missingStep(assembly: Assembly, path: string): string | undefined {
  const segments = path
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const [holder, depth] = holderAt(segments);
  const member = segments[depth];
  if (holder === undefined || member === undefined) return undefined;
  const around = valueAt(assembly, segments.slice(0, depth));
  if (!isObject(around) || around[member] !== undefined) return undefined;
  return Object.hasOwn(steps[holder], member) ? steps[holder][member] : undefined;
}

/** What is around the innermost member that a step says, and how deep that member stands. */
function holderAt([section, , list]: readonly string[]): readonly [Holder | undefined, number] {
  if (section === "taskDefinitions") return list === "containerDefinitions" ? ["container", 4] : ["taskDefinition", 2];
  if (section === "services") return ["service", 2];
  return section === "tasks" && list === "request" ? ["runTask", 3] : [undefined, 0];
}

function valueAt(value: unknown, segments: readonly string[]): unknown {
  return segments.reduce(
    (inner: unknown, segment) => (isObject(inner) || Array.isArray(inner) ? inner[segment as never] : undefined),
    value,
  );
}
