/** A module with an app of `count` services: each with two containers, a port, a peer before it and one after it. */
export function generatedApp(count: number): string {
  const tasks = Array.from({ length: count }, (_, i) => {
    const size = `{ cpu: 256, memory: 512 }`;
    const side = `.container("migrate", (c) => c.image("s${i}", "1").essential(false))`;
    const main = `.container("app", (c) => c.image("s${i}", "1").port("http", 8080).dependsOn("migrate", "SUCCESS"))`;
    return `const s${i} = task("s${i}").fargate(${size})${side}${main};`;
  });
  const steps = Array.from({ length: count }, (_, i) => {
    const peers = `"s${(i + 1) % count}", "s${(i + count - 1) % count}"`;
    return `  s${i}: (s) => s.serve("http").uses(${peers}).desired(2).scale({ min: 2, max: 20, cpu: 60 }),`;
  });
  const names = Array.from({ length: count }, (_, i) => `s${i}`).join(", ");
  return `import { app, task } from "@stowage/dsl";
${tasks.join("\n")}
export const shop = app("shop", { ${names} }).cluster("main").namespace("shop.local").configure({
${steps.join("\n")}
});
`;
}
