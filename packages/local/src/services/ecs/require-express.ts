import { parseArn } from "@stowage/model";
import type { ExpressRow } from "../../state/express-row.js";
import type { ServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import type { Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** @throws {AwsException} for what is no ARN of a service, and with `absent` for a service that Express mode has not made. */
export function requireExpress(
  { view }: Lookup,
  serviceArn: string,
  absent: "ServiceNotFoundException" | "ResourceNotFoundException",
): { readonly service: ServiceRow; readonly express: ExpressRow } {
  if (!parseArn(serviceArn)?.resource.startsWith("service/")) return invalidParameter(`"${serviceArn}" is not the ARN of a service.`);
  const [service, express] = [view.get("services", serviceArn), view.get("expressServices", serviceArn)];
  if (service === undefined || express === undefined) throw new AwsException(absent, "Service not found.");
  return { service, express };
}
