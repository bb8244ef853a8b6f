import type { Estate, EstateRun, EstateService } from "./estate.js";

/** What becomes one app: the services of a cluster that share a namespace of Service Connect, or have none. */
export interface Group {
  readonly cluster: string;
  /** The first group of a cluster says the cluster; the others stand inside it. */
  readonly first: boolean;
  readonly namespace: string | undefined;
  readonly services: readonly EstateService[];
  readonly runs: readonly EstateRun[];
  /** The names of capacity providers that its app makes: Managed Instances of its cluster, and in the first of all, the others. */
  readonly capacityProviders: readonly string[];
  /** Groups of the same cluster, and, in the first of all, those of other clusters and namespaces that nobody uses. */
  readonly included: readonly Group[];
}

/** The group of the whole estate, with the others inside it. There is always a cluster; without one it is `default`. */
export function groupServices({ assembly, services, runs }: Estate): Group {
  const clusters = new Set([
    ...Object.keys(assembly.clusters ?? {}),
    ...services.map(({ cluster }) => cluster),
    ...runs.map(({ cluster }) => cluster),
  ]);
  if (clusters.size === 0) clusters.add("default");
  const used = new Set<string>();
  const providers = Object.values(assembly.capacityProviders ?? {});
  const made = new Set<string>();
  const madeIn = (cluster: string): string[] => {
    const own = providers.filter((provider) => provider.managedInstancesProvider !== undefined && provider.cluster === cluster);
    for (const { name } of own) made.add(name!);
    return own.map(({ name }) => name!);
  };
  const groups = [...clusters].map((cluster) => {
    const own = services.filter((service) => service.cluster === cluster);
    const namespaces = [...new Set(own.flatMap((service) => namespaceOf(service) ?? []))];
    for (const namespace of namespaces) used.add(namespace);
    const [main, ...others] = namespaces;
    const group = (namespace: string | undefined, first: boolean): Group => ({
      cluster,
      first,
      namespace,
      services: own.filter((service) => (namespaceOf(service) ?? main) === namespace),
      runs: first ? runs.filter((run) => run.cluster === cluster) : [],
      capacityProviders: first ? madeIn(cluster) : [],
      included: first ? others.map((name) => group(name, false)) : [],
    });
    return group(main, true);
  });
  const unused = Object.keys(assembly.namespaces ?? {}).filter((name) => !used.has(name));
  const [root, ...others] = groups as [Group, ...Group[]];
  const namespace = root.namespace ?? unused.shift();
  const alone = unused.map((name): Group => ({
    ...root,
    first: false,
    namespace: name,
    services: [],
    runs: [],
    capacityProviders: [],
    included: [],
  }));
  const rest = providers.map(({ name }) => name!).filter((name) => !made.has(name));
  const capacityProviders = [...root.capacityProviders, ...rest];
  return { ...root, namespace, capacityProviders, included: [...root.included, ...others, ...alone] };
}

function namespaceOf({ part }: EstateService): string | undefined {
  return part.request.serviceConnectConfiguration?.namespace;
}
