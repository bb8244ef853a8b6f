import { assemblyFormat, isObject } from "@stowage/model";
import { documentKind, outputOnlyMembers } from "@stowage/rules";

/**
 * A plain ECS file as the Assembly that holds it alone: a task definition (as it is registered or as it is described), or a service.
 * Anything else is given back as it is, for the Assembly's reader to refuse.
 */
export function plainAssembly(value: unknown, name: string): unknown {
  if (!isObject(value)) return value;
  const base = { format: assemblyFormat, app: name };
  switch (documentKind(value)) {
    case "task-definition":
      return { ...base, taskDefinitions: { [familyOf(value)]: value } };
    case "described-task-definition": {
      const described = isObject(value["taskDefinition"])
        ? { ...value["taskDefinition"], ...(value["tags"] ? { tags: value["tags"] } : {}) }
        : value;
      const request = Object.fromEntries(Object.entries(described).filter(([member]) => !outputOnlyMembers.includes(member)));
      return { ...base, taskDefinitions: { [familyOf(request)]: request } };
    }
    case "service": {
      const request = { cluster: "default", ...value };
      return { ...base, services: { [`${String(request.cluster)}/${String(value["serviceName"])}`]: request } };
    }
    default:
      return value;
  }
}

function familyOf(request: Record<string, unknown>): string {
  return typeof request["family"] === "string" ? request["family"] : "";
}
