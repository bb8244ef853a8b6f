import { escapePointer, isObject } from "@stowage/model";
import { convertDeploy } from "./convert-deploy.js";
import { convertEnvironment } from "./convert-environment.js";
import { convertHealth } from "./convert-health.js";
import { convertHost } from "./convert-host.js";
import { convertNames } from "./convert-names.js";
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
  ...convertNames,
  ...convertPorts,
  ...convertProcess,
  ...convertStorage,
};

/** Members that say nothing about what runs. */
const silent: readonly string[] = ["attach", "pull_policy"];

/** What to do about members without a counterpart, where there is more to say than that. */
const hints: { readonly [key: string]: string } = {
  cpu_shares: "Say .cpu(units), which are the shares of a container on its task's size.",
  annotations: "Say them as labels: .labels().",
  develop: "It is for the machine of a developer: leave it there.",
  mem_swappiness: "Say it on instances: .linuxParameters({ swappiness }).",
  memswap_limit: "Say it on instances: .linuxParameters({ maxSwap }).",
  pids_limit: "Say .ulimits({ nproc }) on instances.",
  stop_signal: "Set STOPSIGNAL in the image.",
};

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
    aliases: new Set(),
    calledAs: new Set(),
    links: new Map(),
    mounted: [],
    waits: new Map(),
    size: {},
    manner: {},
  };
  if (!isObject(value)) {
    leaveOut(conversion, at, "A service of Compose is a map.", "Give it at least an image.");
    return conversion;
  }
  // Secrets look for the variables that point to them.
  const { secrets, ...members } = value;
  for (const [key, member] of Object.entries({ ...members, secrets: secrets ?? null })) {
    if (silent.includes(key) || key.startsWith("x-") || member === null) continue;
    const convert = Object.hasOwn(converters, key) ? converters[key] : undefined;
    const path = `${at}/${escapePointer(key)}`;
    if (convert !== undefined) convert(member, conversion, path);
    else leaveOut(conversion, path, "This has no counterpart.", hints[key] ?? "See whether the service needs it on ECS.");
  }
  if (conversion.container.image === undefined) {
    conversion.container.image = `${project}-${name}`;
    toComplete(
      conversion,
      at,
      value["build"] === undefined ? "It names no image." : "It names no image: Compose builds it.",
      `Push it to a registry, and name it there in the place of "${conversion.container.image}".`,
    );
  }
  return conversion;
}
