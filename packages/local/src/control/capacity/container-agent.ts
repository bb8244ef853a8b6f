import type { VersionInfo } from "@stowage/model/ecs";

/** The newest container agent, as the ECS-optimized AMIs have it. Source: github.com/aws/amazon-ecs-ami, release 20261031. */
export const newestAgent: Required<Pick<VersionInfo, "agentVersion" | "dockerVersion">> = {
  agentVersion: "1.108.2",
  dockerVersion: "DockerVersion: 25.0.18",
};

/** Whether an agent is older than the newest one. Versions that are none are: ECS brings them up to date. */
export function isOutdated(agentVersion: string): boolean {
  const [given, newest] = [agentVersion, newestAgent.agentVersion].map((version) => version.split(".").map(Number));
  for (const [i, part] of newest!.entries()) if ((given![i] ?? 0) !== part) return !((given![i] ?? 0) > part);
  return false;
}
