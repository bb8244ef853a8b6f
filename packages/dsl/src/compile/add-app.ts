import { nearestHint } from "../nearest-hint.js";
import type { AppNode } from "../nodes.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { addCapacityProvider } from "./capacity-provider.js";
import { addAutoScalingGroup } from "./auto-scaling-group.js";
import { addLoadBalancer } from "./load-balancer.js";
import { addOneOff } from "./one-off.js";
import { addService } from "./service.js";
import { mergeTags, settingOf, tagsOf } from "./setting.js";
import type { Setting } from "./setting.js";

/** Adds an app and those that it includes: what it shares first, then its services and one-off tasks. Two that include the same one have it once. */
export function addApp(draft: Draft, app: AppNode, around: Setting): void {
  const setting = settingOf(app, around);
  const { cluster, namespace, network } = setting;
  const where = JSON.stringify([cluster, namespace, network?.subnets, network?.securityGroups, network?.publicIp]);
  if (draft.apps.get(app) === where) return;
  draft.apps.set(app, where);
  for (const included of app.included) addApp(draft, included, setting);
  addNamespace(draft, app, setting);
  for (const { request, site } of app.capacityProviders) {
    // Managed Instances belong to a cluster.
    const cluster = request.managedInstancesProvider === undefined ? {} : { cluster: setting.cluster };
    addCapacityProvider(draft, { ...cluster, ...request, ...mergeTags(setting, request.tags) }, site);
  }
  for (const group of app.autoScalingGroups) addAutoScalingGroup(draft, group, setting);
  for (const balancer of app.loadBalancers) addLoadBalancer(draft, balancer, setting);
  for (const [name, service] of Object.entries(app.services)) addService(draft, service, app.tasks[name]!, setting);
  for (const oneOff of app.oneOffs) addOneOff(draft, oneOff, setting);
  checkPeers(draft, app, setting);
  if (app.cluster !== undefined || around.cluster === "") addCluster(draft, app, setting);
}

/** The cluster, with the capacity providers that its services and runs name, and with what an included app says of it and this one does not. */
function addCluster(draft: Draft, { autoScalingGroups, cluster, site }: AppNode, setting: Setting): void {
  if (cluster?.managed === false) return;
  const name = setting.cluster;
  const before = draft.clusters[name];
  const requests = [...Object.values(draft.services), ...Object.values(draft.tasks).map(({ request }) => request)];
  const strategies = requests.filter((request) => request.cluster === name).map((request) => request.capacityProviderStrategy ?? []);
  strategies.push(cluster?.request.defaultCapacityProviderStrategy ?? []);
  const used = new Set(strategies.flat().map(({ capacityProvider }) => capacityProvider));
  // Its instances join this cluster, whoever names its provider.
  for (const { name: group } of autoScalingGroups) used.add(group);
  // A provider of Managed Instances names its cluster itself, and needs it to exist.
  const derived = [...used].filter((provider) => draft.capacityProviders[provider]?.managedInstancesProvider === undefined).sort();
  const listed = (before?.capacityProviders ?? []).filter((provider) => !derived.includes(provider));
  const { capacityProviders = [...derived, ...listed], ...request } = cluster?.request ?? {};
  place(draft, entry("clusters", name), cluster?.site ?? site);
  draft.clusters[name] = {
    ...before,
    clusterName: name,
    ...request,
    ...(capacityProviders.length > 0 && { capacityProviders }),
    ...mergeTags({ tags: { ...tagsOf(before?.tags), ...setting.tags } }, request.tags),
  };
}

function addNamespace(draft: Draft, { namespace }: AppNode, setting: Setting): void {
  if (namespace === undefined || !namespace.managed) return;
  place(draft, entry("namespaces", namespace.name), namespace.site);
  const tags = Object.entries(setting.tags).map(([Key, Value]) => ({ Key, Value }));
  draft.namespaces[namespace.name] = {
    ...draft.namespaces[namespace.name],
    Name: namespace.name,
    ...(namespace.description !== undefined && { Description: namespace.description }),
    ...(tags.length > 0 && { Tags: tags }),
  };
}

/** Peers are not in the Assembly: a client of Service Connect reaches every service of its namespace. So they are checked here. */
function checkPeers(draft: Draft, app: AppNode, setting: Setting): void {
  let seen: ReadonlyMap<string, boolean> | undefined;
  for (const [name, service] of Object.entries(app.services)) {
    for (const { peer, site } of service.uses) {
      seen ??= new Map(peersOf(app));
      const serves = seen.get(peer);
      if (serves === true) continue;
      const path = `${entry("services", `${setting.cluster}/${name}`)}/serviceConnectConfiguration`;
      if (serves === undefined) {
        const hint = nearestHint(peer, [...seen.keys()], "Name its task in app(…), or include the app that has it.");
        const message = `"${name}" uses "${peer}", which is no service of this app.`;
        note(draft, { rule: "unknown-peer", severity: "error", path, message, hint }, site);
      } else {
        const message = `"${name}" uses "${peer}", which serves no port: its name leads nowhere.`;
        note(draft, { rule: "peer-serves-nothing", severity: "warning", path, message, hint: `Call .serve(port) on "${peer}".` }, site);
      }
    }
  }
}

function peersOf(app: AppNode): (readonly [name: string, serves: boolean])[] {
  const own = Object.entries(app.services).map(([name, { served }]) => [name, served.length > 0] as const);
  return [...app.included.flatMap(peersOf), ...own];
}
