import { importDirection } from "./import-direction.mjs";
import { namedExports } from "./named-exports.mjs";
import { noAmbientDate } from "./no-ambient-date.mjs";

/** Our own rules, as oxlint loads them (a plugin is a default export). */
export default {
  meta: { name: "stowage" },
  rules: { "import-direction": importDirection, "named-exports": namedExports, "no-ambient-date": noAmbientDate },
};
