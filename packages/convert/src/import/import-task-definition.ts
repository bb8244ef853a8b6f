import { identifier } from "../source/identifier.js";
import { printModule } from "../source/print-module.js";
import { readTaskDefinition } from "./read-task-definition.js";
import { sayTask } from "./task/say-task.js";

/** What an import is told beside the task definition. */
export interface ImportTaskDefinitionOptions {
  /** The name of the exported constant, made to fit where it does not; the family in that form if absent. */
  readonly exportName?: string | undefined;
}

/**
 * A task definition as a TypeScript module that builds it with @stowage/dsl: one exported constant. Takes the form in which a definition is
 * registered and the form in which it is described.
 *
 * Compiling the module gives back every member, defaults included, in steps of the builder where they can say it exactly, otherwise in
 * `raw()`. Left out are empty members (null, `""`, `[]`, `{}`) and those that only an answer of AWS has. A member that the model does not
 * know is kept too.
 *
 * @example
 * importTaskDefinition({ family: "web", containerDefinitions: [{ name: "app", image: "nginx:1.27" }] });
 * // import { task } from "@stowage/dsl";
 * //
 * // export const web = task("web").container("app", (c) => c.image("nginx", "1.27"));
 * @throws StowageError `input-not-a-task-definition`; `input-wrong-type`, with the path of each value whose type is wrong;
 * `input-missing-field` for a definition or a container without a name; `input-duplicate-name`; `input-too-deep`.
 */
export function importTaskDefinition(value: unknown, options: ImportTaskDefinitionOptions = {}): string {
  const part = readTaskDefinition(value);
  const name = identifier(options.exportName ?? part.request.family, "Task");
  return printModule([{ name, value: sayTask(part).code, exported: true }]);
}
