import { escapePointer } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { CapacityProviderStrategyItem, CreateClusterRequest } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { asRecord, hasOnly } from "../as-record.js";
import { noteLeftOut } from "../note.js";
import type { Group } from "./group-services.js";
import type { Notes } from "../note.js";
import { strategyShares } from "../placed/strategy-shares.js";

/** The step that names the cluster of an app; what it cannot say is noted. */
export function sayCluster(
  group: Group,
  outermost: boolean,
  assembly: Assembly,
  sharedTags: number,
  notes: Notes,
  groups: readonly string[],
): Step {
  const name = group.cluster;
  const request = assembly.clusters?.[name];
  if (request === undefined) return step("cluster", name, { existing: true });
  const options: Record<string, unknown> = {};
  const said = new Set(["clusterName"]);
  for (const [member, say] of Object.entries(sayings)) {
    const value = request[member as keyof CreateClusterRequest] === undefined ? undefined : say(request, sharedTags);
    if (value === undefined) continue;
    said.add(member);
    Object.assign(options, value);
  }
  const defaults = said.has("defaultCapacityProviderStrategy") ? request.defaultCapacityProviderStrategy! : [];
  const derived = derivedProviders(name, assembly, defaults, outermost ? undefined : group.capacityProviders, groups);
  const { capacityProviders = [] } = request;
  said.add("capacityProviders");
  if (JSON.stringify(capacityProviders) !== JSON.stringify(derived)) options["capacityProviders"] = capacityProviders;
  for (const member of Object.keys(request).filter((member) => !said.has(member))) {
    const message = "The builder has no step that says exactly this of a cluster.";
    noteLeftOut(notes, `/clusters/${escapePointer(name)}/${member}`, message, "Set it where the cluster is made.");
  }
  return step("cluster", name, ...(Object.keys(options).length === 0 ? [] : [options]));
}

type Saying = (request: CreateClusterRequest, sharedTags: number) => object | undefined;

/** Each member as the option that gives it back, or undefined if none does. */
const sayings: { readonly [member in keyof CreateClusterRequest]?: Saying } = {
  settings({ settings = [] }) {
    const [setting, ...others] = settings;
    const known = ["disabled", "enabled", "enhanced"];
    if (setting?.name !== "containerInsights" || others.length > 0 || !known.includes(setting.value ?? "")) return undefined;
    return hasOnly(setting, ["name", "value"]) ? { containerInsights: setting.value } : undefined;
  },
  configuration({ configuration = {} }) {
    const { executeCommandConfiguration: exec, managedStorageConfiguration: managedStorage } = configuration;
    if (!hasOnly(configuration, ["executeCommandConfiguration", "managedStorageConfiguration"])) return undefined;
    return { ...(exec && { exec }), ...(managedStorage && { managedStorage }) };
  },
  defaultCapacityProviderStrategy({ defaultCapacityProviderStrategy: strategy = [] }) {
    const defaultCapacity = strategyShares(strategy);
    return defaultCapacity && { defaultCapacity };
  },
  serviceConnectDefaults({ serviceConnectDefaults }) {
    const namespace = serviceConnectDefaults?.namespace;
    return namespace === undefined ? undefined : { serviceConnectDefault: namespace };
  },
  tags({ tags = [] }, sharedTags) {
    const own = asRecord(tags, "key", "value") && asRecord(tags.slice(sharedTags), "key", "value");
    return own && (Object.keys(own).length === 0 ? {} : { tags: own });
  },
};

/**
 * What the compiler gives a cluster that lists no capacity providers: those that are named in it, but for the Managed Instances that are
 * made before (`made`; all of them if absent), and those of the Auto Scaling groups of its app.
 */
function derivedProviders(
  name: string,
  { services, tasks, capacityProviders }: Assembly,
  defaults: readonly CapacityProviderStrategyItem[],
  made: readonly string[] | undefined,
  groups: readonly string[],
): string[] {
  const requests = [...Object.values(services ?? {}), ...Object.values(tasks ?? {}).map(({ request }) => request)];
  const strategies = requests
    .filter(({ cluster }) => cluster === name)
    .map(({ capacityProviderStrategy }) => capacityProviderStrategy ?? []);
  const used = [...[...strategies.flat(), ...defaults].map(({ capacityProvider }) => capacityProvider), ...groups];
  const managed = (provider: string): boolean =>
    capacityProviders?.[provider]?.managedInstancesProvider !== undefined && (made === undefined || made.includes(provider));
  return [...new Set(used)].filter((provider) => provider !== undefined && !managed(provider)).sort() as string[];
}
