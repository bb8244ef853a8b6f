import { wait, type Endpoint, type Pick, type Policy } from "./policy.js";

/**
 * Each endpoint in its turn, as Service Connect's own proxy does.
 *
 * The turn goes on when the list changes, so that frequent changes do not favour the head of the list. Every client starts somewhere else.
 *
 * @example
 * const policy = outlierEjection(roundRobin);
 */
export const roundRobin: Policy = ({ random }) => {
  let turn = random.below(0x1_0000);
  return {
    picker<E extends Endpoint>(endpoints: readonly E[]) {
      const uses = endpoints.map((endpoint): Pick<E> & { readonly kind: "use" } => ({ kind: "use", endpoint }));
      return {
        pick(avoid) {
          for (let looked = 0; looked < uses.length; looked += 1) {
            turn = turn >= Number.MAX_SAFE_INTEGER ? 0 : turn + 1;
            const use = uses[turn % uses.length]!;
            if (avoid === undefined || !avoid.has(use.endpoint)) return use;
          }
          return wait;
        },
      };
    },
  };
};
