import type { Action, CreateListenerInput } from "@stowage/model/elbv2";
import type { AppLoadBalancer, Listener, Otherwise } from "../app/load-balancer-types.js";
import type { LoadBalancerNode } from "../nodes.js";
import { balancerAttributes, listed } from "./attributes.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import type { Setting } from "./setting.js";

/** Adds a load balancer with its listeners; services add their target groups and rules. */
export function addLoadBalancer(draft: Draft, node: LoadBalancerNode, setting: Setting): void {
  const { name, options, site } = node;
  const at = entry("loadBalancers", name);
  if (draft.balancers.has(name)) {
    const message = `Two load balancers have the name "${name}".`;
    note(draft, { rule: "duplicate-load-balancer", severity: "error", path: at, message, hint: "Give one of them another name." }, site);
    return;
  }
  draft.balancers.set(name, node);
  place(draft, at, site);
  const { type = "application", subnets, securityGroups, internal = false, listeners, tags } = options;
  const all = Object.entries({ ...setting.tags, ...tags }).map(([Key, Value]) => ({ Key, Value }));
  const attributes = balancerAttributes(options);
  draft.loadBalancers[name] = {
    loadBalancer: {
      Name: name,
      Subnets: [...subnets],
      ...(securityGroups !== undefined && { SecurityGroups: [...securityGroups] }),
      Scheme: internal ? "internal" : "internet-facing",
      ...(all.length > 0 && { Tags: all }),
      Type: type,
      ...options.options,
    },
    ...(attributes.length > 0 && { loadBalancerAttributes: { LoadBalancerArn: name, Attributes: attributes } }),
    listeners: Object.values<Listener>(listeners).map((listener) => listenerOf(name, type, listener)),
    listenerAttributes: Object.values<Listener>(listeners).flatMap(({ port, attributes: own }) =>
      listed(own).length > 0 ? [{ ListenerArn: `${name}:${port}`, Attributes: listed(own) }] : [],
    ),
    targetGroups: [],
    targetGroupAttributes: [],
    rules: Object.values<Listener>(listeners).flatMap(({ port, rules = [] }) =>
      rules.map((rule) => ({ ...rule, ListenerArn: `${name}:${port}` })),
    ),
  };
}

/** Notes listeners that no service routes to, and that have nothing else to do: ELBv2 refuses them. */
export function checkListeners(draft: Draft): void {
  for (const { name, options, site } of draft.balancers.values()) {
    for (const [index, listener] of Object.keys(options.listeners).entries()) {
      if (draft.loadBalancers[name]?.listeners[index]?.DefaultActions.length !== 0) continue;
      const path = `${entry("loadBalancers", name)}/listeners/${index}/DefaultActions`;
      const message = `No service is reached through "${name}:${listener}".`;
      note(draft, { rule: "listener-without-target", severity: "error", path, message, hint: "Call .route(port, listener) on one." }, site);
    }
  }
}

/** The protocol of a listener that names none. */
export function protocolOf(type: AppLoadBalancer<string>["type"], { protocol, certificates = [] }: Listener): Protocol {
  if (protocol !== undefined) return protocol;
  if (type === "network") return certificates.length > 0 ? "TLS" : "TCP";
  return certificates.length > 0 ? "HTTPS" : "HTTP";
}

type Protocol = NonNullable<CreateListenerInput["Protocol"]>;

function listenerOf(name: string, type: "application" | "network", listener: Listener): CreateListenerInput {
  const { port, certificates = [], otherwise } = listener;
  return {
    LoadBalancerArn: name,
    // Without a service of its own a listener for HTTP answers; one of a network load balancer has nothing to say until a service routes to it.
    DefaultActions: otherwise !== undefined ? actions(otherwise) : type === "network" ? [] : actions({ respond: 404 }),
    Protocol: protocolOf(type, listener),
    Port: port,
    ...(certificates.length > 0 && { Certificates: certificates.map((CertificateArn) => ({ CertificateArn })) }),
    ...listener.options,
  };
}

function actions(otherwise: Otherwise): Action[] {
  if ("actions" in otherwise) return [...otherwise.actions];
  if ("redirectToHttps" in otherwise) {
    const port = otherwise.redirectToHttps === true ? 443 : otherwise.redirectToHttps;
    return [{ Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: String(port), StatusCode: "HTTP_301" } }];
  }
  const { respond, text } = otherwise;
  const body = text !== undefined && { MessageBody: text, ContentType: "text/plain" };
  return [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: String(respond), ...body } }];
}
