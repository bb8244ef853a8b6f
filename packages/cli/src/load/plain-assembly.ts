import { assemblyFormat, escapePointer, isObject } from "@stowage/model";
import { describedIn, documentKind, outputOnlyMembers } from "@stowage/rules";
import type { Described } from "@stowage/rules";

/** A plain file as an Assembly, and where its parts stand in both. */
export interface PlainAssembly {
  readonly assembly: unknown;
  /** JSON pointers: of a part in the Assembly, and of the same in the file. */
  readonly places: readonly (readonly [inAssembly: string, inFile: string])[];
}

/**
 * A plain ECS file as the Assembly that holds it alone: a task definition, services, clusters or capacity providers (as they are created or as
 * they are described), or a request of RunTask. Anything else is given back as it is, for the Assembly's reader to refuse.
 */
export function plainAssembly(value: unknown, app: string): PlainAssembly {
  const parts = isObject(value) ? partsOf(value, app) : undefined;
  if (parts === undefined) return { assembly: value, places: [] };
  const sections: Record<string, Record<string, unknown>> = {};
  for (const { section, name, part } of parts) (sections[section] ??= {})[name] = part;
  return {
    assembly: { format: assemblyFormat, app, ...sections },
    places: parts.map(({ section, name, below = "", at }) => [`/${section}/${escapePointer(name)}${below}`, at]),
  };
}

interface Part {
  readonly section: string;
  readonly name: string;
  readonly part: unknown;
  /** Where in the part the file's value stands. */
  readonly below?: string;
  /** Where in the file it stands. */
  readonly at: string;
}

function partsOf(value: Record<string, unknown>, app: string): Part[] | undefined {
  switch (documentKind(value)) {
    case "task-definition":
      return [{ section: "taskDefinitions", name: text(value["family"]), part: value, at: "" }];
    case "described-task-definition":
      return [describedTask(value)];
    case "service":
      return [service(value, "")];
    case "described-services":
    case "described-clusters":
    case "described-capacity-providers":
      return describedIn(value).map(describedPart);
    case "run-task":
      return [{ section: "tasks", name: app, part: { request: value }, below: "/request", at: "" }];
    case "cluster":
      return [cluster(value, "")];
    case "capacity-provider":
      return [capacityProvider(value, "")];
    default:
      return undefined;
  }
}

function describedTask(value: Record<string, unknown>): Part {
  const inner = value["taskDefinition"];
  const definition = isObject(inner) ? { ...inner, ...(value["tags"] ? { tags: value["tags"] } : {}) } : value;
  const part = Object.fromEntries(Object.entries(definition).filter(([member]) => !outputOnlyMembers.includes(member)));
  return { section: "taskDefinitions", name: text(part["family"]), part, at: isObject(inner) ? "/taskDefinition" : "" };
}

function describedPart({ of, at: segments, answer, request }: Described): Part {
  const at = segments.map((segment) => `/${segment}`).join("");
  if (of === "cluster") return cluster(request, at);
  if (of === "capacityProvider") return capacityProvider(request, at);
  return service({ cluster: text(answer["clusterArn"]).split("/").at(-1) || "default", ...request }, at);
}

function service(value: Readonly<Record<string, unknown>>, at: string): Part {
  const part: Record<string, unknown> = { cluster: "default", ...value };
  return { section: "services", name: `${String(part["cluster"])}/${String(part["serviceName"])}`, part, at };
}

function cluster(part: Readonly<Record<string, unknown>>, at: string): Part {
  return { section: "clusters", name: text(part["clusterName"]), part, at };
}

function capacityProvider(part: Readonly<Record<string, unknown>>, at: string): Part {
  return { section: "capacityProviders", name: text(part["name"]), part, at };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
