import { isObject } from "@stowage/model";
import type { PortMapping } from "@stowage/model/ecs";
import { leaveOut, textOf } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";

/** Ports. On Compose's networks every port is open to peers; ECS is told those that count. */
export const convertPorts: { readonly [key: string]: Converter } = {
  ports(value, conversion, path) {
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
      const port = isObject(entry) ? longPort(entry) : shortPort(textOf(entry) ?? "");
      if (port === undefined) leaveOut(conversion, `${path}/${index}`, "This is no port of Compose.", "Add it with .port(name, number).");
      else addPort(conversion, port);
    }
    if (Array.isArray(value) && value.length > 0) {
      const message = "Compose publishes these ports on the host.";
      leaveOut(
        conversion,
        path,
        message,
        "To reach them from outside, give the service a load balancer: .loadBalancer({ targetGroupArn, port }).",
      );
    }
  },
  expose(value, conversion, path) {
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
      const port = shortPort(textOf(entry) ?? "");
      if (port === undefined) leaveOut(conversion, `${path}/${index}`, "This is no port.", "Add it with .port(name, number).");
      else addPort(conversion, port);
    }
  },
};

/** Adds a port under a name of its own, `tcp-5432` if the file has none: our choice. One that is there already is left alone. */
export function addPort({ container }: Conversion, { name, containerPort, containerPortRange, protocol, appProtocol }: PortMapping): void {
  const ports = (container.portMappings ??= []);
  const same = ports.some(
    (port) =>
      port.containerPort === containerPort &&
      port.containerPortRange === containerPortRange &&
      (port.protocol ?? "tcp") === (protocol ?? "tcp"),
  );
  if (same) return;
  ports.push({
    ...(containerPort !== undefined && { name: name ?? `${protocol ?? "tcp"}-${containerPort}`, containerPort }),
    ...(containerPortRange !== undefined && { containerPortRange }),
    ...(protocol !== undefined && { protocol }),
    ...(appProtocol !== undefined && { appProtocol }),
  });
}

/** `[[HOST:]PUBLISHED:]TARGET[/PROTOCOL]`; targets may be ranges. */
function shortPort(text: string): PortMapping | undefined {
  const [, target, protocol] = /(?:^|:)(\d+(?:-\d+)?)(?:\/(tcp|udp))?$/.exec(text) ?? [];
  if (target === undefined) return undefined;
  const rest = protocol === "udp" ? { protocol: "udp" as const } : {};
  return target.includes("-") ? { containerPortRange: target, ...rest } : { containerPort: Number(target), ...rest };
}

function longPort(entry: Readonly<Record<string, unknown>>): PortMapping | undefined {
  const port = shortPort(`${textOf(entry["target"]) ?? ""}${entry["protocol"] === "udp" ? "/udp" : ""}`);
  if (port === undefined) return undefined;
  const appProtocol = (["grpc", "http", "http2"] as const).find((known) => known === entry["app_protocol"]);
  const name = textOf(entry["name"])
    ?.toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, "-");
  return { ...port, ...(name !== undefined && name !== "" && { name }), ...(appProtocol !== undefined && { appProtocol }) };
}
