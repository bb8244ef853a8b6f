import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const workingDirectoryAbsolute: Rule = rule({
  id: "working-directory-absolute",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "`workingDirectory` is an absolute path.",
  source: "ContainerDefinition$workingDirectory",
  docs: "API_ContainerDefinition",
  needs: "workingDirectory",
  messages: { relative: '"{path}" is not an absolute path.' },
  hint: "Begin with a slash (on Windows, with a drive).",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const path = container.workingDirectory;
      if (path !== undefined && path !== "" && !/^(\/|[A-Za-z]:[\\/])/.test(path))
        report("relative", [...at, "workingDirectory"], { path });
    }
  },
});
