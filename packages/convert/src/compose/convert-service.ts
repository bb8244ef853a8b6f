import { escapePointer, isObject } from "@stowage/model";
import { convertDeploy } from "./convert-deploy.js";
import { convertEnvironment } from "./convert-environment.js";
import { convertHealth } from "./convert-health.js";
import { convertHost } from "./convert-host.js";
import { convertPorts } from "./convert-ports.js";
import { convertProcess } from "./convert-process.js";
import { convertStorage } from "./convert-storage.js";
import { leaveOut, toComplete } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";

const converters: { readonly [key: string]: Converter } = {
  ...convertDeploy,
  ...convertEnvironment,
  ...convertHealth,
  ...convertHost,
  ...convertPorts,
  ...convertProcess,
  ...convertStorage,
};

/** Members that say nothing about what runs: names of ECS's own take the place of a container's, and security groups that of networks. */
const silent: readonly string[] = ["attach", "container_name", "networks", "pull_policy"];

/** A service of a Compose file as a container of this name, and what else it asks of its task and its service. */
export function convertService(
  service: string,
  name: string,
  value: unknown,
  { project, file, notes }: Pick<Conversion, "file" | "notes" | "project">,
): Conversion {
  const at = `/services/${escapePointer(service)}`;
  const conversion: Conversion = {
    service,
    project,
    at,
    notes,
    file,
    container: { name },
    volumes: [],
    onInstances: [],
    needsInstances: [],
    uses: new Set(),
    waits: new Map(),
    size: {},
    manner: {},
  };
  if (!isObject(value)) {
    leaveOut(conversion, at, "A service of Compose is a map.", "Give it at least an image.");
    return conversion;
  }
  for (const [key, member] of Object.entries(value)) {
    if (silent.includes(key) || key.startsWith("x-") || member === null) continue;
    const convert = Object.hasOwn(converters, key) ? converters[key] : undefined;
    const path = `${at}/${escapePointer(key)}`;
    if (convert !== undefined) convert(member, conversion, path);
    else leaveOut(conversion, path, "This has no counterpart.", "See whether the service needs it on ECS.");
  }
  if (conversion.container.image === undefined) {
    conversion.container.image = `${project}-${name}`;
    toComplete(
      conversion,
      at,
      "It names no image: Compose builds it.",
      `Push it to a registry, and name it there in the place of "${conversion.container.image}".`,
    );
  }
  return conversion;
}
