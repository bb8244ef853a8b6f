import { isObject } from "@stowage/model";
import type { ContainerDefinition, LinuxParameters, Volume } from "@stowage/model/ecs";
import { noteIncomplete, noteLeftOut } from "../import/note.js";
import type { Notes } from "../import/note.js";

/** A service of Compose while its container is put together. */
export interface Conversion {
  readonly service: string;
  readonly project: string;
  /** The pointer of the service in the file. */
  readonly at: string;
  readonly notes: Notes;
  /** The file as a whole, for what its services refer to. */
  readonly file: Readonly<Record<string, unknown>>;
  readonly container: ContainerDefinition;
  readonly volumes: Volume[];
  /** Members that are left out where the task runs on Fargate. */
  readonly onInstances: { readonly path: string; readonly what: string; readonly hint: string; readonly apply: () => void }[];
  /** What makes Fargate impossible, in words. */
  readonly needsInstances: string[];
  readonly uses: Set<string>;
  /** Other names that it has on Compose's networks. */
  readonly aliases: Set<string>;
  /** The names that others call it by. */
  readonly calledAs: Set<string>;
  /** Names that it alone has for others, and the services that they stand for. */
  readonly links: Map<string, string>;
  /** Where named volumes are mounted. */
  readonly mounted: { readonly volume: string; readonly source: string; readonly path: string }[];
  /** Services that it waits for, and until when. */
  readonly waits: Map<string, "COMPLETE" | "HEALTHY" | "START" | "SUCCESS">;
  readonly size: { cpu?: number | undefined; memory?: number | undefined };
  readonly manner: {
    desired?: number;
    daemon?: boolean;
    arch?: "ARM64" | "X86_64";
    network?: "host" | "none";
    /** The service whose task it lives in. */
    with?: string;
    /** Percentages and rollback of a rolling deployment. */
    rolling?: { min: number; max: number; rollback: boolean };
    pidHost?: boolean;
    /** Where the file says that it ends, and is not started again. */
    ends?: string;
    /** The name of its container, which others may call too. */
    containerName?: string | undefined;
    ipc?: "host" | "none" | "task";
  };
}

/** Puts one member of a Compose service into the conversion. */
export type Converter = (value: unknown, conversion: Conversion, path: string) => void;

/** Notes that a member has no counterpart. */
export function leaveOut({ notes }: Conversion, path: string, message: string, hint: string): void {
  if (isNew(notes, path, message)) noteLeftOut(notes, path, message, hint);
}

/** Notes that something is to be completed by hand. */
export function toComplete({ notes }: Conversion, path: string, message: string, hint: string): void {
  if (isNew(notes, path, message)) noteIncomplete(notes, path, message, hint);
}

/** What runs in several tasks is noted once. */
function isNew(notes: Notes, path: string, message: string): boolean {
  return !notes.some((note) => note.path === path && note.message === message);
}

/** Says a member that Fargate does not have: it stays where the task runs on instances, and is noted where it does not. */
export function onInstances(
  conversion: Conversion,
  path: string,
  what: string,
  apply: () => void,
  hint = "Do without, or run the task on instances: .ec2().",
): void {
  conversion.onInstances.push({ path, what, hint, apply });
}

/** Puts values into the container's Linux parameters. */
export function linux(conversion: Conversion, values: LinuxParameters): void {
  conversion.container.linuxParameters = { ...conversion.container.linuxParameters, ...values };
}

/** A scalar as Compose reads it where a text is meant. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A list of texts, or one text alone; undefined if it is neither. */
export function textsOf(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  const texts = list.map(textOf);
  return texts.includes(undefined) ? undefined : (texts as string[]);
}

/** What Compose writes as a map or as a list of `NAME=VALUE`; a name without a value has undefined. */
export function pairsOf(value: unknown): (readonly [name: string, value: string | undefined])[] | undefined {
  if (isObject(value)) return Object.entries(value).map(([name, member]) => [name, textOf(member)] as const);
  return textsOf(value)?.map((text) => {
    const at = text.indexOf("=");
    return at === -1 ? ([text, undefined] as const) : ([text.slice(0, at), text.slice(at + 1)] as const);
  });
}
