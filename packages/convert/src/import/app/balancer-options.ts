import type { AppLoadBalancer, ContainerPort, Listener, Otherwise, RouteHealthCheck, RouteOptions } from "@stowage/dsl";
import type { LoadBalancer } from "@stowage/model";
import type { LoadBalancer as Target, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Action, CreateListenerInput, CreateRuleInput, CreateTargetGroupInput } from "@stowage/model/elbv2";
import { asRecord } from "../as-record.js";
import { namedPort } from "../service/named-port.js";
import { given, isSame } from "./overrides.js";
import { sayBalancerAttributes, sayGroupAttributes, sayListenerAttributes } from "./say-attributes.js";

export type BalancerOptions = AppLoadBalancer<string>;

/** A step `.route()` of a service. */
export interface Route {
  readonly service: string;
  /** The target group's name. */
  readonly target: string;
  readonly port: string | ContainerPort;
  readonly listener: string;
  readonly options: RouteOptions<string>;
}

/** The options of a load balancer, but for what only its request can say. `shared` is the number of tags that its app says. */
export function balancerOptions(balancer: LoadBalancer, shared: number): BalancerOptions {
  const { loadBalancer, listeners = [], listenerAttributes = [], targetGroups = [], rules = [] } = balancer;
  const groups = targetGroups.flatMap(({ Name }) => Name ?? []);
  const names = listenerNames(listeners);
  const said = listeners.map((request, index): [string, Listener] => {
    const others = rules.filter(({ ListenerArn, Actions = [] }) => ListenerArn?.endsWith(`:${request.Port}`) && !leadsTo(Actions, groups));
    const routed = leadsTo(request.DefaultActions ?? [], groups);
    const { Port: port = 0, Protocol: protocol, Certificates = [], DefaultActions = [], LoadBalancerArn: _, ...options } = request;
    const certificates = Certificates.flatMap(({ CertificateArn }) => CertificateArn ?? []);
    return [
      names[index]!,
      given({
        port,
        protocol: protocol === usualProtocol(loadBalancer.Type, certificates) ? undefined : protocol,
        certificates: certificates.length > 0 ? certificates : undefined,
        otherwise: routed ? undefined : otherwise(DefaultActions, loadBalancer.Type),
        attributes: sayListenerAttributes(
          listenerAttributes.find(({ ListenerArn }) => ListenerArn?.endsWith(`:${request.Port}`))?.Attributes,
        ),
        rules: others.length > 0 ? others.map(({ ListenerArn: __, ...rule }) => rule) : undefined,
        options,
      }) as Listener,
    ];
  });
  const { Type: type, Subnets: subnets = [], SecurityGroups: securityGroups, Scheme } = loadBalancer;
  return given({
    type: type === "network" ? type : undefined,
    vpc: targetGroups[0]?.VpcId ?? "",
    subnets,
    securityGroups,
    internal: Scheme === "internal" ? true : undefined,
    listeners: Object.fromEntries(said),
    ...sayBalancerAttributes(type, balancer.loadBalancerAttributes?.Attributes),
    tags: asRecord(loadBalancer.Tags?.slice(shared) ?? [], "Key", "Value"),
  }) as BalancerOptions;
}

/** The routes through which requests reach a target of a service, the one without a condition first; undefined if there is none. */
export function routesOf(
  name: string,
  { loadBalancer, listeners = [], rules = [], targetGroups = [], targetGroupAttributes = [] }: LoadBalancer,
  { listeners: said }: BalancerOptions,
  service: string,
  { targetGroupArn: target, containerName, containerPort, advancedConfiguration: shift }: Target,
  definition: RegisterTaskDefinitionRequest,
): Route[] | undefined {
  const group = targetGroups.find(({ Name }) => Name === target);
  if (group === undefined || target === undefined || containerName === undefined || containerPort === undefined) return undefined;
  const named = namedPort(definition, ({ container, number }) => container === containerName && number === containerPort);
  const listenerAt = (arn: string | undefined): string | undefined => {
    const number = Number(/^[^:]+:(\d+)/.exec(arn ?? "")?.[1]);
    const found = Object.entries(said).find(([, listener]) => listener.port === number);
    return found && `${name}:${found[0]}`;
  };
  const test = shift?.testListenerRule;
  const isTest = (arn: string, priority: number | undefined): boolean =>
    test === `${arn}/${priority ?? "default"}` || (priority === undefined && test === arn);
  const plain = listeners.flatMap(({ Port, DefaultActions = [] }) => {
    const arn = `${name}:${Port}`;
    return leadsTo(DefaultActions, [target]) && !isTest(arn, undefined)
      ? [{ listener: listenerAt(arn), options: before(DefaultActions) }]
      : [];
  });
  const withRules = rules.flatMap((rule) =>
    leadsTo(rule.Actions ?? [], [target]) && !isTest(rule.ListenerArn ?? "", rule.Priority)
      ? [{ listener: listenerAt(rule.ListenerArn), options: conditions(rule) }]
      : [],
  );
  const all = [...plain, ...withRules];
  if (all.length === 0 || all.some(({ listener }) => listener === undefined)) return undefined;
  const made = given({
    healthCheck: healthCheck(group),
    ...sayGroupAttributes(loadBalancer.Type, targetGroupAttributes.find(({ TargetGroupArn }) => TargetGroupArn === target)?.Attributes),
    shift: shift && given({ role: shift.roleArn ?? "", test: test === undefined ? undefined : listenerAt(test) }),
  });
  return all.map(({ listener, options }, index) => ({
    service,
    target,
    port: named?.name ?? { container: containerName, port: containerPort },
    listener: listener!,
    options: given({ ...options, ...(index === 0 && made) }) as RouteOptions<string>,
  }));
}

/** Our choice: a listener is named after its protocol, and its port where that is not enough. */
function listenerNames(listeners: readonly CreateListenerInput[]): string[] {
  const protocols = listeners.map(({ Protocol = "" }) => Protocol.toLowerCase());
  return listeners.map(({ Port }, index) => {
    const protocol = protocols[index]!;
    return protocol !== "" && protocols.filter((other) => other === protocol).length === 1 ? protocol : `${protocol || "port"}${Port}`;
  });
}

function usualProtocol(type: string | undefined, certificates: readonly string[]): string {
  const [secure, open] = type === "network" ? ["TLS", "TCP"] : ["HTTPS", "HTTP"];
  return certificates.length > 0 ? secure! : open!;
}

/** Whether the last action forwards to one of these target groups. */
function leadsTo(actions: readonly Action[], groups: readonly string[]): boolean {
  const last = actions.at(-1);
  const target = last?.TargetGroupArn ?? last?.ForwardConfig?.TargetGroups?.[0]?.TargetGroupArn;
  return last?.Type === "forward" && target !== undefined && groups.includes(target);
}

function otherwise(actions: readonly Action[], type: string | undefined): Otherwise | undefined {
  const [action, ...others] = actions;
  if (others.length > 0 || action === undefined) return { actions };
  if (type !== "network" && isSame(action, { Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } })) return undefined;
  const port = Number(action.RedirectConfig?.Port);
  const toHttps = { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: String(port), StatusCode: "HTTP_301" } };
  if (isSame(action, toHttps)) return { redirectToHttps: port === 443 ? true : port };
  const { StatusCode, MessageBody: text } = action.FixedResponseConfig ?? {};
  const respond = {
    Type: "fixed-response",
    FixedResponseConfig: { StatusCode, MessageBody: text, ...(text !== undefined && { ContentType: "text/plain" }) },
  };
  if (/^\d{3}$/.test(StatusCode ?? "") && isSame(action, respond))
    return { respond: Number(StatusCode), ...(text !== undefined && { text }) };
  return { actions };
}

function before(actions: readonly Action[]): { readonly before?: readonly Action[] } {
  const list = actions.slice(0, -1).map(({ Order: _order, ...action }) => action as Action);
  return list.length > 0 ? { before: list } : {};
}

function conditions({ Conditions = [], Priority, Actions = [], ListenerArn: _listener, ...rule }: CreateRuleInput): object {
  const of = (field: string): string | readonly string[] | undefined => {
    const found = Conditions.find(({ Field }) => Field === field);
    const values = field === "host-header" ? found?.HostHeaderConfig?.Values : found?.PathPatternConfig?.Values;
    return values?.length === 1 ? values[0] : values;
  };
  const others = Conditions.filter(({ Field }) => Field !== "host-header" && Field !== "path-pattern");
  return given({
    priority: Priority,
    host: of("host-header"),
    path: of("path-pattern"),
    conditions: others.length > 0 ? others : undefined,
    ...before(Actions),
    rule,
  });
}

function healthCheck(group: CreateTargetGroupInput): RouteHealthCheck | undefined {
  const port = Number(group.HealthCheckPort);
  return given({
    path: group.HealthCheckPath,
    port: Number.isInteger(port) ? port : undefined,
    protocol: group.HealthCheckProtocol,
    interval: group.HealthCheckIntervalSeconds,
    timeout: group.HealthCheckTimeoutSeconds,
    healthy: group.HealthyThresholdCount,
    unhealthy: group.UnhealthyThresholdCount,
    codes: group.Matcher?.HttpCode ?? group.Matcher?.GrpcCode,
  }) as RouteHealthCheck;
}
