import { banner } from "./banner.mjs";
import { reachable } from "./validators.mjs";

/** The types of requests by operation, and of what requests hold by name: what generic code over a service is typed by. */
export function emitRequests(service) {
  const parts = reachable(service).filter(({ members }) => members.length > 0);
  return `${banner(service)}import type * as types from "./types.js";

/** Operation → its request. */
export interface Requests {
${service.operations.map(({ name, input }) => `  ${name}: types.${input};`).join("\n")}
}

/** Every structure that a request of this service is or holds, by its name. */
export interface Parts {
${parts.map(({ name }) => `  ${name}: types.${name};`).join("\n")}
}
`;
}
