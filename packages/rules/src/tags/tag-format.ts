import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const tagFormat: Rule = rule({
  id: "tag-format",
  severity: "error",
  stage: ["register", "create-service", "run-task", "cluster", "api"],
  on: ["taskDefinition", "service", "runTask", "cluster", "capacityProvider"],
  summary: "A tag's key has 1 to 128 characters and its value 0 to 256: letters, digits, spaces and _ . : / = + - @.",
  source: "CreateServiceRequest$tags",
  docs: "API_Tag",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "tags",
  messages: {
    key: 'The tag key "{text}" is empty or too long (at most {max}).',
    value: "The tag value has {length} characters; AWS takes {max}.",
    characters: '"{text}" has characters that tags do not take.',
  },
  hint: "Use letters, digits, spaces and _ . : / = + - @.",
  check({ tags = [] }, report) {
    for (const [index, { key = "", value = "" }] of tags.entries()) {
      const { max } = limits.tagKeyLength;
      if (key === "" || key.length > max) report("key", ["tags", index, "key"], { text: key.slice(0, 40), max });
      else if (!isAllowed(key)) report("characters", ["tags", index, "key"], { text: key });
      if (value.length > limits.tagValueLength.max)
        report("value", ["tags", index, "value"], { length: value.length, max: limits.tagValueLength.max });
      else if (!isAllowed(value)) report("characters", ["tags", index, "value"], { text: value });
    }
  },
});

const plain = /^[\w .:/=+@-]*$/;

/** Letters of all scripts take long to read as an expression, so it stands where it is needed: most tags have none. */
function isAllowed(text: string): boolean {
  return plain.test(text) || /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
}
