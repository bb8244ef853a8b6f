import type { Rule } from "../src/rule.js";

export function rulesPage(areas: readonly (readonly [area: string, rules: readonly Rule[]])[], docsLink: (page: string) => string): string;
