import type { Assembly, Budget, Diagnostic, Estimate } from "@stowage/model";
import { nearest } from "@stowage/model";
import { billing } from "../billing.js";
import type { EstimateOptions } from "../estimate/options.js";
import { formatMoney } from "../format-money.js";
import { Money } from "../money.js";
import { allocateCapacity } from "../report/allocate-capacity.js";
import { tagsOf } from "../report/tags.js";

/**
 * The budgets of an Assembly (`checks.budgets`) that its estimate exceeds, as findings for `check` and `plan`, which get this function from their
 * caller. An exceeded budget is an error; one whose cost is not wholly known, or that is of nothing, is a warning.
 *
 * @param options What the estimate was made with.
 *
 * @example
 * checkBudgets(assembly, await estimate(assembly)); // [{ rule: "budget-exceeded", path: "/checks/budgets/0", … }]
 */
export function checkBudgets(assembly: Assembly, estimate: Estimate, options: EstimateOptions = {}): readonly Diagnostic[] {
  const budgets = assembly.checks?.budgets ?? [];
  if (budgets.length === 0) return [];
  const costs = allocateCapacity(estimate, assembly, options);
  return budgets.flatMap((budget, at) => {
    const mine = resourcesOf(budget, assembly);
    const path = `/checks/budgets/${at}`;
    if (mine?.length === 0) return [ofNothing(budget, assembly, path)];
    const isMine = ({ resource }: { readonly resource: string }): boolean => mine === undefined || mine.includes(resource);
    const spent = costs.filter(isMine).reduce((sum, { monthly }) => sum.plus(monthly), new Money(0));
    const monthly = spent.times(billing.hoursPerMonth).div(estimate.hours);
    const unknown = estimate.unpriced.filter(isMine);
    return judge(budget, monthly, estimate.currency, unknown.length, path);
  });
}

function judge(budget: Budget, monthly: Money, currency: string, unknown: number, path: string): Diagnostic[] {
  const name = nameOf(budget);
  const over = monthly.minus(budget.maxMonthly);
  if (over.greaterThan(0)) {
    return [
      {
        rule: "budget-exceeded",
        severity: "error",
        path: `${path}/maxMonthly`,
        message: `${name} costs ${formatMoney(monthly, currency)} a month, ${formatMoney(over, currency)} over its budget of ${formatMoney(budget.maxMonthly, currency)}.`,
        hint: "Make it smaller (`stowage cost advise` says how), or raise the budget.",
      },
    ];
  }
  if (unknown === 0) return [];
  return [
    {
      rule: "budget-uncertain",
      severity: "warning",
      path,
      message: `What is known of ${name} costs ${formatMoney(monthly, currency)} a month; ${unknown === 1 ? "one item has" : `${unknown} items have`} no known price.`,
      hint: "`stowage cost` names them; add their prices in a price book, or what is missing in a usage file.",
    },
  ];
}

function ofNothing(budget: Budget, assembly: Assembly, path: string): Diagnostic {
  const near = budget.service === undefined ? undefined : nearest(budget.service, Object.keys(assembly.services ?? {}));
  return {
    rule: "budget-of-nothing",
    severity: "warning",
    path,
    message: `Nothing here is ${nameOf(budget)}.`,
    hint: near === undefined ? "Name a service as cluster/name, or a tag as key=value." : `Did you mean "${near}"?`,
  };
}

/** What a budget is about; undefined: everything, since it names neither a service nor a tag. */
function resourcesOf({ service, tag }: Budget, assembly: Assembly): string[] | undefined {
  if (service === undefined && tag === undefined) return undefined;
  const services = Object.keys(assembly.services ?? {});
  const alone = services.length === 0 ? Object.keys(assembly.taskDefinitions ?? {}) : [];
  const all = [
    ...services,
    ...Object.keys(assembly.tasks ?? {}).map((name) => `task:${name}`),
    ...Object.keys(assembly.capacityProviders ?? {}).map((name) => `capacity-provider:${name}`),
    ...alone,
  ];
  const [key = "", ...value] = tag?.split("=") ?? [];
  return all.filter(
    (resource) =>
      (service === undefined || resource === service) && (tag === undefined || tagsOf(assembly, resource)[key] === value.join("=")),
  );
}

function nameOf({ service, tag }: Budget): string {
  return [service && `service "${service}"`, tag && `what is tagged ${tag}`].filter(Boolean).join(", ") || "everything";
}
