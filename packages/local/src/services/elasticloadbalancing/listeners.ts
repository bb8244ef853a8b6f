import type { Wire } from "@stowage/model";
import type { Certificate, Listener, Rule } from "@stowage/model/elbv2";
import type { ListenerRow, ListenerRuleRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { rowsOf } from "../rows-of.js";
import { invalid, notFound } from "./refuse.js";

/** @throws {AwsException} `ListenerNotFound`. */
export function requireListener(view: View, arn: string | undefined): ListenerRow {
  const row = arn === undefined ? undefined : view.get("listeners", arn);
  return row ?? notFound("Listener", `One or more listeners not found: '${arn ?? ""}'`);
}

/** @throws {AwsException} `RuleNotFound`. */
export function requireRule(view: View, arn: string): ListenerRuleRow {
  return view.get("listenerRules", arn) ?? notFound("Rule", `One or more rules not found: '${arn}'`);
}

/** A load balancer's listeners: their ARNs begin as its own. */
export function listenersOf(view: View, loadBalancerArn: string): readonly ListenerRow[] {
  return rowsOf(view, "listeners", `${loadBalancerArn.replace(":loadbalancer/", ":listener/")}/`);
}

/** A listener's rules in the order in which they are tried, without the default one. */
export function rulesOf(view: View, listenerArn: string): readonly ListenerRuleRow[] {
  const rules = rowsOf(view, "listenerRules", `${listenerArn.replace(":listener/", ":listener-rule/")}/`);
  return rules.toSorted((a, b) => a.priority - b.priority);
}

export function defaultRule({ defaultRuleArn, listener }: ListenerRow): Wire<Rule> {
  return { RuleArn: defaultRuleArn, Priority: "default", Conditions: [], Actions: listener.DefaultActions, IsDefault: true };
}

/** As a description has it: of the certificates the default one alone. */
export function listenerOutput({ listener }: ListenerRow): Wire<Listener> {
  const { Certificates, ...rest } = listener;
  const own = Certificates?.filter(({ IsDefault }) => IsDefault === true).map(({ CertificateArn }) => ({ CertificateArn }));
  return { ...rest, ...(own && own.length > 0 && { Certificates: own }) };
}

/** Protocols by type of load balancer. Source: ELB API, CreateListener `Protocol`. */
const protocols: { readonly [type: string]: readonly string[] } = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
  gateway: [],
};

/** A listener's protocol, port and certificates in one form. */
export function checkListener(
  type: string,
  said: Pick<Wire<Listener>, "AlpnPolicy" | "Certificates" | "MutualAuthentication" | "Port" | "Protocol" | "SslPolicy">,
): Pick<Wire<Listener>, "AlpnPolicy" | "Certificates" | "MutualAuthentication" | "Port" | "Protocol" | "SslPolicy"> {
  const { Protocol, Port, Certificates, SslPolicy } = said;
  if (type === "gateway") return said;
  if (Protocol === undefined) return invalid("A listener protocol must be specified");
  if (Port === undefined) return invalid("A listener port must be specified");
  if (!protocols[type]?.includes(Protocol))
    return invalid(`Listener protocol '${Protocol}' must be one of '${protocols[type]?.join(", ") ?? ""}'`);
  if (Port < 1 || Port > 65_535) return invalid(`A listener's port is from 1 to 65535, not ${Port}.`);
  const secure = Protocol === "HTTPS" || Protocol === "TLS";
  if (secure && !Certificates?.length) return invalid(`A certificate must be specified for ${Protocol} listeners`);
  if (!secure && (Certificates?.length || SslPolicy))
    return invalid(`Certificates and SslPolicy are for HTTPS and TLS listeners, not ${Protocol}.`);
  return { ...said, ...(secure && { SslPolicy: SslPolicy ?? DEFAULT_POLICY, Certificates: asDefault(Certificates!) }) };
}

/** Source: ELB guides, "default security policy" of listeners that the API makes. */
const DEFAULT_POLICY = "ELBSecurityPolicy-2016-08";

function asDefault(certificates: readonly Wire<Certificate>[]): Wire<Certificate>[] {
  if (certificates.length !== 1) invalid("Exactly one certificate can be the default one; add others with AddListenerCertificates.");
  return certificates.map(({ CertificateArn }) => ({ CertificateArn, IsDefault: true }));
}
