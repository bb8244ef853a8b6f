import type { ContainerCommon } from "../container/container-common.js";
import { placedAt } from "../site.js";

/** What every ready sidecar takes. */
export interface ReadyOptions {
  /** The image's repository, if not the public one: a pull-through cache, a copy of one's own. */
  readonly repository?: string;
  /** Other steps for the container: logs, memory, variables, secrets. */
  readonly also?: <C extends ContainerCommon>(container: C) => C;
}

/** The steps that a caller adds, or none; they stand where the caller wrote them. */
export function also<C extends ContainerCommon>(container: C, { also: more }: ReadyOptions): C {
  return more === undefined ? container : placedAt(undefined, () => more(container));
}
