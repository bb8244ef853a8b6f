import type { RegisterTaskDefinitionRequest, ServiceConnectConfiguration } from "@stowage/model/ecs";
import { awslogs } from "../container/awslogs.js";
import type { ServiceNode } from "../nodes.js";
import { note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { withRegion } from "./log-region.js";
import { namedPorts } from "./ports.js";
import type { Setting } from "./setting.js";

/** The Service Connect part of a service: a server for what it serves, a client if it only uses others; nothing if neither. */
export function serviceConnect(
  draft: Draft,
  service: string,
  node: ServiceNode,
  definition: RegisterTaskDefinitionRequest,
  setting: Setting,
): ServiceConnectConfiguration | undefined {
  const { served, uses, proxyLogs } = node;
  const first = served[0]?.site ?? uses[0]?.site ?? proxyLogs?.site;
  if (first === undefined) return undefined;
  const at = `${service}/serviceConnectConfiguration`;
  place(draft, at, first);
  if (setting.namespace === undefined) {
    const message = `"${node.name}" uses Service Connect, and the app names no namespace for it.`;
    const hint = 'Call .namespace("NAME") on the app.';
    note(draft, { rule: "namespace-unknown", severity: "error", path: at, message, hint }, first);
  }
  const ports = namedPorts(definition);
  const discoveryNames = new Set<string>();
  const services = served.map(({ port, name, clientPort, testTraffic, options, site, nameSite }, index) => {
    const pointer = `${at}/services/${index}`;
    place(draft, pointer, site);
    if (nameSite !== undefined) for (const member of ["discoveryName", "clientAliases"]) place(draft, `${pointer}/${member}`, nameSite);
    // Without a name of its own the first served port has the service's, and each other one SERVICE-PORT. Our choice; ECS would take the port's.
    const dnsName = name ?? (index === 0 ? node.name : `${node.name}-${port}`);
    // Clients may reach two ports of a service by one DNS name; to Cloud Map each has a name of its own.
    const discoveryName = discoveryNames.has(dnsName) ? `${dnsName}-${port}` : dnsName;
    discoveryNames.add(discoveryName);
    const number = clientPort ?? ports.find((named) => named.name === port)?.number;
    return {
      portName: port,
      discoveryName,
      ...(number !== undefined && {
        clientAliases: [{ port: number, dnsName, ...(testTraffic !== undefined && { testTrafficRules: testTraffic }) }],
      }),
      ...options,
    };
  });
  if (proxyLogs !== undefined) {
    for (const member of ["logConfiguration", "accessLogConfiguration"]) place(draft, `${at}/${member}`, proxyLogs.site);
  }
  const logs = proxyLogs?.logs;
  return {
    enabled: true,
    ...(setting.namespace !== undefined && { namespace: setting.namespace }),
    ...(services.length > 0 && { services }),
    ...(logs !== undefined && { logConfiguration: "logDriver" in logs ? logs : withRegion(awslogs(logs, node.name), setting) }),
    ...(proxyLogs?.level !== undefined && { containerConfigurations: [{ logLevel: proxyLogs.level }] }),
    ...(proxyLogs?.accessLogs !== undefined && { accessLogConfiguration: proxyLogs.accessLogs }),
  };
}
