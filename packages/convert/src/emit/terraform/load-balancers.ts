import type { LoadBalancer } from "@stowage/model";
import type { Action, CreateListenerInput, CreateRuleInput, CreateTargetGroupInput, RuleCondition } from "@stowage/model/elbv2";
import { entriesOf } from "../sections.js";
import { balancerArguments, groupArguments, listenerArguments } from "./attribute-arguments.js";
import { expression } from "./block.js";
import { add, ignoring } from "./emission.js";
import type { Emission } from "./emission.js";
import { linked } from "./linked.js";
import { tagMap } from "./reshape.js";

type Parts = Record<string, unknown>;

/** Adds load balancers with their target groups, listeners and rules. */
export function addLoadBalancers(emission: Emission): void {
  for (const { name, value, path } of entriesOf("loadBalancers", emission.assembly.loadBalancers))
    addLoadBalancer(emission, name, value, path);
}

function addLoadBalancer(emission: Emission, name: string, balancer: LoadBalancer, path: string): void {
  const { loadBalancer, targetGroups = [], listeners = [], rules = [], targetGroupAttributes = [], listenerAttributes = [] } = balancer;
  const { options } = emission;
  const { edge } = emission.names;
  const { Scheme, Type, SubnetMappings, Tags, ...own } = loadBalancer;
  const parts = {
    ...own,
    ...(Scheme !== undefined && { Internal: Scheme === "internal" }),
    ...(Type !== undefined && { LoadBalancerType: Type }),
    ...(SubnetMappings && { SubnetMapping: SubnetMappings }),
    ...balancerArguments(
      loadBalancer,
      balancer.loadBalancerAttributes?.Attributes ?? [],
      `${path}/loadBalancerAttributes/Attributes`,
      options,
    ),
    ...tagsOf(Tags),
  };
  add(emission, "aws_lb", edge.balancers.get(name)!, parts, `${path}/loadBalancer`);
  for (const [index, group] of targetGroups.entries()) {
    const said = targetGroupAttributes.findIndex(({ TargetGroupArn }) => TargetGroupArn === group.Name);
    const given = targetGroupAttributes[said]?.Attributes ?? [];
    const parts = { ...groupParts(group), ...groupArguments(group, given, `${path}/targetGroupAttributes/${said}/Attributes`, options) };
    add(emission, "aws_lb_target_group", edge.targetGroups.get(group.Name!)!, parts, `${path}/targetGroups/${index}`);
  }
  for (const [index, listener] of listeners.entries()) {
    const said = listenerAttributes.findIndex(({ ListenerArn }) => ListenerArn === `${name}:${listener.Port}`);
    const given = listenerAttributes[said]?.Attributes ?? [];
    const more = listenerArguments(listener, given, `${path}/listenerAttributes/${said}/Attributes`, options);
    addListener(emission, name, listener, more, `${path}/listeners/${index}`);
  }
  for (const [index, rule] of rules.entries()) {
    const local = edge.rules.get(`${rule.ListenerArn}/${rule.Priority}`)!;
    const shared = sharesTraffic(rule.Actions) ? ignoring("action") : {};
    add(emission, "aws_lb_listener_rule", local, ruleParts(linked(rule, emission)), `${path}/rules/${index}`, shared);
  }
}

function addListener(emission: Emission, balancer: string, listener: CreateListenerInput, more: Parts, path: string): void {
  const { DefaultActions, Certificates = [], AlpnPolicy, Tags, ...own } = linked(listener, emission);
  const local = emission.names.edge.listeners.get(`${balancer}:${listener.Port}`)!;
  const [first, ...others] = Certificates.flatMap(({ CertificateArn }) => CertificateArn ?? []);
  const parts = {
    ...own,
    ...(first !== undefined && { CertificateArn: first }),
    ...(AlpnPolicy?.[0] !== undefined && { AlpnPolicy: AlpnPolicy[0] }),
    DefaultAction: DefaultActions.map(actionParts),
    ...more,
    ...tagsOf(Tags),
  };
  add(emission, "aws_lb_listener", local, parts, path, sharesTraffic(listener.DefaultActions) ? ignoring("default_action") : {});
  for (const CertificateArn of others) {
    const type = "aws_lb_listener_certificate";
    add(
      emission,
      type,
      emission.names.take(type, local),
      { ListenerArn: expression(`aws_lb_listener.${local}.arn`), CertificateArn },
      path,
    );
  }
}

/** Where there are two target groups, ECS shifts the traffic from one to the other with each deployment. */
function sharesTraffic(actions: readonly Action[] | undefined): boolean {
  return actions?.some(({ ForwardConfig }) => (ForwardConfig?.TargetGroups?.length ?? 0) > 1) ?? false;
}

function groupParts(group: CreateTargetGroupInput): Parts {
  const {
    HealthCheckEnabled: Enabled,
    HealthCheckIntervalSeconds: Interval,
    HealthCheckPath: Path,
    HealthCheckPort: Port,
    HealthCheckProtocol: Protocol,
    HealthCheckTimeoutSeconds: Timeout,
    HealthyThresholdCount: HealthyThreshold,
    UnhealthyThresholdCount: UnhealthyThreshold,
    Matcher,
    Tags,
    ...own
  } = group;
  const check = {
    Enabled,
    Interval,
    Path,
    Port,
    Protocol,
    Timeout,
    HealthyThreshold,
    UnhealthyThreshold,
    Matcher: Matcher?.HttpCode ?? Matcher?.GrpcCode,
  };
  const checked = Object.values(check).some((value) => value !== undefined);
  return { ...own, ...(checked && { HealthCheck: check }), ...tagsOf(Tags) };
}

function ruleParts({ Conditions = [], Actions = [], Tags, ...own }: CreateRuleInput): Parts {
  return { ...own, Condition: Conditions.map(conditionParts), Action: Actions.map(actionParts), ...tagsOf(Tags) };
}

/** A condition's kind is the name of its block. `Values` beside it is the older way to say hosts and paths. */
function conditionParts({ Field, Values, ...condition }: RuleCondition): Parts {
  const { HostHeaderConfig, PathPatternConfig, HttpHeaderConfig, HttpRequestMethodConfig, QueryStringConfig, SourceIpConfig, ...rest } =
    condition;
  const older = Values === undefined ? undefined : { Values };
  return {
    ...rest,
    HostHeader: HostHeaderConfig ?? (Field === "host-header" ? older : undefined),
    PathPattern: PathPatternConfig ?? (Field === "path-pattern" ? older : undefined),
    HttpHeader: HttpHeaderConfig,
    HttpRequestMethod: HttpRequestMethodConfig,
    QueryString: QueryStringConfig?.Values,
    SourceIp: SourceIpConfig,
  };
}

function actionParts(action: Action): Parts {
  const { ForwardConfig, FixedResponseConfig, RedirectConfig, AuthenticateCognitoConfig, AuthenticateOidcConfig, ...own } = action;
  return {
    ...own,
    ...(ForwardConfig && { Forward: forwardParts(ForwardConfig) }),
    // ELBv2 answers with plain text where nothing is said; the provider asks for it.
    ...(FixedResponseConfig && { FixedResponse: { ContentType: "text/plain", ...FixedResponseConfig } }),
    Redirect: RedirectConfig,
    AuthenticateCognito: AuthenticateCognitoConfig,
    AuthenticateOidc: AuthenticateOidcConfig,
  };
}

function forwardParts({ TargetGroups = [], TargetGroupStickinessConfig: sticky }: NonNullable<Action["ForwardConfig"]>): Parts {
  return {
    TargetGroup: TargetGroups.map(({ TargetGroupArn: Arn, Weight }) => ({ Arn, Weight })),
    ...(sticky && { Stickiness: { Enabled: sticky.Enabled, Duration: sticky.DurationSeconds } }),
  };
}

function tagsOf(tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined): Parts {
  return tagMap(tags?.map(({ Key: key, Value: value }) => ({ key, value })));
}
