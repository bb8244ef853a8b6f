import { rule } from "../rule.js";
import type { Context, Rule } from "../rule.js";

export const launchTypePastProviders: Rule = rule({
  id: "launch-type-past-providers",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  summary:
    "In a cluster whose instances a capacity provider brings, tasks go by a strategy: managed scaling does not count those of a launch type.",
  source: "developer guide, cluster auto scaling, considerations",
  docs: "cluster-auto-scaling",
  needs: "launchType=EC2",
  messages: { uncounted: 'No instance is brought for these tasks: "{provider}" does not count what is launched as EC2.' },
  hint: "Replace `launchType` by a `capacityProviderStrategy` that names the provider.",
  check({ launchType }, report, { cluster, capacityProviders }) {
    if (launchType !== "EC2" || !cluster) return;
    const provider = cluster.capacityProviders?.find((name) => managesScaling(name, capacityProviders));
    if (provider !== undefined) report("uncounted", ["launchType"], { provider });
  },
});

/** Whether a provider is known to scale its Auto Scaling group. */
function managesScaling(name: string, providers: Context["capacityProviders"]): boolean {
  const own = providers && Object.hasOwn(providers, name) ? providers[name] : undefined;
  return own?.autoScalingGroupProvider?.managedScaling?.status === "ENABLED";
}
