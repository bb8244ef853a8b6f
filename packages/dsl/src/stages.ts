import type { AppCommon } from "./app/app-common.js";

/** The stage that an app is being defined for. */
export interface Stage<K extends string> {
  readonly name: K;

  /**
   * What this stage has of a value for each: a missing or an unknown stage is a compile error. Where the values are objects with names of their
   * own, tags for one, say of what type they are.
   *
   * @example
   * stages(["test", "live"], (stage) => app("shop", { web }).configure({ web: (s) => s.desired(stage.pick({ test: 1, live: 4 })) }));
   * @example
   * stages(["test", "live"], (stage) =>
   *   app("shop", { web })
   *     .tags(stage.pick<Record<string, string>>({ test: { keep: "no" }, live: { owner: "shop" } }))
   *     .configure({ web: (s) => s.capacity(stage.pick({ test: { FARGATE_SPOT: { weight: 1 } }, live: { FARGATE: { weight: 1 } } })) }),
   * );
   */
  pick<const T>(values: { readonly [N in K]: T }): T;

  /**
   * Whether it is one of these stages.
   *
   * @example
   * stages(["test", "live"], (stage) => app("shop", { web }).cluster("main", { containerInsights: stage.is("live") ? "enhanced" : "disabled" }));
   */
  is(...names: readonly K[]): boolean;
}

/**
 * One definition for several stages: an app for each, by the stage's name. What differs is said where it differs, with `stage.pick`.
 *
 * @example
 * const { test, live } = stages(["test", "live"], (stage) =>
 *   app("shop", { web })
 *     .cluster(`shop-${stage.name}`)
 *     .configure({ web: (s) => s.desired(stage.pick({ test: 1, live: 4 })) }),
 * );
 */
export function stages<const K extends string, A extends AppCommon>(
  names: readonly K[],
  define: (stage: Stage<K>) => A,
): { readonly [N in K]: A } {
  const stageOf = (name: K): Stage<K> => ({ name, pick: (values) => values[name], is: (...others) => others.includes(name) });
  return Object.fromEntries(names.map((name) => [name, define(stageOf(name))])) as { readonly [N in K]: A };
}
