import type { ApplicationAttributeKey, ListenerAttributeKey, NetworkAttributeKey } from "@stowage/model";
import type { Err } from "../error-text.js";
import type { BalancerType, NetworkMark } from "./balancer-type.js";
import type { Action, CreateListenerInput, CreateLoadBalancerInput, CreateRuleInput } from "@stowage/model/elbv2";

/** A load balancer of the app; `L` are the names of its listeners. */
export type AppLoadBalancer<L extends string> = ApplicationLoadBalancer<L> | NetworkLoadBalancer<L>;

/** The marks of its listeners `L`, if it is a network load balancer. */
export type MarksOf<L extends string, T extends BalancerType> = [T] extends ["network"] ? NetworkMark<L> : never;

/** A load balancer for HTTP and HTTPS. */
export interface ApplicationLoadBalancer<L extends string> extends LoadBalancerCommon<L> {
  readonly type?: "application";
  /** Seconds after which a connection without traffic is closed, 1 to 4000; 60 if absent. */
  readonly idleTimeout?: number;
  readonly crossZone?: Err<"an application load balancer reaches all zones: say crossZone on the routes that shall not">;
  /** Other attributes, by ELBv2's names: `{ "routing.http2.enabled": false }`. */
  readonly attributes?: Attributes<ApplicationAttributeKey>;
}

/** A load balancer for TCP, UDP and TLS. */
export interface NetworkLoadBalancer<L extends string> extends LoadBalancerCommon<L> {
  readonly type: "network";
  /** Whether each zone's part of it reaches tasks in all zones; false if absent. */
  readonly crossZone?: boolean;
  readonly idleTimeout?: Err<'a network load balancer has it on its listeners: attributes: { "tcp.idle_timeout.seconds": 350 }'>;
  /** Other attributes, by ELBv2's names: `{ "dns_record.client_routing_policy": "availability_zone_affinity" }`. */
  readonly attributes?: Attributes<NetworkAttributeKey>;
}

interface LoadBalancerCommon<L extends string> {
  /** The VPC of its target groups. */
  readonly vpc: string;
  /** Two zones or more; one is enough for a network load balancer. */
  readonly subnets: readonly string[];
  readonly securityGroups?: readonly string[];
  /** Reachable inside the VPC alone; false if absent. */
  readonly internal?: boolean;
  /** By a name of your own, with which services say `LOADBALANCER:LISTENER`. */
  readonly listeners: { readonly [N in L]: Listener };
  /** Nobody can delete it while this is true; false if absent. */
  readonly deletionProtection?: boolean;
  /** The S3 bucket that gets a log of its requests, or connections; absent: none is kept. */
  readonly accessLogs?: { readonly bucket: string; readonly prefix?: string };
  /** Tags of the load balancer, beside the app's. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Other members of the request, as ELBv2 has them. */
  readonly options?: Partial<Omit<CreateLoadBalancerInput, "Name">>;
}

/** Attributes by ELBv2's names; they are written as texts. */
export type Attributes<K extends string> = { readonly [Key in K]?: string | number | boolean };

/** A port that a load balancer listens on. */
export interface Listener {
  /** 1 to 65535. */
  readonly port: number;
  /** Absent: HTTPS or TLS with a certificate, HTTP or TCP without. */
  readonly protocol?: NonNullable<CreateListenerInput["Protocol"]>;
  /** ARNs of certificates; the first is the one that is shown when none fits. */
  readonly certificates?: readonly string[];
  /** What happens to requests that no rule takes. Absent: the service that routes without a condition gets them, or else a plain 404 is answered. */
  readonly otherwise?: Otherwise;
  /** Attributes, by ELBv2's names: `{ "tcp.idle_timeout.seconds": 600 }`. */
  readonly attributes?: Attributes<ListenerAttributeKey>;
  /** Rules that lead to no service of the app, as ELBv2 has them. */
  readonly rules?: readonly Omit<CreateRuleInput, "ListenerArn">[];
  /** Other members of the request, as ELBv2 has them. */
  readonly options?: Partial<Omit<CreateListenerInput, "LoadBalancerArn">>;
}

/** What happens to requests that no rule takes. */
export type Otherwise =
  | { readonly respond: number; readonly text?: string }
  /** Sends the client to the same address by HTTPS. */
  | { readonly redirectToHttps: number | true }
  | { readonly actions: readonly Action[] };
