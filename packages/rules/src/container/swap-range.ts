import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const swapRange: Rule = rule({
  id: "swap-range",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`maxSwap` is not negative, and `swappiness` is 0 to 100.",
  source: "LinuxParameters$maxSwap, $swappiness",
  docs: "API_LinuxParameters",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "linuxParameters",
  messages: { negative: "{value} MiB of swap are less than none.", range: "A swappiness of {value} is not between 0 and 100." },
  hint: "Write `maxSwap` in MiB (0: no swap), and `swappiness` from 0 to 100.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { maxSwap, swappiness } = container.linuxParameters ?? {};
      if (maxSwap !== undefined && maxSwap < 0) report("negative", [...at, "linuxParameters", "maxSwap"], { value: maxSwap });
      if (outside(swappiness, limits.swappiness)) report("range", [...at, "linuxParameters", "swappiness"], { value: swappiness });
    }
  },
});
