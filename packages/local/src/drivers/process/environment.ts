import { delimiter, dirname } from "node:path";
import type { Place } from "@stowage/model";
import type { StartContainer } from "../driver.js";
import { safeEnvironment } from "./unsafe-environment.js";

/** What of the engine's own environment a process gets: what programs need to run at all, none of its secrets. */
const inherited = [
  "HOME",
  "USER",
  "LOGNAME",
  "LANG",
  "LC_ALL",
  "LC_CTYPE",
  "TZ",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "windir",
  "ComSpec",
  "PATHEXT",
  "APPDATA",
  "LOCALAPPDATA",
  "USERPROFILE",
] as const;

export interface EnvironmentOptions {
  /** The engine's own, from which little is taken. */
  readonly own: { readonly [name: string]: string | undefined };
  /** The program that runs the engine: a `node` in a command means the same. */
  readonly execPath: string;
  /** Where the engine answers AWS calls. */
  readonly endpoint: string;
  readonly place: Place;
  /** The mark by which the engine's processes are found again. */
  readonly engine: string;
}

/**
 * The environment of a container's process. Later ones win: what the system needs, where the engine is (with credentials that are good
 * for nothing else), the definition's, the Assembly's `local.env`, and what this task listens on.
 */
export function processEnvironment(
  effect: StartContainer,
  ports: ReadonlyMap<number, number>,
  options: EnvironmentOptions,
): { readonly [name: string]: string } {
  const { own, endpoint, place } = options;
  return {
    ...Object.fromEntries(inherited.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]))),
    PATH: [dirname(options.execPath), own["PATH"] ?? own["Path"] ?? ""].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ACCESS_KEY_ID: "stowage",
    AWS_SECRET_ACCESS_KEY: "stowage",
    AWS_EC2_METADATA_DISABLED: "true",
    ...(effect.namespace !== undefined && { STOWAGE_NAMESPACE: effect.namespace }),
    ...safeEnvironment(effect.environment),
    ...effect.local?.env,
    HOST: effect.address,
    ...portVariables(effect, ports),
    STOWAGE_ENGINE: options.engine,
    STOWAGE_TASK_ARN: effect.taskArn,
    STOWAGE_CONTAINER: effect.container,
  };
}

/** `PORT` is the first one, `PORT_NAME` each that has a name. */
function portVariables(effect: StartContainer, ports: ReadonlyMap<number, number>): { readonly [name: string]: string } {
  const variables: { [name: string]: string } = {};
  for (const { name, containerPort } of effect.ports) {
    const port = String(ports.get(containerPort) ?? containerPort);
    variables["PORT"] ??= port;
    if (name !== undefined) variables[`PORT_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`] = port;
  }
  return variables;
}
