import type { Wire } from "@stowage/model";
import type { RuleCondition } from "@stowage/model/elbv2";
import { invalid } from "./refuse.js";

type Condition = Wire<RuleCondition>;

/** Field → the member that holds its values, and whether a rule may have it more than once. Source: ELB API, RuleCondition, CreateRule. */
const fields: { readonly [field: string]: { readonly config: keyof Condition; readonly many?: true } } = {
  "host-header": { config: "HostHeaderConfig" },
  "path-pattern": { config: "PathPatternConfig" },
  "http-request-method": { config: "HttpRequestMethodConfig" },
  "source-ip": { config: "SourceIpConfig" },
  "http-header": { config: "HttpHeaderConfig", many: true },
  "query-string": { config: "QueryStringConfig", many: true },
};

/** Source: ELB API, the condition configurations: characters of a value, and quotas: values of all conditions of a rule. */
const limits = { value: 128, values: 5 } as const;

/** A rule's conditions in the form in which they are described: those of hosts and paths have their values twice. */
export function checkConditions(conditions: readonly Condition[]): Condition[] {
  if (conditions.length === 0) return invalid("A condition must be specified");
  const seen = new Set<string>();
  let count = 0;
  const described = conditions.map((condition): Condition => {
    const { Field = "", Values } = condition;
    const field = fields[Field];
    if (field === undefined) return invalid(`Condition field '${Field}' must be one of '[${Object.keys(fields).join(", ")}]'`);
    if (seen.has(Field) && !field.many) return invalid(`A rule can have only one '${Field}' condition`);
    seen.add(Field);
    const config = condition[field.config] as
      | { readonly Values?: readonly unknown[]; readonly RegexValues?: readonly unknown[] }
      | undefined;
    const values = config?.Values ?? Values ?? [];
    const regexes = config?.RegexValues ?? condition.RegexValues ?? [];
    if (values.length + regexes.length === 0) return invalid("A condition value must be specified");
    count += values.length + regexes.length;
    for (const value of values) {
      if (typeof value === "string" && value.length > limits.value)
        return invalid(`The value '${value}' has more than ${limits.value} characters.`);
    }
    if ((Field === "host-header" || Field === "path-pattern") && regexes.length === 0) {
      return { Field, Values: values as string[], [field.config]: { Values: values } };
    }
    return condition;
  });
  if (count > limits.values) return invalid(`A rule can have at most ${limits.values} condition values, and this one has ${count}.`);
  return described;
}
