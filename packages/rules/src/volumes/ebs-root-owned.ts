import { containers } from "../containers.js";
import { isRoot } from "../credentials.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ebsRootOwned: Rule = rule({
  id: "ebs-root-owned",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "A new EBS volume belongs to root: some container that runs as root makes it over to one that does not.",
  source: "developer guide, Use Amazon EBS volumes with Amazon ECS",
  docs: "ebs-volumes",
  needs: ["configuredAtLaunch", "user"],
  messages: { denied: '"{container}" runs as "{user}", and "{volume}" belongs to root until somebody changes that.' },
  hint: "Let a container that runs as root change the owner first, and wait for its SUCCESS.",
  check(task, report) {
    const attached = (task.volumes ?? []).filter(({ configuredAtLaunch }) => configuredAtLaunch === true).map(({ name }) => name);
    for (const volume of attached) {
      const writers = containers(task).filter(({ container }) =>
        container.mountPoints?.some(({ sourceVolume, readOnly }) => sourceVolume === volume && readOnly !== true),
      );
      // Without `user` the image decides, and it may be root.
      if (writers.some(({ container }) => !container.user || isRoot(container.user))) continue;
      for (const { at, container, name } of writers)
        report("denied", [...at, "user"], { container: name, user: container.user!, volume: volume! });
    }
  },
});
