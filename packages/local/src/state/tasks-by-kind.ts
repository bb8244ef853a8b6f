import { Bag } from "./bag.js";
import type { TaskKind } from "./view.js";

type Kinds = { [K in TaskKind]?: Bag };

/** Tasks by what they count as, within their deployment. A key made of both would be a new string for each look. */
export class TasksByKind {
  readonly #deployments = new Map<string, Kinds>();

  of(deployment: string, kind: TaskKind): Iterable<string> {
    return this.#deployments.get(deployment)?.[kind] ?? [];
  }

  count(deployment: string, kind: TaskKind): number {
    return this.#deployments.get(deployment)?.[kind]?.size ?? 0;
  }

  add(deployment: string, kind: TaskKind, task: string): void {
    let kinds = this.#deployments.get(deployment);
    if (!kinds) this.#deployments.set(deployment, (kinds = {}));
    (kinds[kind] ??= new Bag()).add(task);
  }

  remove(deployment: string, kind: TaskKind, task: string): void {
    const kinds = this.#deployments.get(deployment);
    const tasks = kinds?.[kind];
    tasks?.delete(task);
    if (tasks?.size === 0 && Object.values(kinds!).every(({ size }) => size === 0)) this.#deployments.delete(deployment);
  }

  /** As `Relation` dumps itself. */
  dump(): { readonly [deploymentAndKind: string]: readonly string[] } {
    const entries = [...this.#deployments].flatMap(([deployment, kinds]) =>
      Object.entries(kinds)
        .filter(([, tasks]) => tasks.size > 0)
        .map(([kind, tasks]) => [`${deployment} ${kind}`, [...tasks].sort()] as const),
    );
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
