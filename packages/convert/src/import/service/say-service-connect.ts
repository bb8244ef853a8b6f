import type { ServiceConnectConfiguration, ServiceConnectService } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import { namedPort } from "./named-port.js";
import type { ServiceContext } from "./service-saying.js";

/**
 * What a service serves and uses. Which peers a client uses is not part of a request: those are named that its containers mention. A client
 * that mentions none has nothing to say it by.
 */
export function sayServiceConnect(configuration: ServiceConnectConfiguration, context: ServiceContext): Step[] | undefined {
  const { enabled, namespace, services = [], ...proxy } = configuration;
  if (enabled !== true || namespace === undefined || namespace !== context.namespace) return undefined;
  const logs = sayProxy(proxy);
  const served = services.map((service, index) => sayServed(service, services.slice(0, index), context));
  if (logs === undefined || served.includes(undefined)) return undefined;
  const steps = [
    ...served.flatMap((said) => said ?? []),
    ...(context.mentions.length > 0 ? [step("uses", ...context.mentions)] : []),
    ...logs,
  ];
  return steps.length === 0 ? undefined : steps;
}

function sayServed(service: ServiceConnectService, before: readonly ServiceConnectService[], context: ServiceContext): Step[] | undefined {
  const { portName, discoveryName, clientAliases = [], ingressPortOverride, timeout, tls } = service;
  if (portName === undefined || discoveryName === undefined || !context.ports.has(portName)) return undefined;
  if (!hasOnly(service, ["portName", "discoveryName", "clientAliases", "ingressPortOverride", "timeout", "tls"])) return undefined;
  const [alias, ...others] = clientAliases;
  if (alias?.dnsName === undefined || others.length > 0) return undefined;
  // As `as()` has it: a second port under the same DNS name is told apart by its own.
  const isShared = before.some((other) => other.discoveryName === alias.dnsName);
  if (discoveryName !== (isShared ? `${alias.dnsName}-${portName}` : alias.dnsName)) return undefined;
  if (!hasOnly(alias, ["port", "dnsName", "testTrafficRules"])) return undefined;
  const options = {
    ...(ingressPortOverride !== undefined && { ingressPortOverride }),
    ...(timeout !== undefined && { timeout }),
    ...(tls !== undefined && { tls }),
  };
  const serve = step("serve", portName, ...(Object.keys(options).length === 0 ? [] : [options]));
  const samePort = namedPort(context.definition, ({ name }) => name === portName)?.number === alias.port;
  const sameName = alias.dnsName === (before.length === 0 ? context.name : `${context.name}-${portName}`);
  const { testTrafficRules: testTraffic } = alias;
  if (sameName && samePort && testTraffic === undefined) return [serve];
  const port = samePort && testTraffic === undefined ? [] : [alias.port];
  return [serve, step("as", alias.dnsName, ...port, ...(testTraffic === undefined ? [] : [{ testTraffic }]))];
}

/** The proxy's logs, if there is nothing else about the proxy. */
function sayProxy(proxy: Omit<ServiceConnectConfiguration, "enabled" | "namespace" | "services">): Step[] | undefined {
  const { logConfiguration: logs, accessLogConfiguration: accessLogs, containerConfigurations } = proxy;
  if (!hasOnly(proxy, ["logConfiguration", "accessLogConfiguration", "containerConfigurations"])) return undefined;
  const [container, ...others] = containerConfigurations ?? [];
  if (others.length > 0 || (container !== undefined && (!hasOnly(container, ["logLevel"]) || container.logLevel === undefined))) {
    return undefined;
  }
  const options = {
    ...(container !== undefined && { level: container.logLevel }),
    ...(logs !== undefined && { logs }),
    ...(accessLogs !== undefined && { accessLogs }),
  };
  return Object.keys(options).length === 0 ? [] : [step("proxyLogs", options)];
}
