import { StowageError } from "@stowage/model";

/** Which columns of an export hold what. The first name that the file has counts. */
export interface BillFormat {
  readonly name: "CUR 2.0" | "CUR (legacy)" | "FOCUS";
  readonly start: readonly string[];
  readonly end: readonly string[];
  readonly usageType: readonly string[];
  readonly resource: readonly string[];
  readonly currency: readonly string[];
  readonly lineType: readonly string[];
  /** The cost by type of line; `*` for the others. Amortised, where the file has it. */
  readonly cost: { readonly [lineType: string]: readonly string[] };
  readonly splitCost: readonly string[];
  readonly unusedCost: readonly string[];
  /** A column with all tags as JSON, or one for each tag with this prefix. */
  readonly tags: readonly string[];
  readonly tagPrefix: RegExp | undefined;
}

const CUR2: BillFormat = {
  name: "CUR 2.0",
  start: ["line_item_usage_start_date"],
  end: ["line_item_usage_end_date"],
  usageType: ["line_item_usage_type"],
  resource: ["line_item_resource_id"],
  currency: ["line_item_currency_code"],
  lineType: ["line_item_line_item_type"],
  cost: {
    SavingsPlanCoveredUsage: ["savings_plan_savings_plan_effective_cost"],
    DiscountedUsage: ["reservation_effective_cost"],
    "*": ["line_item_unblended_cost"],
  },
  splitCost: ["split_line_item_split_cost"],
  unusedCost: ["split_line_item_unused_cost"],
  tags: ["resource_tags"],
  tagPrefix: /^resource_tags_/,
};

const LEGACY: BillFormat = {
  name: "CUR (legacy)",
  start: ["lineItem/UsageStartDate"],
  end: ["lineItem/UsageEndDate"],
  usageType: ["lineItem/UsageType"],
  resource: ["lineItem/ResourceId"],
  currency: ["lineItem/CurrencyCode"],
  lineType: ["lineItem/LineItemType"],
  cost: {
    SavingsPlanCoveredUsage: ["savingsPlan/SavingsPlanEffectiveCost"],
    DiscountedUsage: ["reservation/EffectiveCost"],
    "*": ["lineItem/UnblendedCost"],
  },
  splitCost: ["splitLineItem/SplitCost"],
  unusedCost: ["splitLineItem/UnusedCost"],
  tags: [],
  tagPrefix: /^resourceTags\//,
};

const FOCUS: BillFormat = {
  name: "FOCUS",
  start: ["ChargePeriodStart"],
  end: ["ChargePeriodEnd"],
  usageType: ["x_UsageType", "SkuMeter"],
  resource: ["AllocatedResourceId", "ResourceId"],
  currency: ["BillingCurrency"],
  lineType: ["ChargeCategory"],
  cost: { "*": ["EffectiveCost", "BilledCost"] },
  splitCost: [],
  unusedCost: [],
  tags: ["AllocatedTags", "Tags"],
  tagPrefix: undefined,
};

/**
 * The format of an export, by its header.
 *
 * @throws StowageError `bill-format`: a header of none of them, or without a column that is needed.
 */
export function billFormatOf(header: readonly string[]): BillFormat {
  const format = [CUR2, LEGACY, FOCUS].find(({ start }) => header.includes(start[0]!));
  if (format === undefined) {
    throw new StowageError("bill-format", "Line 1: this is no Cost and Usage Report and no FOCUS export.", {
      hint: "Its header needs line_item_usage_start_date (CUR 2.0), lineItem/UsageStartDate or ChargePeriodStart (FOCUS).",
    });
  }
  const needed = [format.end, format.usageType, format.currency, format.cost["*"]!];
  const missing = needed.find((names) => !names.some((name) => header.includes(name)));
  if (missing === undefined) return format;
  throw new StowageError("bill-format", `Line 1: the ${format.name} export has no column ${missing.join(" or ")}.`, {
    hint: "Export it again with that column.",
  });
}
