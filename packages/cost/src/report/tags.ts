import type { Assembly } from "@stowage/model";

/** The tags of a resource of an estimate: those of a service over those of its task definition; of a one-off task likewise. */
export function tagsOf(assembly: Assembly, resource: string): Readonly<Record<string, string>> {
  const service = assembly.services?.[resource];
  const request = service ?? assembly.tasks?.[resource.replace(/^task:/, "")]?.request;
  const definition = assembly.taskDefinitions?.[request?.taskDefinition ?? resource];
  const provider = assembly.capacityProviders?.[resource.replace(/^capacity-provider:/, "")];
  const tags = [...(definition?.tags ?? []), ...(request?.tags ?? []), ...(provider?.tags ?? [])];
  return Object.fromEntries(tags.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value ?? ""]])));
}
