import { StowageError } from "@stowage/model";
import type { Checks } from "@stowage/model";
import type { CreateClusterRequest } from "@stowage/model/ecs";
import { data, kind } from "../brand.js";
import { nearestHint } from "../nearest-hint.js";
import { strategy, tagList } from "../edit.js";
import { nodeOf } from "../node-of.js";
import type { AppNode, ServiceNode, TaskNode } from "../nodes.js";
import { emptyService, serviceNode, startService } from "../service/service-builder.js";
import type { ServiceCommon } from "../service/service-common.js";
import type { Network } from "../service/service-types.js";
import type { Service } from "../service/service.js";
import { callSite, locate } from "../site.js";
import type { Site } from "../site.js";
import type { AnyTask, TaskWithContainers } from "../task/task-common.js";
import { taskNode } from "../task/task-builder.js";
import type { AppCommon } from "./app-common.js";
import type { AutoScalingGroupOptions } from "./auto-scaling-types.js";
import type { AppLoadBalancer } from "./load-balancer-types.js";
import type { CapacityProviderOptions, ClusterOptions, NamespaceOptions } from "./app-types.js";
import type { App } from "./app.js";
import { buildOneOff } from "./one-off-builder.js";
import type { ConfigureOneOff } from "./one-off.js";

/**
 * An app: its name, and its services by name, each with the task that it keeps running. `configure` says the rest.
 *
 * @example
 * const shop = app("shop", { catalog, web }).cluster("main").namespace("shop.local").configure({
 *   catalog: (s) => s.serve("http").as("catalog", 80).desired(2),
 *   web: (s) => s.uses("catalog"),
 * });
 * @throws StowageError `not-a-task` if a value is not a task.
 */
export function app<S extends Record<string, string>>(name: string, tasks: { readonly [K in keyof S]: TaskWithContainers<S[K]> }): App<S> {
  const site = callSite(app);
  const nodes = entriesOf<unknown, TaskNode>(tasks, (service, value) => taskNode(value, `"${service}" of the app "${name}"`, site));
  const services = entriesOf<unknown, ServiceNode>(tasks, (service) => emptyService(service, site));
  const node: AppNode = {
    name,
    site,
    tags: {},
    capacityProviders: [],
    autoScalingGroups: [],
    loadBalancers: [],
    tasks: nodes,
    services,
    oneOffs: [],
    checks: {},
    included: [],
  };
  return new AppBuilder(node) as unknown as App<S>;
}

/**
 * The data behind an app.
 *
 * @throws StowageError `not-an-app` if it is none.
 */
export function appNode(value: unknown, what: string, site?: Site): AppNode {
  return nodeOf(value, "app", site, () => ({
    code: "not-an-app",
    message: `${what} is not an app.`,
    hint: "Make it with app(name, { … }).",
  }));
}

/** Types live in the interface; this says what each step does to the data. */
class AppBuilder implements AppCommon {
  readonly [kind] = "app" as const;
  readonly [data]: AppNode;

  constructor(node: AppNode) {
    this[data] = node;
    Object.freeze(this);
  }

  region(region: string): this {
    return this.#next({ ...this[data], region });
  }

  account(id: string): this {
    return this.#next({ ...this[data], account: id });
  }

  cluster(name: string, options: ClusterOptions = {}): this {
    const { existing = false, ...request } = options;
    return this.#next({
      ...this[data],
      cluster: { name, request: clusterRequest(request), managed: !existing, site: callSite(this.cluster) },
    });
  }

  namespace(name: string, options: NamespaceOptions = {}): this {
    const { existing = name.startsWith("arn:"), description } = options;
    const namespace = { name, ...(description !== undefined && { description }), managed: !existing, site: callSite(this.namespace) };
    return this.#next({ ...this[data], namespace });
  }

  network(network: Network): this {
    return this.#next({ ...this[data], network: { ...network, site: callSite(this.network) } });
  }

  tags(tags: Readonly<Record<string, string>>): this {
    return this.#next({ ...this[data], tags: { ...this[data].tags, ...tags } });
  }

  capacityProvider(name: string, options: CapacityProviderOptions): this {
    const provider = { request: { name, ...options }, site: callSite(this.capacityProvider) };
    return this.#next({ ...this[data], capacityProviders: [...this[data].capacityProviders, provider] });
  }

  autoScalingGroup(name: string, options: AutoScalingGroupOptions): this {
    const group = { name, options, site: callSite(this.autoScalingGroup) };
    return this.#next({ ...this[data], autoScalingGroups: [...this[data].autoScalingGroups, group] });
  }

  loadBalancer(name: string, options: AppLoadBalancer<string>): this {
    const balancer = { name, options, site: callSite(this.loadBalancer) };
    return this.#next({ ...this[data], loadBalancers: [...this[data].loadBalancers, balancer] });
  }

  oneOff<C extends string, P extends string>(name: string, task: AnyTask, configure?: ConfigureOneOff<C, P>): this {
    const site = callSite(this.oneOff);
    const oneOff = buildOneOff(name, taskNode(task, `The one-off task "${name}"`, site), configure, site);
    return this.#next({ ...this[data], oneOffs: [...this[data].oneOffs, oneOff] });
  }

  checks(checks: Checks): this {
    const before = this[data].checks;
    const merged: Checks = {
      ...before,
      ...checks,
      ...((before.severity || checks.severity) && { severity: { ...before.severity, ...checks.severity } }),
      ...((before.suppressions || checks.suppressions) && {
        suppressions: [...(before.suppressions ?? []), ...(checks.suppressions ?? [])],
      }),
      ...((before.packs || checks.packs) && { packs: [...(before.packs ?? []), ...(checks.packs ?? [])] }),
      ...((before.budgets || checks.budgets) && { budgets: [...(before.budgets ?? []), ...(checks.budgets ?? [])] }),
    };
    return this.#next({ ...this[data], checks: merged });
  }

  configure(steps: Readonly<Record<string, ((service: Service<string, string, string>) => ServiceCommon) | undefined>>): this {
    const site = callSite(this.configure);
    const { name, services } = this[data];
    const configured = entriesOf(steps, (service, step) => {
      const before = Object.hasOwn(services, service) ? services[service] : undefined;
      if (before === undefined) {
        throw new StowageError("unknown-service", `The app "${name}" has no service "${service}" to configure.`, {
          hint: nearestHint(service, Object.keys(services), "Name its task in app(…) first."),
          location: locate(site),
        });
      }
      return step === undefined ? before : serviceNode(step(startService(before)), service, site);
    });
    return this.#next({ ...this[data], services: { ...services, ...configured } });
  }

  include(other: AppCommon): this {
    return this.#next({ ...this[data], included: [...this[data].included, appNode(other, "What is included", callSite(this.include))] });
  }

  #next(node: AppNode): this {
    return new AppBuilder(node) as this;
  }
}

/** The same names with other values; as entries, so that "__proto__" is a name like any other. */
function entriesOf<T, U>(record: Readonly<Record<string, T>>, map: (name: string, value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]));
}

function clusterRequest(options: Omit<ClusterOptions, "existing">): Partial<CreateClusterRequest> {
  const { containerInsights, exec, managedStorage, capacityProviders, defaultCapacity, serviceConnectDefault, tags, raw } = options;
  const configuration = {
    ...(exec !== undefined && { executeCommandConfiguration: exec }),
    ...(managedStorage !== undefined && { managedStorageConfiguration: managedStorage }),
  };
  return {
    ...(tags !== undefined && { tags: tagList(tags) }),
    ...(containerInsights !== undefined && { settings: [{ name: "containerInsights", value: containerInsights }] }),
    ...(Object.keys(configuration).length > 0 && { configuration }),
    ...(capacityProviders !== undefined && { capacityProviders: [...capacityProviders] }),
    ...(defaultCapacity !== undefined && { defaultCapacityProviderStrategy: strategy(defaultCapacity) }),
    ...(serviceConnectDefault !== undefined && { serviceConnectDefaults: { namespace: serviceConnectDefault } }),
    ...raw,
  };
}
