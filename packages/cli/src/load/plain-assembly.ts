import { assemblyFormat, escapePointer, isObject } from "@stowage/model";
import { describedServices, documentKind, outputOnlyMembers, serviceOutputMembers } from "@stowage/rules";

/** A plain file as an Assembly, and where its parts stand in both. */
export interface PlainAssembly {
  readonly assembly: unknown;
  /** JSON pointers: of a part in the Assembly, and of the same in the file. */
  readonly places: readonly (readonly [inAssembly: string, inFile: string])[];
}

/**
 * A plain ECS file as the Assembly that holds it alone: a task definition (as it is registered or as it is described), services (likewise),
 * or a request of RunTask, CreateCluster or CreateCapacityProvider. Anything else is given back as it is, for the Assembly's reader to refuse.
 */
export function plainAssembly(value: unknown, app: string): PlainAssembly {
  const parts = isObject(value) ? partsOf(value, app) : [];
  if (parts.length === 0) return { assembly: value, places: [] };
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

function partsOf(value: Record<string, unknown>, app: string): Part[] {
  switch (documentKind(value)) {
    case "task-definition":
      return [{ section: "taskDefinitions", name: text(value["family"]), part: value, at: "" }];
    case "described-task-definition":
      return [described(value)];
    case "service":
      return [service(value, "")];
    case "described-services":
      return describedServices(value).map((own) =>
        service(
          { cluster: text(own.service["clusterArn"]).split("/").at(-1) || "default", ...without(own.service, serviceOutputMembers) },
          own.at.map((segment) => `/${segment}`).join(""),
        ),
      );
    case "run-task":
      return [{ section: "tasks", name: app, part: { request: value }, below: "/request", at: "" }];
    case "cluster":
      return [{ section: "clusters", name: text(value["clusterName"]), part: value, at: "" }];
    case "capacity-provider":
      return [{ section: "capacityProviders", name: text(value["name"]), part: value, at: "" }];
    default:
      return [];
  }
}

function described(value: Record<string, unknown>): Part {
  const inner = value["taskDefinition"];
  const definition = isObject(inner) ? { ...inner, ...(value["tags"] ? { tags: value["tags"] } : {}) } : value;
  const part = without(definition, outputOnlyMembers);
  return { section: "taskDefinitions", name: text(part["family"]), part, at: isObject(inner) ? "/taskDefinition" : "" };
}

function service(value: Record<string, unknown>, at: string): Part {
  const part: Record<string, unknown> = { cluster: "default", ...value };
  return { section: "services", name: `${String(part["cluster"])}/${String(part["serviceName"])}`, part, at };
}

function without(value: Readonly<Record<string, unknown>>, members: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([member]) => !members.includes(member)));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
