/**
 * What a task runs on. Fargate and EC2 are told apart by operating system too, since Windows lacks much that Linux has.
 */
export type LaunchTarget = "fargate" | "fargate-windows" | "ec2" | "ec2-windows" | "managed-instances" | "external";

/** A field that not every launch target has, or not with every value. What is not listed is available everywhere. */
export interface LaunchField {
  /** Where there is no such field: AWS refuses it, or documents it as not supported. */
  readonly not?: readonly LaunchTarget[];
  /** The values that a target takes, where it does not take all. */
  readonly only?: { readonly [target in LaunchTarget]?: readonly string[] };
  /** Members of AWS's model (`ContainerDefinition$user`: its documentation in @aws-sdk/client-ecs 3.1164.0) and pages of the developer guide (`dg:`). */
  readonly source: string;
  /** When it was read. */
  readonly asOf: string;
}

export interface LaunchFields {
  /** By path: names joined by `.`, `[]` after a list: `containerDefinitions[].linuxParameters.devices`. */
  readonly [path: string]: LaunchField;
}

const fargate = ["fargate", "fargate-windows"] as const;
const windows = ["fargate-windows", "ec2-windows"] as const;
const instances = ["ec2", "ec2-windows", "managed-instances", "external"] as const;

const managedPage = "dg:managed-instances-tasks-services";
const fargatePage = "dg:fargate-tasks-services";
const externalPage = "dg:ecs-anywhere";
const windowsPage = "dg:windows_task_definitions";

const linuxDrivers = ["awsfirelens", "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog"];
const windowsDrivers = linuxDrivers.filter((driver) => driver !== "awsfirelens");

/**
 * Fields of RegisterTaskDefinition by launch target.
 *
 * @example
 * taskDefinitionFields["networkMode"]?.only?.fargate; // ["awsvpc"]
 */
export const taskDefinitionFields: LaunchFields = {
  networkMode: {
    only: {
      fargate: ["awsvpc"],
      "fargate-windows": ["awsvpc"],
      // Windows has a mode of its own, which is meant by leaving the field out.
      "ec2-windows": ["awsvpc"],
      "managed-instances": ["awsvpc", "host", "none"],
      external: ["bridge", "host", "none"],
    },
    ...from("RegisterTaskDefinitionRequest$networkMode", "ManagedInstancesNetworkConfiguration", externalPage),
  },
  pidMode: { not: windows, only: { fargate: ["task"] }, ...from("RegisterTaskDefinitionRequest$pidMode") },
  ipcMode: { not: [...fargate, "ec2-windows", "managed-instances"], ...from("RegisterTaskDefinitionRequest$ipcMode", managedPage) },
  placementConstraints: { not: fargate, ...from("RegisterTaskDefinitionRequest$placementConstraints") },
  proxyConfiguration: { not: [...windows, "managed-instances", "external"], ...from(managedPage, externalPage, windowsPage) },
  inferenceAccelerators: { not: [...fargate, "managed-instances"], ...from(fargatePage, managedPage) },
  ephemeralStorage: { not: instances, ...from("EphemeralStorage", managedPage) },
  "runtimePlatform.operatingSystemFamily": {
    only: {
      fargate: ["LINUX"],
      "fargate-windows": [
        ...["WINDOWS_SERVER_2019_CORE", "WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2022_FULL"],
        ...["WINDOWS_SERVER_2025_CORE", "WINDOWS_SERVER_2025_FULL"],
      ],
      "managed-instances": ["LINUX"],
    },
    ...from("RuntimePlatform$operatingSystemFamily", fargatePage, managedPage),
  },
  "runtimePlatform.cpuArchitecture": {
    only: { "fargate-windows": ["X86_64"], "ec2-windows": ["X86_64"] },
    ...from("RuntimePlatform$cpuArchitecture"),
  },
  "volumes[].host.sourcePath": {
    not: [...fargate, "managed-instances"],
    ...from("RegisterTaskDefinitionRequest$volumes", managedPage),
  },
  "volumes[].dockerVolumeConfiguration": {
    not: [...fargate, "managed-instances"],
    ...from("Volume$dockerVolumeConfiguration", "dg:docker-volumes", managedPage),
  },
  "volumes[].dockerVolumeConfiguration.driver": {
    only: { "ec2-windows": ["local"] },
    ...from("Volume$dockerVolumeConfiguration"),
  },
  "volumes[].efsVolumeConfiguration": { not: [...windows, "external"], ...from("dg:efs-volumes", externalPage) },
  "volumes[].fsxWindowsFileServerVolumeConfiguration": {
    not: [...fargate, "ec2", "managed-instances"],
    ...from("dg:wfsx-volumes", managedPage, externalPage),
  },
  "volumes[].configuredAtLaunch": { not: ["external"], ...from("dg:ebs-volumes", externalPage) },
  "containerDefinitions[].links": {
    not: [...fargate, "ec2-windows", "managed-instances"],
    ...from("ContainerDefinition$links", fargatePage, managedPage),
  },
  "containerDefinitions[].hostname": { not: [...fargate, "managed-instances"], ...from("ContainerDefinition$hostname", managedPage) },
  "containerDefinitions[].user": { not: windows, ...from("ContainerDefinition$user") },
  "containerDefinitions[].disableNetworking": {
    not: [...fargate, "ec2-windows", "managed-instances"],
    ...from("ContainerDefinition$disableNetworking", fargatePage, managedPage),
  },
  "containerDefinitions[].privileged": { not: [...fargate, "ec2-windows"], ...from("ContainerDefinition$privileged") },
  "containerDefinitions[].readonlyRootFilesystem": { not: windows, ...from("ContainerDefinition$readonlyRootFilesystem") },
  "containerDefinitions[].dnsServers": {
    not: [...fargate, "ec2-windows", "managed-instances"],
    ...from("ContainerDefinition$dnsServers", fargatePage, managedPage),
  },
  "containerDefinitions[].dnsSearchDomains": {
    not: [...fargate, "ec2-windows", "managed-instances"],
    ...from("ContainerDefinition$dnsSearchDomains", fargatePage, managedPage),
  },
  "containerDefinitions[].extraHosts": {
    not: [...fargate, "ec2-windows", "managed-instances"],
    ...from("ContainerDefinition$extraHosts", fargatePage, managedPage),
  },
  "containerDefinitions[].dockerSecurityOptions": {
    not: [...fargate, "managed-instances"],
    ...from("ContainerDefinition$dockerSecurityOptions", managedPage),
  },
  "containerDefinitions[].dockerLabels": { not: ["managed-instances"], ...from(managedPage) },
  "containerDefinitions[].ulimits": { not: windows, ...from("ContainerDefinition$ulimits") },
  "containerDefinitions[].systemControls": { not: windows, ...from(windowsPage) },
  "containerDefinitions[].linuxParameters": { not: windows, ...from("ContainerDefinition$linuxParameters") },
  "containerDefinitions[].linuxParameters.capabilities.add": {
    only: { fargate: ["SYS_PTRACE"] },
    ...from("KernelCapabilities$add"),
  },
  "containerDefinitions[].linuxParameters.devices": { not: fargate, ...from("LinuxParameters$devices") },
  "containerDefinitions[].linuxParameters.sharedMemorySize": {
    not: [...fargate, "managed-instances"],
    ...from("LinuxParameters$sharedMemorySize", managedPage),
  },
  // Fargate (platform version 1.4.0) and Managed Instances have it since 2026-01, which the developer guide's lists do not know yet.
  "containerDefinitions[].linuxParameters.tmpfs": { not: ["fargate-windows"], ...from("aws/containers-roadmap#736") },
  "containerDefinitions[].linuxParameters.maxSwap": {
    not: [...fargate, "managed-instances"],
    ...from("LinuxParameters$maxSwap", managedPage),
  },
  "containerDefinitions[].linuxParameters.swappiness": {
    not: [...fargate, "managed-instances"],
    ...from("LinuxParameters$swappiness", managedPage),
  },
  "containerDefinitions[].resourceRequirements[].type": {
    only: {
      fargate: [],
      "fargate-windows": [],
      ec2: ["GPU", "InferenceAccelerator"],
      "ec2-windows": [],
      "managed-instances": ["GPU", "NeuronDevice"],
      external: ["GPU"],
    },
    ...from("ResourceRequirement$value", "dg:ecs-gpu", fargatePage),
  },
  "containerDefinitions[].firelensConfiguration": { not: windows, ...from("dg:using_firelens") },
  "containerDefinitions[].logConfiguration.logDriver": {
    only: {
      fargate: ["awsfirelens", "awslogs", "splunk"],
      "fargate-windows": ["awslogs", "splunk"],
      ec2: linuxDrivers,
      "ec2-windows": windowsDrivers,
      "managed-instances": ["awsfirelens", "awslogs", "json-file", "splunk"],
      external: linuxDrivers,
    },
    ...from("LogConfiguration$logDriver", "dg:using_firelens", externalPage),
  },
};

/**
 * Fields of CreateService by launch target.
 *
 * @example
 * serviceFields["schedulingStrategy"]?.only?.fargate; // ["REPLICA"]
 */
export const serviceFields: LaunchFields = {
  loadBalancers: { not: ["external"], ...from(externalPage) },
  serviceRegistries: { not: ["external"], ...from(externalPage) },
  serviceConnectConfiguration: { not: [...windows, "external"], ...from("dg:service-connect", externalPage) },
  // Managed Instances are asked for by a capacity provider strategy alone.
  launchType: { not: ["managed-instances"], ...from("CreateServiceRequest$launchType") },
  capacityProviderStrategy: { not: ["external"], ...from("dg:cluster-capacity-providers") },
  platformVersion: { not: instances, ...from("CreateServiceRequest$platformVersion") },
  placementConstraints: { not: fargate, ...from("PlacementConstraint") },
  placementStrategy: { not: fargate, ...from("PlacementStrategy", fargatePage) },
  networkConfiguration: { not: ["external"], ...from(externalPage) },
  volumeConfigurations: { not: ["external"], ...from("dg:ebs-volumes", externalPage) },
  schedulingStrategy: {
    only: { fargate: ["REPLICA"], "fargate-windows": ["REPLICA"] },
    ...from("CreateServiceRequest$schedulingStrategy"),
  },
};

/**
 * The log drivers of a launch target.
 *
 * @example
 * logDriversOf("fargate"); // ["awsfirelens", "awslogs", "splunk"]
 */
export function logDriversOf(target: LaunchTarget): readonly string[] {
  return taskDefinitionFields["containerDefinitions[].logConfiguration.logDriver"]?.only?.[target] ?? [];
}

/**
 * Whether a launch target has a field, and if a value is given, whether it takes that value.
 * A field is not there either if what it is a part of is not.
 *
 * @example
 * isAvailable(taskDefinitionFields, "pidMode", "fargate", "host"); // false
 */
export function isAvailable(fields: LaunchFields, path: string, target: LaunchTarget, value?: string): boolean {
  const parts = path.split(".");
  return parts.every((_, index) => {
    const field = fields[parts.slice(0, index + 1).join(".")];
    if (field?.not?.includes(target)) return false;
    const values = index === parts.length - 1 ? field?.only?.[target] : undefined;
    return values === undefined || (value === undefined ? values.length > 0 : values.includes(value));
  });
}

function from(...sources: string[]): { readonly source: string; readonly asOf: string } {
  return { source: sources.join("; "), asOf: "2026-11" };
}
