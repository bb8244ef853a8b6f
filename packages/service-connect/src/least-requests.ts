import { wait, type Endpoint, type Pick, type Policy } from "./policy.js";

/**
 * Of two endpoints drawn at random, the one with fewer requests in flight: nearly as even as looking at all of them,
 * at a cost that does not grow with their number, and many clients do not fall upon the same idlest endpoint.
 *
 * @example
 * const policy = outlierEjection(leastRequests);
 */
export const leastRequests: Policy = ({ random }) => ({
  picker<E extends Endpoint>(endpoints: readonly E[]) {
    const uses = endpoints.map((endpoint): Pick<E> & { readonly kind: "use" } => ({ kind: "use", endpoint }));
    const count = uses.length;
    return {
      pick(avoid) {
        if (count === 0) return wait;
        const first = random.below(count);
        let second = count === 1 ? 0 : random.below(count - 1);
        if (second >= first && count > 1) second += 1;
        const a = uses[first]!;
        const b = uses[second]!;
        if (avoid !== undefined) {
          if (avoid.has(a.endpoint)) return avoid.has(b.endpoint) ? leastOf(uses, avoid) : b;
          if (avoid.has(b.endpoint)) return a;
        }
        return b.endpoint.inFlight < a.endpoint.inFlight ? b : a;
      },
    };
  },
});

function leastOf<E extends Endpoint>(uses: readonly (Pick<E> & { readonly kind: "use" })[], avoid: ReadonlySet<Endpoint>): Pick<E> {
  let least: (Pick<E> & { readonly kind: "use" }) | undefined;
  for (const use of uses) {
    if (avoid.has(use.endpoint)) continue;
    if (least === undefined || use.endpoint.inFlight < least.endpoint.inFlight) least = use;
  }
  return least ?? wait;
}
