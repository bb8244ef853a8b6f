import { controllersAt } from "../../../control/controllers.js";
import { seededRandom } from "../../../random.js";
import { State } from "../../../state/state.js";
import type { Pace } from "../../../control/types.js";
import { tableNames } from "../../../state/tables.js";
import { violate, type Check, type Standstill } from "../check.js";

/** What the store holds is what memory holds. */
export const storeEqualsMemory: Check = {
  name: "store-equals-memory",
  standstill({ engine: { view }, stored }) {
    const rows = new Map([...stored()].map(([table, key, row]) => [`${table} ${key}`, row]));
    let count = 0;
    for (const table of tableNames) {
      for (const [key, row] of view.all(table)) {
        count++;
        const durable = rows.get(`${table} ${key}`);
        if (durable !== row && JSON.stringify(durable) !== JSON.stringify(row)) violate("store-equals-memory", `${table} ${key} differs`);
      }
    }
    if (count !== rows.size) violate("store-equals-memory", `${count} rows in memory, ${rows.size} in the store`);
  },
};

/** Indexes are what they would be if they were built anew. */
export const indexes: Check = {
  name: "indexes",
  standstill({ engine }) {
    const live = engine.view as State;
    const anew = rebuilt({ engine });
    const [a, b] = [JSON.stringify(live.dumpIndexes()), JSON.stringify(anew.dumpIndexes())];
    if (a !== b) violate("indexes", "an index differs from one that is built anew");
  },
};

/** Deciding again over every key changes nothing. */
export function fixpoint(pace: Pace): Check {
  const controllers = controllersAt(pace);
  return {
    name: "fixpoint",
    standstill({ engine }) {
      for (const controller of controllers) {
        for (const key of controller.keys(engine.view)) {
          const decision = controller.decide(engine.view, key, engine.now(), seededRandom("fixpoint"));
          const [command] = decision?.commands ?? [];
          if (command) violate("fixpoint", `${controller.name} would still change ${command.table} ${command.key}: ${command.why}`);
        }
      }
    },
  };
}

function rebuilt({ engine }: Pick<Standstill, "engine">): State {
  const state = new State({ addresses: { addresses: 1, address: () => "" } });
  for (const table of tableNames) for (const [key, row] of engine.view.all(table)) state.set(table, key, row as never);
  return state;
}
