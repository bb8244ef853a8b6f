// What oxlint cannot ban by configuration: a date made of the present moment.
const message = "The time comes in as an argument; only the package's clock.ts may ask for the present moment.";

export const noAmbientDate = {
  meta: { type: "problem", docs: { description: "`new Date()` and `Date()` read the clock; `new Date(value)` does not." } },
  create(context) {
    const isDate = (callee) => callee.type === "Identifier" && callee.name === "Date";
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, message });
      },
      CallExpression(node) {
        if (isDate(node.callee)) context.report({ node, message });
      },
    };
  },
};
