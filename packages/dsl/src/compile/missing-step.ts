import type { Assembly } from "@stowage/model";
import { isObject, pointerSegments } from "@stowage/model";

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

/** How deep in the Assembly the members of each stand. */
const depths: { readonly [holder in Holder]: number } = { container: 4, taskDefinition: 2, service: 2, runTask: 3 };

/** The step that would say what a finding misses; undefined where it is said, or no single step says it. */
export function missingStep(assembly: Assembly, path: string): string | undefined {
  const segments = pointerSegments(path);
  const holder = holderAt(segments[0], segments[2]);
  if (holder === undefined) return undefined;
  const member = segments[depths[holder]];
  if (member === undefined || !Object.hasOwn(steps[holder], member)) return undefined;
  let around: unknown = assembly;
  for (let depth = 0; depth < depths[holder]; depth++) {
    if (!isObject(around) && !Array.isArray(around)) return undefined;
    around = around[segments[depth] as never];
  }
  return isObject(around) && around[member] === undefined ? steps[holder][member] : undefined;
}

/** What is the innermost around a place that has steps of its own. */
function holderAt(section: string | undefined, list: string | undefined): Holder | undefined {
  if (section === "taskDefinitions") return list === "containerDefinitions" ? "container" : "taskDefinition";
  if (section === "services") return "service";
  return section === "tasks" && list === "request" ? "runTask" : undefined;
}
