import type { Assembly, Estimate } from "@stowage/model";
import type { Observations } from "@stowage/model/inputs";
import type { EstimateOptions } from "../estimate/options.js";
import type { Money } from "../money.js";
import type { PriceList } from "../prices/price-list.js";
import type { Edit } from "./edit.js";

/** Something that would be cheaper. */
export interface Advice {
  readonly kind: "right-size" | "arm" | "spot" | "idle" | "fewer-tasks" | "instances" | "fargate" | "savings-plan";
  /** A service, a task definition's family, a capacity provider, or `""` for the application as a whole. */
  readonly resource: string;
  /** What to do, and why it is cheaper. */
  readonly message: string;
  /** Over the span of the estimate; a decimal amount. */
  readonly saving: string;
  /** What may go wrong. */
  readonly risk: string;
  /** The change to the Assembly; none where it takes more than values. */
  readonly edits: readonly Edit[];
  /** The change to the definition in TypeScript: the call to write. */
  readonly dsl: string;
}

/** What an adviser looks at. */
export interface AdviceContext {
  readonly assembly: Assembly;
  readonly prices: PriceList;
  readonly options: EstimateOptions;
  readonly base: Estimate;
  readonly observations: Observations | undefined;
  /** What the edits save; undefined if the edited Assembly has something without a known price that the base does not have. */
  savingOf(edits: readonly Edit[]): Money | undefined;
}

export type Adviser = (context: AdviceContext) => readonly Advice[];
