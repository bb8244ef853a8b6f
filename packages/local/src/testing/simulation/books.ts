import type { Applied } from "../../control/applied.js";
import { kindOf } from "../../state/kinds.js";
import type { Row, Table } from "../../state/rows.js";
import type { Task, TaskKind } from "../../state/view.js";

/** The checks' own copy of what is durable, without any of the engine's indexes. */
export interface Books {
  get<T extends Table>(table: T, key: string): Row<T> | undefined;
  rows<T extends Table>(table: T): IterableIterator<[string, Row<T>]>;
  task(arn: string): Task | undefined;
  tasksOf(serviceArn: string): readonly Task[];
  /** How many tasks of a service (or only of one of its deployments) are of the given kinds. */
  count(serviceArn: string, kinds: readonly TaskKind[], deploymentId?: string): number;
}

export function keepBooks(): Books & { take(change: Applied): void; reload(rows: Iterable<readonly [Table, string, object]>): void } {
  const tables = new Map<Table, Map<string, object>>();
  const services = new Map<string, Set<string>>();

  function table<T extends Table>(name: T): Map<string, Row<T>> {
    let rows = tables.get(name);
    if (!rows) tables.set(name, (rows = new Map()));
    return rows as Map<string, Row<T>>;
  }

  function set(name: Table, key: string, row: object | undefined): void {
    if (name === "taskSpecs") {
      const { serviceArn } = (row ?? table(name).get(key) ?? {}) as Partial<Row<"taskSpecs">>;
      if (serviceArn !== undefined) {
        if (!services.has(serviceArn)) services.set(serviceArn, new Set());
        if (row) services.get(serviceArn)!.add(key);
        else services.get(serviceArn)!.delete(key);
      }
    }
    if (row === undefined) table(name).delete(key);
    else table(name).set(key, row as Row<Table>);
  }

  function task(arn: string): Task | undefined {
    const spec = table("taskSpecs").get(arn);
    const status = table("taskStatuses").get(arn);
    return spec && status && { arn, spec, status };
  }

  const tasksOf = (serviceArn: string): readonly Task[] => [...(services.get(serviceArn) ?? [])].flatMap((arn) => task(arn) ?? []);

  return {
    get: (name, key) => table(name).get(key),
    rows: (name) => table(name).entries(),
    task,
    tasksOf,
    count: (serviceArn, kinds, deploymentId) =>
      tasksOf(serviceArn).filter(({ spec, status }) => {
        const kind = kindOf(status);
        return kind !== undefined && kinds.includes(kind) && (deploymentId === undefined || spec.deploymentId === deploymentId);
      }).length,
    take: ({ table: name, key, row }) => set(name, key, row),
    reload(rows) {
      tables.clear();
      services.clear();
      for (const [name, key, row] of rows) set(name, key, row);
    },
  };
}
