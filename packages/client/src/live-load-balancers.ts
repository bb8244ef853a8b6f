import {
  DescribeListenerAttributesCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  paginateDescribeListenerCertificates,
  paginateDescribeListeners,
  paginateDescribeRules,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type {
  ElasticLoadBalancingV2Client,
  Certificate,
  Listener,
  LoadBalancer,
  Rule,
  Tag,
  TargetGroup,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Assembly } from "@stowage/model";
import { inChunks, inParallel } from "./chunks.js";

/** What is live of an Assembly's load balancers, by the names that it has for them. */
export interface LiveLoadBalancers {
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  /** By `LOADBALANCER:PORT`. */
  readonly listeners: ReadonlyMap<string, Listener>;
  /** By `LOADBALANCER:PORT/PRIORITY`; the default one by `/default`. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** By ARN: key → value, of those whose attributes the Assembly says. */
  readonly attributes: ReadonlyMap<string, Attributes>;
  /** By ARN. */
  readonly tags: ReadonlyMap<string, readonly Tag[]>;
}

/** Values by their keys. */
export type Attributes = Readonly<Record<string, string>>;

type Attribute = { readonly Key?: string | undefined; readonly Value?: string | undefined };

export function byKey(attributes: readonly Attribute[] | undefined): Attributes {
  return Object.fromEntries((attributes ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

export async function liveLoadBalancers(assembly: Assembly, elb: ElasticLoadBalancingV2Client): Promise<LiveLoadBalancers> {
  const loadBalancers = new Map<string, LoadBalancer>();
  const targetGroups = new Map<string, TargetGroup>();
  const listeners = new Map<string, Listener>();
  const rules = new Map<string, Rule>();
  const attributes = new Map<string, Attributes>();
  const keep = async (
    arn: string | undefined,
    said: boolean,
    describe: (arn: string) => Promise<{ Attributes?: Attribute[] | undefined }>,
  ): Promise<void> => {
    if (said && arn !== undefined) attributes.set(arn, byKey((await describe(arn)).Attributes));
  };
  // One call each: where one of several names is not there, ELBv2 answers nothing of the others.
  await inParallel(Object.entries(assembly.loadBalancers ?? {}), async ([name, entry]) => {
    const { targetGroups: wanted = [], targetGroupAttributes = [], listenerAttributes = [] } = entry;
    const [balancer] = (await found(elb.send(new DescribeLoadBalancersCommand({ Names: [name] }))))?.LoadBalancers ?? [];
    for (const { Name = "" } of wanted) {
      const [group] = (await found(elb.send(new DescribeTargetGroupsCommand({ Names: [Name] }))))?.TargetGroups ?? [];
      if (group !== undefined) targetGroups.set(Name, group);
      const said = targetGroupAttributes.some((own) => own.TargetGroupArn === Name);
      await keep(group?.TargetGroupArn, said, (TargetGroupArn) => elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn })));
    }
    if (balancer === undefined) return;
    loadBalancers.set(name, balancer);
    await keep(balancer.LoadBalancerArn, entry.loadBalancerAttributes !== undefined, (LoadBalancerArn) =>
      elb.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
    );
    for (const listener of await listenersOf(elb, balancer)) {
      const at = `${name}:${listener.Port}`;
      const { Certificates } = entry.listeners?.find(({ Port }) => Port === listener.Port) ?? {};
      const live =
        Certificates === undefined
          ? listener
          : { ...listener, Certificates: inOrderOf(Certificates, await certificatesOf(elb, listener.ListenerArn)) };
      listeners.set(at, live);
      const said = listenerAttributes.some((own) => own.ListenerArn === at);
      await keep(listener.ListenerArn, said, (ListenerArn) => elb.send(new DescribeListenerAttributesCommand({ ListenerArn })));
      for (const rule of await rulesOf(elb, listener.ListenerArn)) rules.set(`${at}/${rule.IsDefault ? "default" : rule.Priority}`, rule);
    }
  });
  const arns = [
    ...[...loadBalancers.values()].map(({ LoadBalancerArn }) => LoadBalancerArn),
    ...[...targetGroups.values()].map(({ TargetGroupArn }) => TargetGroupArn),
    ...[...listeners.values()].map(({ ListenerArn }) => ListenerArn),
    // The default rule has none of its own to be given.
    ...[...rules.values()].map(({ IsDefault, RuleArn }) => (IsDefault ? undefined : RuleArn)),
  ];
  return {
    loadBalancers,
    targetGroups,
    listeners,
    rules,
    attributes,
    tags: await tagsOf(
      elb,
      arns.filter((arn) => arn !== undefined),
    ),
  };
}

/** DescribeTags takes at most twenty ARNs. */
async function tagsOf(elb: ElasticLoadBalancingV2Client, arns: readonly string[]): Promise<Map<string, readonly Tag[]>> {
  const answers = await inParallel(inChunks(arns, 20), (ResourceArns) => elb.send(new DescribeTagsCommand({ ResourceArns })));
  const described = answers.flatMap(({ TagDescriptions = [] }) => TagDescriptions);
  return new Map(described.map(({ ResourceArn = "", Tags = [] }) => [ResourceArn, Tags]));
}

/** The rules of a listener, the default one among them. */
export async function rulesOf(client: ElasticLoadBalancingV2Client, ListenerArn: string | undefined): Promise<Rule[]> {
  const all: Rule[] = [];
  for await (const { Rules = [] } of paginateDescribeRules({ client }, { ListenerArn })) all.push(...Rules);
  return all;
}

/** Beside the default one, which is first, certificates have no order; those that nobody wants are last. */
function inOrderOf(wanted: readonly { readonly CertificateArn?: string | undefined }[], live: readonly Certificate[]): Certificate[] {
  const places = new Map(wanted.map(({ CertificateArn }, place) => [CertificateArn, place]));
  const place = ({ IsDefault, CertificateArn }: Certificate): number => (IsDefault ? -1 : (places.get(CertificateArn) ?? wanted.length));
  return live.toSorted((a, b) => place(a) - place(b));
}

/**
 * All of a listener's certificates, each once: the listener itself is described with the default one alone, and a default one that is in the list too is
 * answered twice. Source: Elastic Load Balancing API, DescribeListenerCertificates.
 */
export async function certificatesOf(client: ElasticLoadBalancingV2Client, ListenerArn: string | undefined): Promise<Certificate[]> {
  const all: Certificate[] = [];
  for await (const { Certificates = [] } of paginateDescribeListenerCertificates({ client }, { ListenerArn })) all.push(...Certificates);
  const usual = all.find(({ IsDefault }) => IsDefault)?.CertificateArn;
  return all.filter(({ IsDefault, CertificateArn }) => IsDefault || CertificateArn !== usual);
}

async function listenersOf(client: ElasticLoadBalancingV2Client, { LoadBalancerArn }: LoadBalancer): Promise<Listener[]> {
  const all: Listener[] = [];
  for await (const { Listeners = [] } of paginateDescribeListeners({ client }, { LoadBalancerArn })) all.push(...Listeners);
  return all;
}

/** The answer, or nothing where ELBv2 knows no such name. */
async function found<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && /^(LoadBalancer|TargetGroup)NotFound/.test(error.name)) return undefined;
    throw error;
  }
}
