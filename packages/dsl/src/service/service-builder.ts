import type {
  CreateServiceRequest,
  DeploymentConfiguration,
  DeploymentStrategy,
  GatewayConnector,
  LoadBalancer,
  ServiceRegistry,
  VpcLatticeConfiguration,
} from "@stowage/model/ecs";
import { data, kind } from "../brand.js";
import { addRaw, append, defined, merge, set } from "../edit.js";
import { nodeOf } from "../node-of.js";
import type { ScalingNode, ScalingPolicyNode, ServiceNode } from "../nodes.js";
import { PlacedBuilder } from "../placed/placed-builder.js";
import { callSite } from "../site.js";
import type { Site } from "../site.js";
import { deployment, keptFor } from "./deployment.js";
import { scheduledAction, suspendedState, targetTracking } from "./scaling-policies.js";
import type { ContainerPort, RouteOptions } from "./route-types.js";
import type { ServiceCommon } from "./service-common.js";
import type {
  AliasOptions,
  Canary,
  EbsVolume,
  Linear,
  LoadBalancerOptions,
  ProxyLogs,
  Rolling,
  ScaleOptions,
  ScheduledBounds,
  ServeOptions,
  Shifting,
} from "./service-types.js";
import type { Service } from "./service.js";

/** A service as it stands before a step of `configure`. */
export function startService(node: ServiceNode): Service<string, string, string> {
  return new ServiceBuilder(node) as unknown as Service<string, string, string>;
}

/** A service that nothing was said about. */
export function emptyService(name: string, site: Site): ServiceNode {
  return { name, request: { serviceName: name }, sites: { at: "", site }, raw: [], served: [], uses: [], targets: [], routes: [], site };
}

/**
 * The data behind a service that a callback handed back.
 *
 * @throws StowageError `no-service` if it handed back something else.
 */
export function serviceNode(service: ServiceCommon, name: string, site: Site): ServiceNode {
  return nodeOf(service, "service", site, () => ({
    code: "no-service",
    message: `The callback of the service "${name}" gives no service.`,
    hint: "Give back what the steps give: (s) => s.desired(2)…, without braces or with a return.",
  }));
}

/** Types live in the interface; this says what each step does to the data. */
class ServiceBuilder extends PlacedBuilder<ServiceNode> implements ServiceCommon {
  readonly [kind] = "service" as const;
  readonly [data]: ServiceNode;

  constructor(node: ServiceNode) {
    super();
    this[data] = node;
    Object.freeze(this);
  }

  serve(port: string, options: ServeOptions = {}): this {
    const served = { port, options, site: callSite(this.serve) };
    return this.#next({ ...this[data], served: [...this[data].served, served] });
  }

  as(name: string, clientPort?: number, { testTraffic }: AliasOptions = {}): this {
    const served = this[data].served;
    const last = served.at(-1)!;
    const alias = { ...(clientPort !== undefined && { clientPort }), ...(testTraffic !== undefined && { testTraffic }) };
    const named = Object.assign({}, last, { name, ...alias, nameSite: callSite(this.as) });
    return this.#next({ ...this[data], served: [...served.slice(0, -1), named] });
  }

  uses(...peers: readonly string[]): this {
    const site = callSite(this.uses);
    return this.#next({ ...this[data], uses: [...this[data].uses, ...peers.map((peer) => ({ peer, site }))] });
  }

  loadBalancer(target: LoadBalancerOptions & { readonly port: number | string; readonly container?: string }): this {
    const { targetGroupArn, loadBalancerName, port, container, blueGreen } = target;
    const request: LoadBalancer = {
      ...(targetGroupArn !== undefined && { targetGroupArn }),
      ...(loadBalancerName !== undefined && { loadBalancerName }),
      ...(container !== undefined && { containerName: container }),
      ...(typeof port === "number" && { containerPort: port }),
      ...(blueGreen !== undefined && { advancedConfiguration: blueGreen }),
    };
    const named = typeof port === "string" ? port : undefined;
    return this.#next({ ...this[data], targets: [...this[data].targets, { request, port: named, site: callSite(this.loadBalancer) }] });
  }

  route(port: string | ContainerPort, listener: string, options: RouteOptions<string> = {}): this {
    return this.#next({ ...this[data], routes: [...this[data].routes, { port, listener, options, site: callSite(this.route) }] });
  }

  desired(count: number): this {
    return this.#set("desiredCount", count, callSite(this.desired));
  }

  daemon(): this {
    return this.#set("schedulingStrategy", "DAEMON", callSite(this.daemon));
  }

  scale<Min extends number, Max extends number>(options: ScaleOptions<Min, Max>): this {
    const { min, max, suspended, roleArn, tags, ...targets } = options;
    const target = {
      ...(roleArn !== undefined && { RoleARN: roleArn }),
      ...(suspended !== undefined && { SuspendedState: suspendedState(suspended) }),
      ...(tags !== undefined && { Tags: { ...tags } }),
    };
    const site = callSite(this.scale);
    const bounds = { min, max: max as number, target: { ...this[data].scaling?.target, ...target }, site };
    return this.#scaling(bounds, targetTracking(this[data].name, targets), site);
  }

  scalingPolicy(name: string, policy: ScalingPolicyNode["policy"]): this {
    return this.#scaling({}, [{ name, policy }], callSite(this.scalingPolicy));
  }

  scaleAt(name: string, schedule: string, bounds: ScheduledBounds): this {
    const site = callSite(this.scaleAt);
    const scaling: ScalingNode = this[data].scaling ?? { policies: [], scheduled: [], site };
    const others = scaling.scheduled.filter(({ action }) => action.ScheduledActionName !== name);
    const scheduled = [...others, { action: scheduledAction(name, schedule, bounds), site }];
    return this.#next({ ...this[data], scaling: { ...scaling, scheduled } });
  }

  rolling(options: Rolling): this {
    const percents = { minimumHealthyPercent: options.min, maximumPercent: options.max };
    return this.#deploy("ROLLING", { ...percents, ...deployment(options) }, callSite(this.rolling));
  }

  blueGreen(options: Shifting = {}): this {
    return this.#deploy("BLUE_GREEN", { strategy: "BLUE_GREEN", ...deployment(options) }, callSite(this.blueGreen));
  }

  linear(options: Linear = {}): this {
    return this.#deploy("LINEAR", { strategy: "LINEAR", ...deployment(options) }, callSite(this.linear));
  }

  canary(options: Canary = {}): this {
    return this.#deploy("CANARY", { strategy: "CANARY", ...deployment(options) }, callSite(this.canary));
  }

  controller(type: "CODE_DEPLOY" | "ECS" | "EXTERNAL"): this {
    return this.#set("deploymentController", { type }, callSite(this.controller));
  }

  healthCheckGrace(seconds: number): this {
    return this.#set("healthCheckGracePeriodSeconds", seconds, callSite(this.healthCheckGrace));
  }

  zoneRebalancing(enable = true): this {
    return this.#set("availabilityZoneRebalancing", enable ? "ENABLED" : "DISABLED", callSite(this.zoneRebalancing));
  }

  registry(registry: ServiceRegistry): this {
    return this.#append("serviceRegistries", [registry], callSite(this.registry));
  }

  ebsVolume(volume: string, options: EbsVolume): this {
    const { tags, propagateTags, ...managed } = options;
    const specification = {
      resourceType: "volume" as const,
      ...(tags !== undefined && { tags }),
      ...(propagateTags !== undefined && { propagateTags }),
    };
    const tagged = tags !== undefined || propagateTags !== undefined;
    const managedEBSVolume = { ...managed, ...(tagged && { tagSpecifications: [specification] }) };
    return this.#append("volumeConfigurations", [{ name: volume, managedEBSVolume }], callSite(this.ebsVolume));
  }

  vpcLattice(configuration: VpcLatticeConfiguration): this {
    return this.#append("vpcLatticeConfigurations", [configuration], callSite(this.vpcLattice));
  }

  gateway(connector: GatewayConnector): this {
    return this.#append("gatewayConnectors", [connector], callSite(this.gateway));
  }

  metrics(resolution: number, ...names: readonly string[]): this {
    const metricConfigurations = [
      ...(this[data].request.monitoring?.metricConfigurations ?? []),
      { metricNames: [...names], resolutionSeconds: resolution },
    ];
    return this.#set("monitoring", { metricConfigurations }, callSite(this.metrics));
  }

  role(role: string): this {
    return this.#set("role", role, callSite(this.role));
  }

  proxyLogs(logs: ProxyLogs): this {
    return this.#next({ ...this[data], proxyLogs: { ...logs, site: callSite(this.proxyLogs) } });
  }

  raw(fields: object): this {
    return this.#next(addRaw(this[data], fields, callSite(this.raw)));
  }

  #deploy(strategy: DeploymentStrategy, values: DeploymentConfiguration, site: Site): this {
    const { request } = this[data];
    const kept = request.deploymentConfiguration && keptFor(strategy, request.deploymentConfiguration);
    const node: ServiceNode = kept === undefined ? this[data] : { ...this[data], request: { ...request, deploymentConfiguration: kept } };
    return this.#next(merge(node, "deploymentConfiguration", defined(values), site));
  }

  #scaling(bounds: Partial<ScalingNode>, policies: readonly Omit<ScalingPolicyNode, "site">[], site: Site): this {
    const scaling: ScalingNode = this[data].scaling ?? { policies: [], scheduled: [], site };
    const sited = policies.map((policy) => ({ ...policy, site }));
    const others = scaling.policies.filter(({ name }) => !policies.some((policy) => policy.name === name));
    return this.#next({ ...this[data], scaling: Object.assign({}, scaling, bounds, { policies: [...others, ...sited] }) });
  }

  #set<K extends keyof CreateServiceRequest & string>(member: K, value: CreateServiceRequest[K], site: Site): this {
    return this.#next(set(this[data], member, value, site));
  }

  #append<K extends keyof CreateServiceRequest & string>(
    member: K,
    items: NonNullable<CreateServiceRequest[K]> & readonly unknown[],
    site: Site,
  ): this {
    return this.#next(append(this[data], member, items, site));
  }

  #next(node: ServiceNode): this {
    return new ServiceBuilder(node) as this;
  }

  protected override current(): ServiceNode {
    return this[data];
  }

  protected override next(node: ServiceNode): this {
    return this.#next(node);
  }
}
