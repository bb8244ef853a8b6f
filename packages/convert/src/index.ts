export type { ClusterApi, ScalingApi } from "./cluster/cluster-api.js";
export { importCluster } from "./cluster/import-cluster.js";
export { importCompose } from "./compose/import-compose.js";
export type { ImportComposeOptions } from "./compose/import-compose.js";
export { importDocument } from "./import/import-document.js";
export type { ImportDocumentOptions } from "./import/import-document.js";
export { importTaskDefinition } from "./import/import-task-definition.js";
export type { ImportTaskDefinitionOptions } from "./import/import-task-definition.js";
export type { Imported } from "./import/imported.js";
