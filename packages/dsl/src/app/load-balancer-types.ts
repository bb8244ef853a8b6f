import type { Action, CreateListenerInput, CreateLoadBalancerInput, CreateRuleInput } from "@stowage/model/elbv2";

/** A load balancer of the app; `L` are the names of its listeners. */
export interface AppLoadBalancer<L extends string> {
  /** `application` (HTTP) if absent; `network` for TCP, UDP and TLS. */
  readonly type?: "application" | "network";
  /** The VPC of its target groups. */
  readonly vpc: string;
  /** Two zones or more; one is enough for a network load balancer. */
  readonly subnets: readonly string[];
  readonly securityGroups?: readonly string[];
  /** Reachable inside the VPC alone; false if absent. */
  readonly internal?: boolean;
  /** By a name of your own, with which services say `LOADBALANCER:LISTENER`. */
  readonly listeners: { readonly [N in L]: Listener };
  /** Tags of the load balancer, beside the app's. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Other members of the request, as ELBv2 has them. */
  readonly options?: Partial<Omit<CreateLoadBalancerInput, "Name">>;
}

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
