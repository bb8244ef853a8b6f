export { importTaskDefinition } from "./import/import-task-definition.js";
export type { ImportTaskDefinitionOptions } from "./import/import-task-definition.js";
