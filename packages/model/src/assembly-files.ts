import type { Assembly } from "./assembly.js";
import { orderAssembly } from "./write-assembly.js";

/**
 * An Assembly as files, by their paths: `assembly.json` and, for tools that take plain ECS JSON (`aws ecs … --cli-input-json`), a request each in
 * `clusters/NAME.json`, `capacity-providers/NAME.json`, `task-definitions/FAMILY.json`, `services/CLUSTER.SERVICE.json` and, for run-task,
 * `tasks/NAME.json`; `scaling/CLUSTER.SERVICE.json` holds the requests of a service's scaling. Equal Assemblies give equal bytes.
 *
 * @example
 * for (const [path, text] of Object.entries(assemblyFiles(assembly))) writeFileSync(join(folder, path), text);
 */
export function assemblyFiles(assembly: Assembly): { readonly [path: string]: string } {
  const ordered = orderAssembly(assembly);
  const { clusters, capacityProviders, taskDefinitions, services, scaling, tasks } = ordered;
  return {
    "assembly.json": text(ordered),
    ...each("clusters", clusters, (request) => request),
    ...each("capacity-providers", capacityProviders, (request) => request),
    ...each("task-definitions", taskDefinitions, (request) => request),
    ...each("services", services, (request) => request),
    ...each("scaling", scaling, ({ target, policies = [], scheduled = [] }) => ({ target, policies, scheduled })),
    ...each("tasks", tasks, ({ request }) => request),
  };
}

/**
 * The folders of `assemblyFiles`.
 *
 * @example
 * for (const folder of assemblyFolders) mkdirSync(join(out, folder), { recursive: true });
 */
export const assemblyFolders: readonly string[] = ["clusters", "capacity-providers", "task-definitions", "services", "scaling", "tasks"];

function each<T>(
  folder: string,
  entries: { readonly [name: string]: T } | undefined,
  requestOf: (entry: T) => unknown,
): { readonly [path: string]: string } {
  return Object.fromEntries(
    Object.entries(entries ?? {}).map(([name, entry]) => [`${folder}/${name.replace("/", ".")}.json`, text(requestOf(entry))]),
  );
}

function text(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
