const message = "Export by name: whoever reads a package's index must see what is public, and what is added must be added on purpose.";

export const namedExports = {
  meta: { type: "problem", docs: { description: "No `export * from`." } },
  create(context) {
    return { ExportAllDeclaration: (node) => context.report({ node, message }) };
  },
};
