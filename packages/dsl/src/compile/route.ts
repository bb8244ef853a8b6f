import type { CreateListenerInput, RuleCondition } from "@stowage/model/elbv2";
import type { LoadBalancer, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Listener } from "../app/load-balancer-types.js";
import { nearestHint } from "../nearest-hint.js";
import type { LoadBalancerNode, RouteNode, ServiceNode } from "../nodes.js";
import { groupAttributes } from "./attributes.js";
import { entry, note, place } from "./draft.js";
import type { Draft, LoadBalancerDraft } from "./draft.js";
import { protocolOf } from "./load-balancer.js";
import { containerPort, namedPorts } from "./ports.js";
import type { NamedPort } from "./ports.js";
import { roleArn } from "./setting.js";
import type { Setting } from "./setting.js";
import { targetGroup, targetGroupName } from "./target-group.js";

/** Adds what a service's routes make at the app's load balancers, and gives what they make in the service. */
export function addRoutes(
  draft: Draft,
  at: string,
  node: ServiceNode,
  definition: RegisterTaskDefinitionRequest,
  setting: Setting,
): LoadBalancer[] {
  const entries = new Map<string, LoadBalancer>();
  for (const route of node.routes) {
    const found = resolve(draft, at, route, definition);
    if (found === undefined) continue;
    const key = `${found.node.name}\n${found.port.container}\n${found.port.name}`;
    const index = node.targets.length + (entries.has(key) ? [...entries.keys()].indexOf(key) : entries.size);
    place(draft, `${at}/loadBalancers/${index}`, route.site);
    entries.set(key, join(draft, at, node.name, route, found, definition, setting, entries.get(key)));
  }
  return [...entries.values()];
}

interface Found {
  readonly node: LoadBalancerNode;
  readonly balancer: LoadBalancerDraft;
  readonly listener: Listener;
  readonly request: CreateListenerInput;
  readonly port: NamedPort;
}

/** The listener and the port that a route names; notes what is not there. */
function resolve(draft: Draft, at: string, route: RouteNode, definition: RegisterTaskDefinitionRequest): Found | undefined {
  const listener = listenerOf(draft, at, route.listener, route);
  const port = portOf(draft, at, route, definition);
  return listener === undefined || port === undefined ? undefined : { ...listener, port };
}

function portOf(draft: Draft, path: string, { port, site }: RouteNode, definition: RegisterTaskDefinitionRequest): NamedPort | undefined {
  const ports = namedPorts(definition);
  const found = typeof port === "string" ? ports.find(({ name }) => name === port) : containerPort(definition, port);
  if (found !== undefined) return found;
  const called = typeof port === "string" ? `port "${port}"` : `container "${port.container}" with the port ${port.port}`;
  const message = `The task "${definition.family}" has no ${called} for the load balancer.`;
  const known = ports.map(({ name }) => name);
  const hint = nearestHint(typeof port === "string" ? port : "", known, "Add it with .port(name, number) to a container.");
  note(draft, { rule: "unknown-port", severity: "error", path, message, hint }, site);
  return undefined;
}

function listenerOf(draft: Draft, path: string, name: string, { site }: RouteNode): Omit<Found, "port"> | undefined {
  const [balancerName = "", listenerName = ""] = name.split(":");
  const node = draft.balancers.get(balancerName);
  const listeners = node?.options.listeners ?? {};
  const index = Object.keys(listeners).indexOf(listenerName);
  const balancer = draft.loadBalancers[balancerName];
  if (node !== undefined && balancer !== undefined && index >= 0)
    return { node, balancer, listener: listeners[listenerName]!, request: balancer.listeners[index]! };
  const known = [...draft.balancers.values()].flatMap((one) => Object.keys(one.options.listeners).map((own) => `${one.name}:${own}`));
  const hint = nearestHint(name, known, "Declare it with .loadBalancer(name, { listeners }) on the app.");
  note(draft, { rule: "unknown-listener", severity: "error", path, message: `The app has no listener "${name}".`, hint }, site);
  return undefined;
}

/** Makes the target groups once for each load balancer and port, and a rule for each route. */
function join(
  draft: Draft,
  at: string,
  service: string,
  route: RouteNode,
  found: Found,
  definition: RegisterTaskDefinitionRequest,
  setting: Setting,
  before: LoadBalancer | undefined,
): LoadBalancer {
  const { node, balancer, listener, port } = found;
  const { options, site } = route;
  const { shift } = options;
  const protocol = targetProtocol(protocolOf(node.options.type, listener));
  const name = before?.targetGroupArn ?? options.targetGroup?.Name ?? targetGroupName(node.name, service, port.name);
  const alternate = shift === undefined ? undefined : targetGroupName(name, "alt");
  const attributes = groupAttributes(node.options.type, options);
  for (const group of before === undefined ? [name, ...(alternate === undefined ? [] : [alternate])] : []) {
    const own = entry("loadBalancers", node.name);
    place(draft, `${own}/targetGroups/${balancer.targetGroups.length}`, site);
    balancer.targetGroups.push({ ...targetGroup(group, node.options.vpc, protocol, port, definition, options, setting), Name: group });
    if (attributes.length === 0) continue;
    place(draft, `${own}/targetGroupAttributes/${balancer.targetGroupAttributes.length}`, site);
    balancer.targetGroupAttributes.push({ TargetGroupArn: group, Attributes: [...attributes] });
  }
  if (before !== undefined && (attributes.length > 0 || options.healthCheck !== undefined || options.targetGroup !== undefined)) {
    const message = `An earlier route has made the target group "${name}" already: what this one says of it has no effect.`;
    const hint = "Say health check, attributes and target group on the first route of the port.";
    note(draft, { rule: "target-group-made", severity: "warning", path: at, message, hint }, site);
  }
  const production = addRule(draft, at, route, found, [name, alternate]);
  const test = shift?.test === undefined ? undefined : listenerOf(draft, at, shift.test, route);
  const testRule = test && addRule(draft, at, route, { ...test, port }, [name, alternate]);
  return (
    before ?? {
      targetGroupArn: name,
      containerName: port.container,
      ...(port.number !== undefined && { containerPort: port.number }),
      ...(shift !== undefined && {
        advancedConfiguration: {
          ...(alternate !== undefined && { alternateTargetGroupArn: alternate }),
          productionListenerRule: production,
          ...(testRule !== undefined && { testListenerRule: testRule }),
          roleArn: roleArn(shift.role, setting),
        },
      }),
    }
  );
}

/** What sends requests to the target group, by the name that stands for its ARN: `LOADBALANCER:PORT/PRIORITY`, or `/default`. */
function addRule(
  draft: Draft,
  at: string,
  { options, site, listener: said }: RouteNode,
  { node, balancer, listener, request }: Found,
  [name, alternate]: readonly [string, string | undefined],
): string {
  const arn = `${node.name}:${listener.port}`;
  const forward =
    alternate === undefined
      ? { Type: "forward" as const, TargetGroupArn: name }
      : // Which of the two gets the traffic is ECS's from the first deployment on.
        {
          Type: "forward" as const,
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: name, Weight: 1 },
              { TargetGroupArn: alternate, Weight: 0 },
            ],
          },
        };
  const network = node.options.type === "network";
  const target = network && alternate !== undefined ? { Type: "forward" as const, TargetGroupArn: name } : forward;
  const actions = [...(options.before ?? []), target].map((action, index, all) =>
    all.length > 1 ? { ...action, Order: index + 1 } : action,
  );
  const error = (rule: string, message: string, hint: string): void =>
    note(draft, { rule, severity: "error", path: at, message, hint }, site);
  const { priority } = options;
  if (priority === undefined || network) {
    if (priority !== undefined)
      error(
        "network-route-condition",
        `"${said}" belongs to a network load balancer, which knows no conditions.`,
        "Leave priority, path and host out.",
      );
    if (listener.otherwise !== undefined || request.DefaultActions.some(({ Type }) => Type === "forward")) {
      const message = `"${said}" has something else to do with the requests that no rule takes.`;
      error("listener-taken", message, "Give the route a path or a host, and a priority; or leave `otherwise` out of the listener.");
    }
    request.DefaultActions.splice(0, Infinity, ...actions);
    // ECS asks for the listener itself where there are no rules.
    return network ? arn : `${arn}/default`;
  }
  if (balancer.rules.some(({ ListenerArn, Priority }) => ListenerArn === arn && Priority === priority))
    error("listener-priority-taken", `"${said}" has a rule of priority ${priority} already.`, "Give one of them another priority.");
  place(draft, `${entry("loadBalancers", node.name)}/rules/${balancer.rules.length}`, site);
  balancer.rules.push({ ListenerArn: arn, Conditions: conditions(options), Priority: priority, Actions: actions, ...options.rule });
  if (conditions(options).length === 0 && options.rule?.Conditions === undefined)
    error(
      "route-condition-missing",
      `The rule of priority ${priority} has no condition.`,
      "Give it a path or a host, or leave the priority out.",
    );
  return `${arn}/${priority}`;
}

function conditions({ path, host, conditions: others = [] }: RouteNode["options"]): RuleCondition[] {
  const list = (value: string | readonly string[]): string[] => (typeof value === "string" ? [value] : [...value]);
  return [
    ...(host === undefined ? [] : [{ Field: "host-header", HostHeaderConfig: { Values: list(host) } }]),
    ...(path === undefined ? [] : [{ Field: "path-pattern", PathPatternConfig: { Values: list(path) } }]),
    ...others,
  ];
}

/** What the load balancer speaks to tasks: TLS and HTTPS end at the listener. */
function targetProtocol(protocol: NonNullable<CreateListenerInput["Protocol"]>): NonNullable<CreateListenerInput["Protocol"]> {
  return protocol === "HTTPS" ? "HTTP" : protocol === "TLS" ? "TCP" : protocol;
}
