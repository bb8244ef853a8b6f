import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { isWindows, taskCpu } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const platformVersionFeatures: Rule = rule({
  id: "platform-version-features",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "The platform version has what the task definition needs; most of it came with Linux 1.4.0.",
  source: "developer guide, Fargate platform versions; text: splunk/splunk-connect-for-kubernetes#401",
  docs: "platform-fargate",
  aws: {
    type: "PlatformTaskDefinitionIncompatibilityException",
    text: "One or more of the requested capabilities are not supported.",
    sure: "seen",
  },
  needs: "platformVersion",
  messages: { older: "Platform version {version} has no {feature}; {since} has." },
  hint: "Write LATEST or 1.4.0.",
  check({ platformVersion: version }, report, { taskDefinition }) {
    const minor = /^1\.(\d)\.0$/.exec(version ?? "")?.[1];
    if (minor === undefined || version === undefined || !taskDefinition || isWindows(taskDefinition)) return;
    const missing = features.find(({ since, used }) => Number(minor) < since && used(taskDefinition));
    if (missing) report("older", ["platformVersion"], { version, feature: missing.feature, since: `1.${missing.since}.0` });
  },
});

interface Feature {
  readonly feature: string;
  /** The minor number of the Linux platform version that brought it. */
  readonly since: number;
  readonly used: (task: RegisterTaskDefinitionRequest) => boolean;
}

const features: readonly Feature[] = [
  { feature: "EFS volumes", since: 4, used: ({ volumes = [] }) => volumes.some(({ efsVolumeConfiguration }) => efsVolumeConfiguration) },
  { feature: "EBS volumes", since: 4, used: ({ volumes = [] }) => volumes.some(({ configuredAtLaunch }) => configuredAtLaunch === true) },
  { feature: "larger ephemeral storage", since: 4, used: ({ ephemeralStorage }) => ephemeralStorage !== undefined },
  { feature: "ARM64", since: 4, used: ({ runtimePlatform }) => runtimePlatform?.cpuArchitecture === "ARM64" },
  { feature: "sizes from 8 vCPUs", since: 4, used: (task) => (taskCpu(task) ?? 0) >= 8192 },
  { feature: "a shared process namespace", since: 4, used: ({ pidMode }) => pidMode !== undefined },
  {
    feature: "environment files",
    since: 4,
    used: ({ containerDefinitions }) => containerDefinitions.some(({ environmentFiles }) => environmentFiles?.length),
  },
  {
    feature: "keys and versions of secrets",
    since: 4,
    used: ({ containerDefinitions }) =>
      containerDefinitions.some(({ secrets }) => secrets?.some(({ valueFrom }) => ofSecret.test(valueFrom))),
  },
  {
    feature: "added capabilities",
    since: 4,
    used: ({ containerDefinitions }) => containerDefinitions.some(({ linuxParameters }) => linuxParameters?.capabilities?.add?.length),
  },
  {
    feature: "dependencies and timeouts of containers",
    since: 3,
    used: ({ containerDefinitions }) =>
      containerDefinitions.some(
        ({ dependsOn, startTimeout, stopTimeout }) => dependsOn?.length || startTimeout !== undefined || stopTimeout !== undefined,
      ),
  },
];

/** A secret's ARN with `:json-key:version-stage:version-id` after it. */
const ofSecret = /^arn:[^:]*:secretsmanager:(?:[^:]*:){4}[^:]*:/;
