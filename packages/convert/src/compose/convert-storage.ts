import { isObject } from "@stowage/model";
import { leaveOut, linux, onInstances, textOf, textsOf, toComplete } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";
import { parseMebibytes } from "./values.js";

/** MiB of a tmpfs whose size the file does not say; Docker has no limit there, ECS asks for one. Our choice. */
const tmpfsMebibytes = 64;

/** Volumes and mounts. */
export const convertStorage: { readonly [key: string]: Converter } = {
  volumes(value, conversion, path) {
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
      const at = `${path}/${index}`;
      if (isObject(entry) && isObject(entry["volume"]) && entry["volume"]["subpath"] !== undefined)
        leaveOut(
          conversion,
          `${at}/volume/subpath`,
          "ECS mounts volumes whole.",
          "Use .efsVolume() with its rootDirectory or an access point.",
        );
      addMount(isObject(entry) ? longMount(entry) : shortMount(textOf(entry) ?? ""), conversion, at);
    }
  },
  tmpfs(value, conversion, path) {
    for (const text of textsOf(value) ?? []) addTmpfs(text.split(":")[0]!, /size=(\w+)/.exec(text)?.[1], conversion, path);
  },
  volumes_from(_value, conversion, path) {
    leaveOut(conversion, path, "Services of ECS share no mounts.", "Mount a volume of Amazon EFS in both: .efsVolume().");
  },
};

interface Mount {
  readonly type: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly readOnly: boolean;
  readonly size?: unknown;
}

/**
 * `[SOURCE:]TARGET[:MODE]`; a source that begins like a path is one of the host's, also like one of Windows. So is one with a slash: no
 * volume's name has any, and it begins with a variable that has no value, as in `${PWD}/data`.
 */
function shortMount(text: string): Mount {
  const [, own, rest] = /^((?:[A-Za-z]:[\\/]|npipe:)[^:]*):(.*)$/.exec(text) ?? [];
  if (own !== undefined) return { ...shortMount(`/:${rest}`), source: own };
  // A variable without a value may hold colons of its own: `${DATA:?say where}/db:/data`.
  const [first, second, mode = ""] = text.match(/(?:\$\{[^}]*\}|[^:])+/g) ?? [];
  const source = second === undefined ? undefined : first;
  const isPath = source !== undefined && /^[.~]|\//.test(source);
  return { type: isPath ? "bind" : "volume", source, target: second ?? first, readOnly: mode.split(",").includes("ro") };
}

function longMount(entry: Readonly<Record<string, unknown>>): Mount {
  const tmpfs = isObject(entry["tmpfs"]) ? entry["tmpfs"]["size"] : undefined;
  return {
    type: textOf(entry["type"]) ?? "volume",
    source: textOf(entry["source"]),
    target: textOf(entry["target"]),
    readOnly: entry["read_only"] === true,
    size: tmpfs,
  };
}

function addMount({ type, source, target, readOnly, size }: Mount, conversion: Conversion, path: string): void {
  if (target === undefined || target === "")
    return leaveOut(conversion, path, "This is no mount of Compose.", "Add it with .mount(volume, path).");
  if (type === "tmpfs") return addTmpfs(target, size, conversion, path);
  if (type === "bind") return addBind(source ?? "", target, readOnly, conversion, path);
  if (type !== "volume") return leaveOut(conversion, path, `ECS has no mounts of the type "${type}".`, "Use a volume.");
  const name = volumeName(source ?? `${conversion.service}${target.replaceAll("/", "-")}`);
  if (!conversion.volumes.some((volume) => volume.name === name)) conversion.volumes.push({ name, host: {} });
  // One without a name of its own ends with its container in Compose too.
  if (source !== undefined) conversion.mounted.push({ volume: name, source, path });
  mount(conversion, name, target, readOnly);
}

/** A folder of the host is there on instances alone, and only if it is named in full. */
function addBind(source: string, target: string, readOnly: boolean, conversion: Conversion, path: string): void {
  if (!source.startsWith("/")) {
    const message = `${source} lies on the machine that Compose runs on.`;
    return leaveOut(conversion, path, message, "Put it into the image, or into a volume of Amazon EFS.");
  }
  onInstances(conversion, path, `${source}, a folder of the host,`, () => {
    const name = volumeName(source);
    if (!conversion.volumes.some((volume) => volume.name === name)) conversion.volumes.push({ name, host: { sourcePath: source } });
    mount(conversion, name, target, readOnly);
  });
}

function addTmpfs(containerPath: string, size: unknown, conversion: Conversion, path: string): void {
  const mebibytes = parseMebibytes(size ?? "");
  if (mebibytes === undefined)
    toComplete(conversion, path, "ECS asks for the size of a tmpfs.", `It is ${tmpfsMebibytes} MiB now: see whether that will do.`);
  linux(conversion, {
    tmpfs: [...(conversion.container.linuxParameters?.tmpfs ?? []), { containerPath, size: mebibytes ?? tmpfsMebibytes }],
  });
}

function mount({ container }: Conversion, sourceVolume: string, containerPath: string, readOnly: boolean): void {
  container.mountPoints = [...(container.mountPoints ?? []), { sourceVolume, containerPath, ...(readOnly && { readOnly }) }];
}

/** Letters, digits, - and _ are what a volume's name has. */
function volumeName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "") || "volume";
}
