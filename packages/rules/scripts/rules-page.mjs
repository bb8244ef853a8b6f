// The catalogue as a page: docs/rules.md. `node packages/rules/scripts/rules-page.mjs` writes it from the built package; a test compares.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const titles = {
  "task-definition": "Task definitions",
  fargate: "Fargate",
  container: "Containers",
  ports: "Ports",
  volumes: "Volumes",
  logging: "Logs and FireLens",
  secrets: "Secrets and environment",
  "health-check": "Health checks",
  "depends-on": "Dependencies of containers",
  windows: "Windows",
  external: "External instances",
  "managed-instances": "Managed Instances",
  accelerators: "Accelerators",
  iam: "Roles",
  tags: "Tags",
  cluster: "Clusters and namespaces",
  capacity: "Capacity providers",
  service: "Services",
  network: "Networking",
  deployment: "Deployments",
  "load-balancer": "Load balancers",
  "service-connect": "Service Connect",
  discovery: "Service discovery",
  placement: "Placement",
  "run-task": "Standalone tasks",
  scaling: "Scaling",
  assembly: "Across definitions",
  security: "Security and compliance packs",
};

const sureness = {
  seen: "seen in public",
  emulator: "as an emulator has it",
  form: "its form only",
  unknown: "not known",
};

export function rulesPage(areas, docsLink) {
  const rules = areas.flatMap(([, own]) => own);
  const errors = rules.filter(({ severity }) => severity === "error").length;
  return `# Rules

Generated from \`packages/rules\` by \`scripts/rules-page.mjs\`; do not edit.

There are ${rules.length} rules: ${errors} errors (AWS refuses it, or it can never run) and ${rules.length - errors} warnings (AWS takes it, and it is broken,
ignored or unwise). A rule's stage is when AWS, or the task, would fail. For errors the page quotes AWS's sentence as far as it is known, and
says how sure that is. Rules with pack ids are off until a pack is switched on. What no rule finds (shapes, placeholders, suppressions) is at
the end. Where a rule differs from what is written elsewhere, [the notes](rules-notes.md) say why.
${areas.map(([area, own]) => section(titles[area], own, docsLink)).join("")}
## Findings that are no rules

- **\`missing-field\`** (error): A member that AWS's model requires is not there.
- **\`unknown-field\`** (error): AWS's model has no such member; the nearest one is named.
- **\`unknown-value\`** (error): The value is not one that AWS's model lists.
- **\`wrong-type\`** (error): The value is of another type than AWS's model says.
- **\`template-placeholder\`** (warning): A template was not filled in; no rule judges what will stand there.
- **\`unknown-document\`** (error): A file is no definition that Stowage knows.
- **\`unknown-rule\`** (warning): A severity or a suppression names a rule that does not exist.
- **\`unknown-pack\`** (warning): A pack that does not exist is switched on.
- **\`policy-failed\`** (error): A policy of the organisation's own threw instead of judging.
- **\`policy-clash\`** (error): Two policies have one id, or one has a rule's.
- **\`suppression-reason\`** (error): A suppression gives no reason, and silences nothing.
- **\`suppression-unneeded\`** (warning): A suppression has nothing to silence.
`;
}

function section(title, rules, docsLink) {
  return `\n## ${title}\n\n${rules.map((rule) => entry(rule, docsLink)).join("\n")}\n`;
}

function entry({ id, severity, stages, summary, docs, aws, packs, source }, docsLink) {
  const ids = Object.values(packs ?? {}).flat();
  const parts = [
    `- **\`${id}\`** (${severity}; ${stages.join(", ")}): ${summary}`,
    ids.length > 0 ? `Packs: ${ids.join(", ")}.` : "",
    aws === undefined ? "" : answer(aws),
    `Source: ${code(source)} ([documentation](${docsLink(docs)})).`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function answer({ type, text, sure }) {
  return text === undefined ? `AWS raises ${type}.` : `AWS raises ${type}, \`${text}\` (${sureness[sure]}).`;
}

/** Members of AWS's model as code: `PortMapping$hostPort`. */
function code(source) {
  return source.replaceAll(/\b\w+\$\w+/g, (member) => `\`${member}\``).replaceAll(/(?<![\w`])\$\w+/g, (member) => `\`${member}\``);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { areas, docsLink } = await import("../dist/index.js");
  writeFileSync(new URL("../../../docs/rules.md", import.meta.url), rulesPage(areas, docsLink));
}
