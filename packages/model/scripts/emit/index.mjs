import { banner } from "./banner.mjs";

/** What a service's folder exports, by name. */
export function emitIndex(service) {
  const types = [
    ...service.enums.keys(),
    ...[...service.structures.values()].filter(({ kind }) => kind !== "error").map(({ name }) => name),
  ].sort();
  const validators = [...new Set(service.operations.map(({ input }) => `validate${input}`))].sort();
  return `${banner(service)}export type ${names(types)} from "./types.js";
export type { Parts, Requests } from "./requests.js";
export { schema } from "./schema.js";
export ${names(["requestValidators", ...validators])} from "./validate.js";
`;
}

/** As the formatter has it: on one line if that is short enough. */
function names(list) {
  const line = `{ ${list.join(", ")} }`;
  return line.length > 100 ? `{\n${list.map((name) => `  ${name},`).join("\n")}\n}` : line;
}
