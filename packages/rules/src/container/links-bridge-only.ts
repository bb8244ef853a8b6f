import { containers } from "../containers.js";
import { networkMode } from "../network.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const linksBridgeOnly: Rule = rule({
  id: "links-bridge-only",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`links` work with the network mode bridge alone.",
  source: "ContainerDefinition$links",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Links are not supported when networkMode={mode}.", sure: "form" },
  needs: "links",
  messages: { mode: "Links need the network mode bridge; this task has {mode}." },
  hint: "Remove `links`: with awsvpc and host, containers of a task reach each other on localhost.",
  check(task, report) {
    const mode = networkMode(task);
    if (mode === undefined || mode === "bridge" || isPlaceholder(mode)) return;
    for (const { at, container } of containers(task))
      if (container.links && container.links.length > 0) report("mode", [...at, "links"], { mode });
  },
});
