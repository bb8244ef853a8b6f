// Which operations of AWS's APIs the engine answers, as a page: docs/operations.md. `node packages/local/scripts/operations-page.mjs` writes it
// from the built package; a test compares.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The page's text; `services` are the engine's own. */
export function operationsPage(services) {
  const sections = services.map(section);
  return `# Operations

Which operations of AWS's APIs the embedded engine answers. This page is generated from the tables of the AWS SDK and from the engine's own
lists: \`node packages/local/scripts/operations-page.mjs\` writes it from the built package.

- **behaviour**: does what AWS documents of it, as far as the simulated or local driver reaches.
- **answered only**: checks its input and gives AWS's answer, but nothing follows from it; the reason stands beside it.
- **missing**: refused by name.

${services.map(summary).join("\n")}
${sections.join("")}`;
}

function rowsOf({ schema, operations }) {
  const own = new Map(operations.map((each) => [each.name, each]));
  return Object.keys(schema.operations)
    .sort()
    .map((name) => ({ name, state: stateOf(own.get(name)), reason: own.get(name)?.answeredOnly ?? "" }));
}

function stateOf(operation) {
  if (operation === undefined) return "missing";
  return operation.answeredOnly === undefined ? "behaviour" : "answered only";
}

function summary(service) {
  const rows = rowsOf(service);
  const count = (state) => rows.filter((row) => row.state === state).length;
  const parts = ["behaviour", "answered only", "missing"].map((state) => `${count(state)} ${state}`);
  return `- [${service.name}](#${service.name}): ${rows.length} operations: ${parts.join(", ")}`;
}

function section(service) {
  const lines = rowsOf(service).map(({ name, state, reason }) => `- \`${name}\`: ${state}${reason === "" ? "" : `. ${reason}`}`);
  return `\n## ${service.name}\n\n${lines.join("\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { allServices } = await import("../dist/services/all-services.js");
  writeFileSync(new URL("../../../docs/operations.md", import.meta.url), operationsPage(allServices));
}
