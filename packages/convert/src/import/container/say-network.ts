import type { ContainerDefinition, PortMapping } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { asRecord, hasOnly } from "../as-record.js";
import type { Said } from "../say.js";
import { onFargate, onOwnInstances, onWindows } from "./container-saying.js";
import type { ContainerContext, ContainerSaying } from "./container-saying.js";

/** Ports, names and addresses. */
export const sayNetwork: readonly ContainerSaying[] = [
  { members: ["portMappings"], say: ({ portMappings }, context) => sayPorts(portMappings!, context) },
  {
    members: ["links"],
    say: ({ links }, context) => (!onOwnInstances(context) || onWindows(context) ? undefined : [step("links", ...links!)]),
  },
  { members: ["hostname"], say: ({ hostname }, context) => (!onOwnInstances(context) ? undefined : [step("hostname", hostname)]) },
  {
    members: ["extraHosts"],
    say: ({ extraHosts }, context) => {
      const record = asRecord(extraHosts!, "hostname", "ipAddress");
      return !onOwnInstances(context) || onWindows(context) || record === undefined ? undefined : [step("extraHosts", record)];
    },
  },
  {
    members: ["dnsServers", "dnsSearchDomains"],
    say: ({ dnsServers: servers, dnsSearchDomains: search }, context) =>
      !onOwnInstances(context) || onWindows(context)
        ? undefined
        : [step("dns", { ...(servers && { servers }), ...(search && { search }) })],
  },
  {
    members: ["disableNetworking"],
    say: ({ disableNetworking: value }, context) =>
      !onOwnInstances(context) || onWindows(context) ? undefined : [step("disableNetworking", ...(value === true ? [] : [value]))],
  },
];

/**
 * Named ports are said by steps, so that their names are known, even where a mapping needs more than the steps can say: then `raw()` has
 * the whole list once more.
 */
function sayPorts(mappings: readonly PortMapping[], context: ContainerContext): Said<ContainerDefinition> | undefined {
  const exact: Step[] = [];
  const named: Step[] = [];
  for (const mapping of mappings) {
    const unnamed = sayRange(mapping) ?? sayNumber(mapping, context);
    const port = unnamed ?? sayPort(mapping, context);
    if (port?.exact === true) exact.push(port.step);
    if (port !== undefined && unnamed === undefined) named.push(port.step);
  }
  if (exact.length === mappings.length) return { steps: exact };
  return named.length === 0 ? undefined : { steps: named, raw: { portMappings: [...mappings] } };
}

interface SaidPort {
  readonly step: Step;
  readonly exact: boolean;
}

function sayRange(mapping: PortMapping): SaidPort | undefined {
  const { containerPortRange: range, protocol } = mapping;
  if (range === undefined || !/^\d+-\d+$/.test(range) || !hasOnly(mapping, ["containerPortRange", "protocol"])) return undefined;
  return { step: step("portRange", range, ...(protocol === undefined ? [] : [{ protocol }])), exact: true };
}

/** A port without a name. The builder has no host ports on Fargate. */
function sayNumber(mapping: PortMapping, context: ContainerContext): SaidPort | undefined {
  const { containerPort, hostPort, protocol } = mapping;
  if (containerPort === undefined || !hasOnly(mapping, ["containerPort", "hostPort", "protocol"])) return undefined;
  if (hostPort !== undefined && onFargate(context)) return undefined;
  const options = { ...(hostPort !== undefined && { hostPort }), ...(protocol !== undefined && { protocol }) };
  return { step: step("portNumber", containerPort, ...(Object.keys(options).length === 0 ? [] : [options])), exact: true };
}

function sayPort(mapping: PortMapping, context: ContainerContext): SaidPort | undefined {
  const { name, containerPort, hostPort, protocol, appProtocol } = mapping;
  if (name === undefined || containerPort === undefined || context.ports.has(name)) return undefined;
  context.ports.add(name);
  const withHostPort = hostPort !== undefined && !onFargate(context);
  const options = {
    ...(withHostPort && { hostPort }),
    ...(protocol !== undefined && { protocol }),
    ...(appProtocol !== undefined && { appProtocol }),
  };
  return {
    step: step("port", name, containerPort, ...(Object.keys(options).length === 0 ? [] : [options])),
    exact: (hostPort === undefined || withHostPort) && hasOnly(mapping, ["name", "containerPort", "hostPort", "protocol", "appProtocol"]),
  };
}
