import { kind, data } from "./brand.js";
import { containerNode, startContainer } from "./container/container-builder.js";
import type { Built, Container } from "./container/container.js";
import type { ContainerNode } from "./nodes.js";
import type { Launch } from "./launch.js";
import { nodeOf } from "./node-of.js";
import { callSite } from "./site.js";
import type { Site } from "./site.js";

/** A container as a value, to be added to tasks with `.add()`. */
export interface Sidecar<N extends string, P extends string, H extends boolean, E extends boolean> {
  readonly "~name": N;
  readonly "~ports": P;
  readonly "~healthy": H;
  readonly "~essential": E;
}

/**
 * A container that several tasks share, as a value. It can do what Fargate can, so that it fits everywhere; `launch: "ec2"` allows more.
 *
 * @example
 * const envoy = sidecar("envoy", (c) => c.image("envoyproxy/envoy", "v1.31").port("admin", 9901).essential(false));
 * task("web").fargate({ cpu: 256, memory: 512 }).add(envoy);
 */
export function sidecar<N extends string, B extends Built, L extends Launch = "fargate">(
  name: N,
  // A sidecar is built apart from its task: which containers and volumes there are is known to the rules only.
  build: (container: Container<L, Readonly<Record<string, unknown>>, never, string, false, true>) => B,
  _options?: { readonly launch: L },
): Sidecar<N, B["~ports"], B["~healthy"], B["~essential"]> {
  const site = callSite(sidecar);
  const container = startContainer<L, Readonly<Record<string, unknown>>, never, string>(name, site);
  return new SidecarValue(containerNode(build(container), name, site)) as unknown as Sidecar<
    N,
    B["~ports"],
    B["~healthy"],
    B["~essential"]
  >;
}

/**
 * The container of a sidecar.
 *
 * @throws StowageError `not-a-sidecar` if the value is none.
 */
export function sidecarNode(value: unknown, site: Site): ContainerNode {
  const hint = "Make it with sidecar(name, (c) => …).";
  return nodeOf(value, "sidecar", site, () => ({ code: "not-a-sidecar", message: "What is added is no sidecar.", hint }));
}

class SidecarValue {
  readonly [kind] = "sidecar" as const;
  readonly [data]: ContainerNode;

  constructor(node: ContainerNode) {
    this[data] = node;
    Object.freeze(this);
  }
}
