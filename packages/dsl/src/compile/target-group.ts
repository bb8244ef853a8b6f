import type { CreateTargetGroupInput } from "@stowage/model/elbv2";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { RouteOptions } from "../service/route-types.js";
import type { NamedPort } from "./ports.js";
import type { Setting } from "./setting.js";

/** The target group of a service's port behind a load balancer. */
export function targetGroup(
  name: string,
  vpc: string,
  protocol: NonNullable<CreateTargetGroupInput["Protocol"]>,
  port: NamedPort,
  definition: RegisterTaskDefinitionRequest,
  { healthCheck = {}, targetGroup: other }: Pick<RouteOptions<string>, "healthCheck" | "targetGroup">,
  setting: Setting,
): CreateTargetGroupInput {
  const version = protocol === "HTTP" ? versions[port.appProtocol ?? "http"] : undefined;
  const { path, port: checked, protocol: by, interval, timeout, healthy, unhealthy, codes } = healthCheck;
  const tags = Object.entries(setting.tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    Name: name,
    Protocol: protocol,
    ...(version !== undefined && { ProtocolVersion: version }),
    ...(port.number !== undefined && { Port: port.number }),
    VpcId: vpc,
    ...(by !== undefined && { HealthCheckProtocol: by }),
    ...(checked !== undefined && { HealthCheckPort: String(checked) }),
    ...(path !== undefined && { HealthCheckPath: path }),
    ...(interval !== undefined && { HealthCheckIntervalSeconds: interval }),
    ...(timeout !== undefined && { HealthCheckTimeoutSeconds: timeout }),
    ...(healthy !== undefined && { HealthyThresholdCount: healthy }),
    ...(unhealthy !== undefined && { UnhealthyThresholdCount: unhealthy }),
    ...(codes !== undefined && { Matcher: version === "GRPC" ? { GrpcCode: codes } : { HttpCode: codes } }),
    // A task in awsvpc mode has an address of its own; the others share their instance's.
    TargetType: definition.networkMode === "awsvpc" ? "ip" : "instance",
    ...(tags.length > 0 && { Tags: tags }),
    ...other,
  };
}

const versions: { readonly [protocol: string]: string | undefined } = { http: undefined, http2: "HTTP2", grpc: "GRPC" };

/**
 * The name of a target group: up to 32 letters, digits and hyphens (ELBv2 API, CreateTargetGroup). What is longer is cut, with a sum of the
 * whole at its end, so that two that begin alike stay apart.
 */
export function targetGroupName(...parts: readonly string[]): string {
  const whole = parts
    .join("-")
    .replaceAll(/[^A-Za-z0-9-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return whole.length <= 32 ? whole : `${whole.slice(0, 23).replace(/-+$/, "")}-${sum(parts.join("/"))}`;
}

/** FNV-1a in 32 bits, as eight hexadecimal digits. */
function sum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
